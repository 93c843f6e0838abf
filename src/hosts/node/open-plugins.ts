/** Opens plugins on Node, for a service or for a process that only works. */
import { viewOf } from '../../core/app.ts'
import type { Core, Plugin } from '../../core/plugin.ts'
import { type OpenedPlugin, openPlugins, startPlugins } from '../../core/plugins.ts'
import type { Environment } from '../../core/settings/setting.ts'
import { parseSite } from '../../core/settings/site.ts'
import { reportOnce } from '../../core/store/snapshot.ts'
import { createHost } from './host.ts'
import { logError, logLeftOut } from './log.ts'
import { ownFiles } from './own-files.ts'

const usual = { serves: true, isLocal: false, localOrigin: null, demo: false }

/**
 * Opens plugins for an environment that was checked. By default the process serves, from a server's
 * database, for everybody.
 */
export function openOn(
  plugins: readonly Plugin[],
  environment: Environment,
  options: Partial<Omit<Core, 'added'>> = {},
): readonly OpenedPlugin[] {
  const site = parseSite(environment, {
    origin: options.localOrigin ?? 'http://127.0.0.1',
    ...ownFiles,
  })
  const opened: readonly OpenedPlugin[] = openPlugins(plugins, {
    ...usual,
    ...{ environment, site, host: createHost(environment), log: logError },
    leftOut: reportOnce(logLeftOut),
    view: () => viewOf(site, options.demo ?? false, opened),
    fetch: () => {
      throw new Error('this process answers no requests')
    },
    ...options,
  })
  return opened
}

/** Opens what works while the database is away, and starts it. @throws {SettingsError} */
export async function openEarly(
  plugins: readonly Plugin[],
  environment: Environment,
): Promise<readonly OpenedPlugin[]> {
  const opened = openOn(
    plugins.filter(({ isEarly = false }) => isEarly),
    environment,
  )
  await startPlugins(opened)
  return opened
}

export const closeAll = async (opened: readonly OpenedPlugin[]): Promise<void> =>
  void (await Promise.all(opened.flatMap(({ close }) => close?.() ?? [])))
