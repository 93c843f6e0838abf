/** Partners on Node, where a newsroom's own one can come from a file. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Partner } from '../partners/partner.ts'
import { choosePartners, findPartner } from '../partners/presets.ts'
import { parsePartnerSettings } from '../settings/partners.ts'
import type { Environment } from '../settings/setting.ts'
import type { Site } from '../settings/site.ts'

const settingsOf = (environment: Environment) => parsePartnerSettings(environment, (path) => readFileSync(path, 'utf8'))

/** Every JSON document is YAML. */
const parseFile = (text: string): unknown => parse(text)

/** @throws {SettingsError} with all that is wrong with the settings or the file. */
export const readPartners = (environment: Environment, site: Site): readonly Partner[] =>
  choosePartners(settingsOf(environment), site, parseFile)

/** A partner by its name, whether it is on or not. @throws {SettingsError} as `readPartners` does. */
export const readPartner = (environment: Environment, name: string): Partner | undefined =>
  findPartner(name, settingsOf(environment), parseFile)
