/** The Node entry: opens the database, serves the app and stops cleanly. An error at start is one line. */
import { demoPages } from '../../demo/pages.ts'
import { contentsOf, hasDemo, seedDemo } from '../../demo/seed.ts'
import { createApp } from '../app.ts'
import { tellAll } from '../documents/observation.ts'
import { checkPartnerFeeds } from '../documents/partner-access.ts'
import { pushSource } from '../metrics/sources.ts'
import { parseDeliverySettings } from '../settings/delivery.ts'
import { localOrigin, parseNodeSettings } from '../settings/node.ts'
import { parsePublishSettings } from '../settings/publish.ts'
import { parseSite, rootOf } from '../settings/site.ts'
import { checkSettings, findUnknown } from '../settings/tables.ts'
import { reportOnce } from '../store/left-out.ts'
import { createStore } from '../store/store.ts'
import { announceStart, startedLine } from './announce-start.ts'
import { nodeCodec } from './codec.ts'
import { countPartners, countReaders } from './counts.ts'
import { inTurns } from './database/in-turns.ts'
import { openDatabase } from './database/open.ts'
import { findIncompleteOnNode } from './incomplete-settings.ts'
import { type Listeners, openListeners } from './listeners.ts'
import { isText, logError, logLeftOut } from './log.ts'
import { notify } from './notify.ts'
import { ownFiles, readPartners, siteOf } from './own-files.ts'
import { openPublisher } from './publisher.ts'
import { openPush } from './push-worker.ts'
import { createReadersFirst } from './readers-first.ts'
import { type Connection, listen } from './socket.ts'
import { explainStart } from './start-errors.ts'
import { createStarting } from './starting.ts'
import { runUntilStopped } from './stop.ts'

type Fetch = ReturnType<typeof createApp>['fetch']
type Newsroom = { readonly fetch: Fetch; readonly close: () => Promise<void> }

const starting = createStarting(logError)

/** The database, and whether it has the demo. Only the embedded one gets it; a server is only read. */
async function openContents(base: string) {
  const beforeMigration = () => {
    logError('Migrating the database, once no transaction writes. Until then, requests get 503.', undefined, {
      event: 'migrating',
    })
    starting.later()
  }
  const database = await openDatabase(process.env, { beforeMigration })
  try {
    if (database.embedded && (await contentsOf(database.db)) !== 'others') await seedDemo(database.db, base)
    return { ...database, hasDemo: await hasDemo(database.db) }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** `port` is the actual port, because the demo's links contain it. */
async function openNewsroom(port: number, listeners: Listeners): Promise<Newsroom> {
  const { host, databaseUrl, databaseConnections } = parseNodeSettings(process.env)
  const site = siteOf(process.env, port)
  const base = rootOf(site)
  const open = () => openContents(base)
  const explain = (error: unknown) => explainStart(error, process.env)
  const opened = await (databaseUrl === null ? open() : starting.open(open, explain))
  const { db, embedded, announce, close } = opened
  const demo = opened.hasDemo ? demoPages(site, nodeCodec) : undefined
  const publisher = await openPublisher(process.env, { db, embedded })
  const readers = countReaders(process.env, { db, embedded, origin: site.origin, log: logError })
  const counts = countPartners(process.env, { site, db, embedded, log: logError })
  const push = await openPush(process.env, embedded ? db : null)
  const articles = createStore(db, reportOnce(logLeftOut))
  const store = embedded ? articles : inTurns(articles, databaseConnections)
  const app = createApp({
    site,
    settings: parseDeliverySettings(process.env),
    runtime: { codec: nodeCodec, sharesPromises: true },
    store: () => store,
    log: logError,
    partners: readPartners(process.env),
    incomplete: findIncompleteOnNode(process.env, site),
    ...(publisher && {
      publish: { writer: publisher.writer, readers: readers !== undefined, ...parsePublishSettings(process.env) },
    }),
    ...(push && { push: push.parts }),
    ...(demo && { demo }),
    ...listeners.parts,
    listener: tellAll(
      [listeners.parts.listener, readers?.listener, counts?.listener].filter((each) => each !== undefined),
    ),
  })
  if (push) listeners.parts.addSource?.(pushSource(push.state))
  let fetch: Fetch = app.fetch
  if (push?.parts.settings.push === 'on') {
    const first = createReadersFirst()
    push.start(site, first.pauseMs)
    fetch = (request, env) => {
      first.note()
      return app.fetch(request, env)
    }
  }
  announce({ local: `${localOrigin(host, port)}${site.basePath}`, root: base })
  const served = `Candor serves ${demo ? 'its demo newsroom' : 'the newsroom'} at ${base}/`
  if (isText) announceStart(served, base, publisher?.token ?? null)
  else logError(startedLine(served, publisher?.tokenFile ?? null), undefined, { event: 'started' })
  const closeAll = async () => {
    await Promise.all([readers?.close(), counts?.close()])
    await push?.close()
    await Promise.all([close(), publisher?.close()])
  }
  return { fetch, close: closeAll }
}

/** Listens first: a busy port fails at once, and early requests get an answer. Returns the stop function. */
async function start(): Promise<() => Promise<void>> {
  for (const line of findUnknown(process.env)) logError(line, undefined, { event: 'setting.unknown', level: 'warn' })
  const local = { origin: localOrigin('127.0.0.1', 80), ...ownFiles }
  checkSettings(process.env, local, [() => checkPartnerFeeds(parseSite(process.env, local), readPartners(process.env))])
  for (const { problem } of findIncompleteOnNode(process.env, parseSite(process.env, local)))
    logError(problem, undefined, { event: 'setting.incomplete', level: 'warn' })
  const { host, port } = parseNodeSettings(process.env)
  const listeners = await openListeners(process.env)
  listeners.parts.addSource?.(starting.source)
  const fetching = Promise.withResolvers<Fetch>()
  let opened: Newsroom | undefined
  // Not async, so that a response that is not a promise is sent at once.
  const answer = (request: Request, connection: Connection) =>
    opened?.fetch(request, connection) ?? starting.answer(request, fetching.promise)
  const server = await listen(host, port, answer)
  // Before the database: systemd would end a start that waits for it.
  notify('--ready', '--status=Opens its database')
  const newsroom = await openNewsroom(server.port, listeners)
  opened = newsroom
  fetching.resolve(newsroom.fetch)
  notify('--status=Serves feeds')
  return async () => {
    await Promise.all([server.close(), listeners.close()])
    await newsroom.close()
  }
}

await runUntilStopped(start, () => notify('--stopping'))
