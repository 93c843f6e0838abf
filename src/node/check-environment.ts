/** Checks the settings at the start. */
import { checkPartnerFeeds } from '../documents/partner-access.ts'
import type { Environment } from '../settings/setting.ts'
import { parseSigningSettings } from '../settings/signing.ts'
import { parseSite } from '../settings/site.ts'
import { checkSettings, findUnknown } from '../settings/tables.ts'
import { findIncompleteOnNode } from './incomplete-settings.ts'
import { logError } from './log.ts'
import { ownFiles, readPartners } from './own-files.ts'

/**
 * Says what is wrong or missing in the settings.
 *
 * @throws {SettingsError} with all faults at once.
 */
export function checkEnvironment(environment: Environment): void {
  const local = { origin: 'http://127.0.0.1', ...ownFiles }
  for (const line of findUnknown(environment)) {
    logError(line, undefined, { event: 'setting.unknown', level: 'warn' })
  }
  checkSettings(environment, local, [
    () => checkPartnerFeeds(parseSite(environment, local), readPartners(environment)),
    () => parseSigningSettings(environment),
  ])
  for (const { problem } of findIncompleteOnNode(environment, parseSite(environment, local))) {
    logError(problem, undefined, { event: 'setting.incomplete', level: 'warn' })
  }
}
