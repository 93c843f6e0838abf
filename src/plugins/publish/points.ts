/** What other plugins can add to the publishing API, and what it gives them. */
import type { Outages } from '../../core/documents/outage.ts'
import { type Core, type Opened, point } from '../../core/plugin.ts'
import type { Environment } from '../../core/settings/setting.ts'
import type { Site } from '../../core/settings/site.ts'
import type { OwnFiles } from '../../core/settings/wording.ts'
import type { WriterDatabase } from '../../core/store/writer-database.ts'
import { noPartners, type PartnerAnswers } from './partner-answers.ts'
import type { Routes } from './route.ts'

/** A static addition (`Plugin.adds`): the description is made of routes that nobody opened. */
export const apiRoutes = point<Routes>('routes of the API')

/** For plugins that take the same tokens: its connection and limits. */
export type OpenedApi = {
  /** Called for each request: at the edge, requests cannot share connections. */
  readonly writer: () => WriterDatabase
  readonly requestsPerMinute: number
  readonly outages: Outages
}

export const openedApi = point<OpenedApi>('the publishing API')

/** Answers about articles say whether partners get them. Called once for each app. */
export const partnersOfApi = point<(site: Site) => PartnerAnswers>('partners')

/**
 * A static addition: opens a plugin for a command on the database itself, which neither counts nor
 * delivers. `null` if it is off. @throws {SettingsError}
 */
export const openedForCommands =
  point<(environment: Environment, files: OwnFiles) => Opened | null>('plugins of commands')

export function partnerAnswersOf(added: Core['added'], site: Site): PartnerAnswers {
  const [answersFor] = added(partnersOfApi)
  return answersFor?.(site) ?? noPartners
}
