/**
 * A newsroom on Node, open: its database, its app, and what works beside them. The service and the
 * package make theirs here.
 */
import { findCheckLink } from '../../../demo/check-link.ts'
import { demoRoutes } from '../../../demo/routes.ts'
import { contentsOf, hasDemo, seedDemo } from '../../../demo/seed.ts'
import { seedWaiting } from '../../../demo/waiting.ts'
import { createApp, viewOf } from '../../core/app.ts'
import type { FootLink } from '../../core/pages/layout.ts'
import type { Plugin } from '../../core/plugin.ts'
import { type OpenedPlugin, startPlugins } from '../../core/plugins.ts'
import { parseNodeSettings } from '../../core/settings/node.ts'
import type { Environment } from '../../core/settings/setting.ts'
import { parseDeliverySettings, parseSite, rootOf, type Site } from '../../core/settings/site.ts'
import { reportOnce } from '../../core/store/snapshot.ts'
import { createStore } from '../../core/store/store.ts'
import { incompleteOf } from './check-environment.ts'
import { nodeCodec } from './codec.ts'
import { inTurns } from './database/in-turns.ts'
import { openDatabase } from './database/open.ts'
import { createHost } from './host.ts'
import { logError, logLeftOut } from './log.ts'
import { closeAll, openOn } from './open-plugins.ts'
import { ownFiles } from './own-files.ts'
import { explainStart } from './start-errors.ts'
import type { createStarting } from './starting.ts'

export type AppFetch = ReturnType<typeof createApp>['fetch']

export type Newsroom = {
  readonly fetch: AppFetch
  /** Its address, without a slash at the end. */
  readonly base: string
  readonly hasDemo: boolean
  /** A browser on this machine asks at `localhost`, which can be ::1. */
  readonly usesLocalhost: boolean
  /** What its plugins say at the start. */
  readonly announced: () => Promise<{
    readonly steps: readonly string[]
    readonly lines: readonly string[]
  }>
  /** Ends what it does by itself, such as deliveries; requests still get answers. */
  readonly stop: () => Promise<void>
  readonly close: () => Promise<void>
}

export type NewsroomOptions = {
  readonly plugins: readonly Plugin[]
  /** The origin without SITE_ORIGIN. */
  readonly localOrigin: string
  /** The host on which this process listens; none below another app. */
  readonly host?: string
  /** Plugins that are open before the database is. */
  readonly early: readonly OpenedPlugin[]
  readonly starting: Pick<ReturnType<typeof createStarting>, 'open' | 'later'>
}

/**
 * Opens the database, with the demo in an embedded one that nobody else filled; a server is only
 * read.
 */
async function openContents(
  environment: Environment,
  base: string,
  hasDesk: boolean,
  later: () => void,
) {
  const beforeMigration = () => {
    logError(
      'Migrating the database, once no transaction writes. Until then, requests get 503.',
      undefined,
      {
        event: 'migrating',
      },
    )
    later()
  }
  const database = await openDatabase(environment, { beforeMigration })
  try {
    let links: readonly FootLink[] = []
    if (database.embedded && (await contentsOf(database.db)) !== 'others') {
      // Not beside the seed: no answer arrives while this thread fills the database.
      links = await findCheckLink(base, environment['CHECK_PORT'])
      await seedDemo(database.db, base)
      // Articles that wait for a review are of no use without the desk.
      if (hasDesk) await seedWaiting(database.db, base)
    }
    return { ...database, hasDemo: await hasDemo(database.db), links }
  } catch (error) {
    await database.close()
    throw error
  }
}

const loopback = /^(127\.\d+\.\d+\.\d+|\[?::1\]?|localhost)$/

/**
 * Opens the newsroom of an environment that was checked. Waits for a server's database while that
 * is away.
 */
export async function openNewsroom(
  environment: Environment,
  options: NewsroomOptions,
): Promise<Newsroom> {
  const { plugins, localOrigin, starting } = options
  const { databaseUrl } = parseNodeSettings(environment)
  const site = parseSite(environment, { origin: localOrigin, ...ownFiles })
  const hasDesk =
    environment['DESK']?.trim() !== 'off' && plugins.some(({ name }) => name === 'desk')
  const open = () => openContents(environment, rootOf(site), hasDesk, starting.later)
  const explain = (error: unknown) => explainStart(error, environment)
  const contents = await (databaseUrl === null ? open() : starting.open(open, explain))
  try {
    return await openOver(contents, site, environment, options)
  } catch (error) {
    await contents.close()
    throw error
  }
}

/** Opens the plugins and the app over an open database. */
async function openOver(
  contents: Awaited<ReturnType<typeof openContents>>,
  site: Site,
  environment: Environment,
  { plugins, localOrigin, host, early }: NewsroomOptions,
): Promise<Newsroom> {
  const { databaseConnections } = parseNodeSettings(environment)
  const base = rootOf(site)
  const { db, embedded, announce, close, links } = contents
  const view = () => viewOf(site, contents.hasDemo, opened)
  const late = openOn(
    plugins.filter(({ isEarly = false }) => !isEarly),
    environment,
    {
      ...{ site, view, localOrigin, demo: contents.hasDemo },
      host: createHost(environment, embedded ? db : null),
      isLocal: host !== undefined && loopback.test(host),
      fetch: (request) => app.fetch(request),
    },
  )
  const opened = [...early, ...late, { links }]
  const articles = createStore(db, reportOnce(logLeftOut))
  const store = embedded ? articles : inTurns(articles, databaseConnections)
  const app = createApp({
    site,
    settings: parseDeliverySettings(environment),
    runtime: { codec: nodeCodec, sharesPromises: true },
    store: () => store,
    log: logError,
    plugins: opened,
    incomplete: incompleteOf(plugins, environment),
    ...(contents.hasDemo && { demo: demoRoutes() }),
  })
  await startPlugins(late)
  announce({ local: `${localOrigin}${site.basePath}`, root: base })
  return {
    ...{ fetch: app.fetch, base, hasDemo: contents.hasDemo },
    usesLocalhost: late.some(({ usesLocalhost = false }) => usesLocalhost),
    async announced() {
      const found = await Promise.all(late.map(async (each) => (await each.announce?.()) ?? null))
      return {
        steps: found.flatMap((each) => each?.steps ?? []),
        lines: found.flatMap((each) => each?.line ?? []),
      }
    },
    stop: async () => void (await Promise.all(late.flatMap(({ stop }) => stop?.() ?? []))),
    async close() {
      await closeAll(late)
      await close()
    },
  }
}
