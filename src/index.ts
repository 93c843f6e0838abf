/**
 * The package's main export: a newsroom as a function from requests to responses, for Node, alone
 * or below another app.
 */

import type { Plugin } from './core/plugin.ts'
import { localOrigin, parseNodeSettings } from './core/settings/node.ts'
import type { Environment } from './core/settings/setting.ts'
import { checkEnvironment } from './hosts/node/check-environment.ts'
import { logError } from './hosts/node/log.ts'
import { openNewsroom } from './hosts/node/newsroom.ts'
import { closeAll, openEarly } from './hosts/node/open-plugins.ts'
import { explainStart } from './hosts/node/start-errors.ts'
import { createStarting } from './hosts/node/starting.ts'

/** A newsroom that is open. */
export type Candor = {
  /**
   * Answers a request for an address below SITE_ORIGIN and BASE_PATH; the path of the request has
   * BASE_PATH in front. `connection` is what `@hono/node-server` passes: with it, limits of clients
   * know their addresses.
   */
  readonly fetch: (request: Request, connection?: unknown) => Response | Promise<Response>
  /** The newsroom's address, without a slash at the end. */
  readonly address: string
  /** Lets what is under way end, and closes the database. */
  readonly close: () => Promise<void>
}

/** A plugin. All of its type is `Plugin` of `candor-feeds/plugin`. */
export type AnyPlugin = {
  readonly name: string
  readonly open?: (core: never) => unknown
}

/** What a newsroom is made of. docs/plugins.md lists Candor's plugins, and says how to write one. */
export type Options = { readonly plugins?: readonly AnyPlugin[] }

/**
 * Opens the newsroom whose settings (docs/settings.md) `environment` has. Without DATABASE_URL it
 * has an embedded database, in the folder DATA_DIR, which no other process may have open. With
 * PUSH=on it delivers. Without `plugins`, it has all of Candor's.
 *
 * @throws {Error} whose message is a line for each wrong setting, or says what is wrong with the
 *   database.
 * @example
 * const candor = await createApp({ SITE_ORIGIN: 'https://example.org', BASE_PATH: '/news' })
 * app.all('/news/*', (c) => candor.fetch(c.req.raw, c.env))
 */
export async function createApp(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  { plugins }: Options = {},
): Promise<Candor> {
  try {
    // Plugins that are not in the list are not loaded.
    const list = plugins ?? (await import('./newsroom.ts')).newsroom
    return await open(environment, list as readonly Plugin[])
  } catch (error) {
    throw new Error(explainStart(error, environment), { cause: error })
  }
}

async function open(environment: Environment, plugins: readonly Plugin[]): Promise<Candor> {
  checkEnvironment(plugins, environment)
  const { host, port } = parseNodeSettings(environment)
  const early = await openEarly(plugins, environment)
  const starting = createStarting(logError)
  const options = { plugins, localOrigin: localOrigin(host, port), early, starting }
  const { fetch, base, close } = await openNewsroom(environment, options).catch(async (error) => {
    await closeAll(early)
    throw error
  })
  return {
    address: base,
    fetch: (request, connection) => fetch(request, connection as object),
    async close() {
      await Promise.all([close(), closeAll(early)])
    },
  }
}
