/** Partners on Node, where a newsroom's own one can come from a file. */
import type { Partner } from '../partners/partner.ts'
import { choosePartners, findPartner } from '../partners/presets.ts'
import { parsePartnerSettings } from '../settings/partners.ts'
import type { Environment } from '../settings/setting.ts'
import { ownFiles } from './own-files.ts'

const { readFile, parseFile } = ownFiles
const settingsOf = (environment: Environment) => parsePartnerSettings(environment, readFile)

/** @throws {SettingsError} with all that is wrong with the settings or the file. */
export const readPartners = (environment: Environment): readonly Partner[] =>
  choosePartners(settingsOf(environment), parseFile)

/** A partner by its name, whether it is on or not. @throws {SettingsError} as `readPartners` does. */
export const readPartner = (environment: Environment, name: string): Partner | undefined =>
  findPartner(name, settingsOf(environment), parseFile)
