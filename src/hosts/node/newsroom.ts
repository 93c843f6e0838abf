/**
 * A newsroom on Node, open: its database, its app, and what works beside them. The service and the
 * package make theirs here.
 */
import { demoPages } from '../../../demo/pages.ts'
import { findPublished } from '../../../demo/published.ts'
import { contentsOf, hasDemo, seedDemo } from '../../../demo/seed.ts'
import { seedWaiting } from '../../../demo/waiting.ts'
import { createApp } from '../../core/app.ts'
import { tellAll } from '../../core/documents/observation.ts'
import { pushSource } from '../../core/metrics/sources.ts'
import { parseDeliverySettings } from '../../core/settings/delivery.ts'
import { parseNodeSettings } from '../../core/settings/node.ts'
import type { Environment } from '../../core/settings/setting.ts'
import { parseSite, rootOf } from '../../core/settings/site.ts'
import { readPublicEditors } from '../../core/store/editors.ts'
import { reportOnce } from '../../core/store/left-out.ts'
import { createStore } from '../../core/store/store.ts'
import { openCheck } from '../../plugins/check/node.ts'
import { openDesk } from '../../plugins/desk/node.ts'
import { parseDeskSettings } from '../../plugins/desk/settings/desk.ts'
import type { Listeners } from '../../plugins/metrics/node.ts'
import { openPublisher } from '../../plugins/publish/node.ts'
import { parsePublishSettings } from '../../plugins/publish/settings.ts'
import { createReadersFirst } from '../../plugins/push/node/readers-first.ts'
import { openPush } from '../../plugins/push/node/worker.ts'
import { nodeCodec } from './codec.ts'
import { countPartners, countReaders } from './counts.ts'
import { inTurns } from './database/in-turns.ts'
import { openDatabase } from './database/open.ts'
import { findIncompleteOnNode } from './incomplete-settings.ts'
import { logError, logLeftOut } from './log.ts'
import { ownFiles, readPartners } from './own-files.ts'
import { explainStart } from './start-errors.ts'
import type { createStarting } from './starting.ts'

export type AppFetch = ReturnType<typeof createApp>['fetch']

export type Newsroom = {
  readonly fetch: AppFetch
  /** Its address, without a slash at the end. */
  readonly base: string
  readonly hasDemo: boolean
  /** The token of the embedded database and its file; otherwise `null`. */
  readonly token: string | null
  readonly tokenFile: string | null
  /** The editors' desk, if it is on. */
  readonly desk: ReturnType<typeof openDesk>
  /** Ends what it does by itself, such as deliveries; requests still get answers. */
  readonly stop: () => Promise<void>
  readonly close: () => Promise<void>
}

type NewsroomOptions = {
  /** The origin without SITE_ORIGIN. */
  readonly localOrigin: string
  /** The host on which this process listens; none below another app. */
  readonly host?: string
  readonly listeners: Listeners
  readonly starting: Pick<ReturnType<typeof createStarting>, 'open' | 'later'>
}

/**
 * Opens the database, with the demo in an embedded one that nobody else filled; a server is only
 * read.
 */
async function openContents(environment: Environment, base: string, later: () => void) {
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
    if (database.embedded && (await contentsOf(database.db)) !== 'others') {
      await seedDemo(database.db, base)
      if (parseDeskSettings(environment).desk !== false) await seedWaiting(database.db, base)
    }
    return { ...database, hasDemo: await hasDemo(database.db) }
  } catch (error) {
    await database.close()
    throw error
  }
}

/**
 * Opens the newsroom of an environment that was checked. Waits for a server's database while that
 * is away.
 */
export async function openNewsroom(
  environment: Environment,
  { localOrigin, host, listeners, starting }: NewsroomOptions,
): Promise<Newsroom> {
  const { databaseUrl, databaseConnections } = parseNodeSettings(environment)
  const site = parseSite(environment, { origin: localOrigin, ...ownFiles })
  const base = rootOf(site)
  const open = () => openContents(environment, base, starting.later)
  const explain = (error: unknown) => explainStart(error, environment)
  const opened = await (databaseUrl === null ? open() : starting.open(open, explain))
  const { db, embedded, announce, close } = opened
  const demo = opened.hasDemo
    ? demoPages(site, nodeCodec, { findPublished: (guid) => findPublished(db, guid) })
    : undefined
  const publisher = await openPublisher(environment, { db, embedded })
  const readers = countReaders(environment, { db, embedded, origin: site.origin, log: logError })
  const counts = countPartners(environment, { site, db, embedded, log: logError })
  const push = await openPush(environment, embedded ? db : null)
  const partners = readPartners(environment)
  const desk = openDesk(environment, {
    embedded: embedded ? db : null,
    hasDemo: opened.hasDemo,
    site,
    partners,
    localOrigin,
    host: host ?? null,
    listener: listeners.parts.listener,
  })
  const articles = createStore(db, reportOnce(logLeftOut))
  const store = embedded ? articles : inTurns(articles, databaseConnections)
  const check = openCheck(environment, {
    view: { site, demo: demo !== undefined, check: true },
    own: (url, init) => app.fetch(new Request(url, init)),
  })
  const app = createApp({
    site,
    settings: parseDeliverySettings(environment),
    runtime: { codec: nodeCodec, sharesPromises: true },
    store: () => store,
    log: logError,
    partners,
    incomplete: findIncompleteOnNode(environment, site),
    ...(publisher && {
      publish: {
        writer: publisher.writer,
        readers: readers !== undefined,
        ...parsePublishSettings(environment),
      },
    }),
    ...(push && { push: push.parts }),
    ...(demo && { demo }),
    check: check !== undefined,
    ...(desk && { editors: () => readPublicEditors(db) }),
    ...listeners.parts,
    listener: tellAll(
      [listeners.parts.listener, readers?.listener, counts?.listener].filter(
        (each) => each !== undefined,
      ),
    ),
  })
  if (push) listeners.parts.addSource?.(pushSource(push.state))
  let fetch: AppFetch = app.fetch
  if (push?.parts.settings.push === 'on') {
    const first = createReadersFirst()
    push.start(site, first.pauseMs)
    fetch = (request, env) => {
      first.note()
      return app.fetch(request, env)
    }
  }
  for (const part of [desk, check]) {
    if (!part) continue
    const others = fetch
    fetch = (request, env, context) =>
      part.answers(request) ? part.fetch(request, env) : others(request, env, context)
  }
  announce({ local: `${localOrigin}${site.basePath}`, root: base })
  return {
    ...{ fetch, base, hasDemo: demo !== undefined },
    ...{ token: publisher?.token ?? null, tokenFile: publisher?.tokenFile ?? null, desk },
    stop: async () => push?.stop(),
    async close() {
      await Promise.all([readers?.close(), counts?.close()])
      await push?.close()
      await Promise.all([close(), publisher?.close(), desk?.close()])
    },
  }
}
