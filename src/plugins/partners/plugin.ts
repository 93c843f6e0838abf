/** Feeds as partners want them, for those that are on. */
import type { Host } from '../../core/host.ts'
import { add, type Opened, type Plugin } from '../../core/plugin.ts'
import type { Environment } from '../../core/settings/setting.ts'
import { parseSite } from '../../core/settings/site.ts'
import { apiRoutes, partnersOfApi } from '../publish/points.ts'
import { answersFor } from './api/answers.ts'
import { partnerRoutes } from './api/routes.ts'
import { choosePartners, incompletePartners } from './choose-partners.ts'
import { mountPartners } from './document.ts'
import type { Partner } from './partner.ts'
import { parsePartnerSettings, partnerNames, partnerSettings } from './settings.ts'

/** @throws {SettingsError} with all that is wrong with the settings or the file. */
export const partnersOf = (environment: Environment, { files }: Pick<Host, 'files'>) =>
  choosePartners(parsePartnerSettings(environment, files?.readFile), files?.parseFile)

/** Presets can be closed before they are on. */
export const feedNamesOf = (partners: readonly Partner[]): readonly string[] =>
  [...partnerNames, ...partners.map(({ name }) => name)].map((name) => `partners/${name}`)

export const openPartners = (partners: readonly Partner[]): Opened => ({
  adds: [add(partnersOfApi, answersFor(partners))],
  feedNames: feedNamesOf(partners),
  routes: (mount) => mountPartners(mount, partners),
})

/** What is the same on all runtimes. */
export const partnersPlugin = {
  name: 'partners',
  needs: ['publish'],
  adds: [add(apiRoutes, partnerRoutes)],
  settings: (files) => ({ partners: partnerSettings(files?.readFile) }),
  feedNames: (environment, host) => feedNamesOf(partnersOf(environment, host)),
  missing: (environment, host) =>
    incompletePartners(
      partnersOf(environment, host),
      parseSite(environment, { origin: 'http://127.0.0.1', ...host.files }),
    ),
} satisfies Plugin
