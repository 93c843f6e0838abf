/** Checks the settings at the start. */
import { checkPartnerFeeds } from '../../core/documents/partner-access.ts'
import type { Environment } from '../../core/settings/setting.ts'
import { parseSite } from '../../core/settings/site.ts'
import { checkSettings, findUnknown } from '../../core/settings/tables.ts'
import { parseSigningSettings } from '../../plugins/signing/settings.ts'
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
