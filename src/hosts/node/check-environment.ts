/** Checks the settings and the list of plugins at the start. */
import { checkPartnerFeeds } from '../../core/documents/partner-access.ts'
import type { Plugin } from '../../core/plugin.ts'
import { checkPlugins, feedNamesOf, missingOf, tablesOf } from '../../core/plugins.ts'
import { nodeSettings } from '../../core/settings/node.ts'
import { type Environment, findIncomplete, type Incomplete } from '../../core/settings/setting.ts'
import { parseSite } from '../../core/settings/site.ts'
import { checkSettings, coreTables, findUnknown } from '../../core/settings/tables.ts'
import { createHost } from './host.ts'
import { logError } from './log.ts'
import { ownFiles } from './own-files.ts'

const local = { origin: 'http://127.0.0.1', ...ownFiles }

/** Every table of settings that a newsroom of these plugins reads on Node. */
export const tablesOnNode = (plugins: readonly Plugin[], site = local) => ({
  ...coreTables(site),
  ...tablesOf(plugins, ownFiles),
  node: nodeSettings,
})

/** @throws {SettingsError} with all faults at once. */
export function checkValues(plugins: readonly Plugin[], environment: Environment): void {
  checkSettings(environment, tablesOnNode(plugins), [
    () =>
      checkPartnerFeeds(
        parseSite(environment, local),
        feedNamesOf(plugins, environment, createHost(environment)),
      ),
    ...plugins.map((plugin) => () => plugin.check?.(environment, createHost(environment))),
  ])
}

/** Capabilities that are off because settings are missing. @throws {SettingsError} */
export const incompleteOf = (
  plugins: readonly Plugin[],
  environment: Environment,
): readonly Incomplete[] => [
  ...missingOf(plugins, environment, createHost(environment)),
  ...findIncomplete(environment),
]

/**
 * Says what is wrong or missing in the settings.
 *
 * @throws {SettingsError} with all faults at once.
 */
export function checkEnvironment(plugins: readonly Plugin[], environment: Environment): void {
  checkPlugins(plugins)
  for (const line of findUnknown(environment, tablesOnNode(plugins))) {
    logError(line, undefined, { event: 'setting.unknown', level: 'warn' })
  }
  checkValues(plugins, environment)
  for (const { problem } of incompleteOf(plugins, environment)) {
    logError(problem, undefined, { event: 'setting.incomplete', level: 'warn' })
  }
}
