/**
 * Candor as it runs in production: on Node with its own entry, in workerd with the bundle that is
 * deployed.
 */
import { freePort, type Server, startServer } from './process.ts'
import { bundle, hyperdriveBinding, startWorkerd, textBinding } from './workerd.ts'

/** Equal on both runtimes, so that both render the same bytes. */
const settings = {
  SITE_ORIGIN: 'https://news.example.org',
  SITE_TITLE: 'Example News',
  FEED_LENGTH: '30',
}

export type Settings = Readonly<Record<string, string>>

/** Resolves when `path` answers. By default the feed is warm then. */
export async function startCandorOnNode(
  databaseUrl: string,
  more: Settings = {},
  path = '/rss.xml',
  port?: number,
): Promise<Server> {
  const environment = { ...settings, ...more, DATABASE_URL: databaseUrl, HOST: '127.0.0.1' }
  return startServer(
    [process.execPath, 'src/hosts/node/main.ts'],
    port ?? (await freePort()),
    path,
    environment,
  )
}

/** The small feed with what `more` turns on and without it, in turns (switched.ts). */
export async function startSwitched(databaseUrl: string, more: Settings): Promise<Server> {
  const environment = { ...settings, ...more, DATABASE_URL: databaseUrl }
  return startServer(
    [process.execPath, 'bench/servers/switched.ts'],
    await freePort(),
    '/rss.xml',
    environment,
  )
}

/** Writes the bundle and the configuration to `folder`. */
export async function startCandorInWorkerd(
  folder: string,
  databaseUrl: string,
  more: Settings = {},
  path = '/rss.xml',
): Promise<Server> {
  return startBundle(folder, await bundle('src/worker.ts', folder), databaseUrl, more, path)
}

/** `module` is a bundle in `folder`. */
export async function startBundle(
  folder: string,
  module: string,
  databaseUrl: string,
  more: Settings = {},
  path = '/rss.xml',
): Promise<Server> {
  const url = new URL(databaseUrl)
  const texts = Object.entries({ ...settings, ...more }).map(([name, value]) =>
    textBinding(name, value),
  )
  return startWorkerd(folder, module, [...texts, hyperdriveBinding('HYPERDRIVE', url)], path, url)
}
