/** The Node entry: opens the database, serves the app and stops cleanly. An error at start is one line. */
import { readFileSync } from 'node:fs'
import { demoPages } from '../../demo/pages.ts'
import { contentsOf, seedDemo } from '../../demo/seed.ts'
import { createApp } from '../app.ts'
import { allFormats } from '../request/formats.ts'
import { type DeliverySettings, parseDeliverySettings } from '../settings/delivery.ts'
import { localOrigin, parseNodeSettings } from '../settings/node.ts'
import { type PublishSettings, parsePublishSettings } from '../settings/publish.ts'
import { parseSite, rootOf } from '../settings/site.ts'
import { reportOnce } from '../store/left-out.ts'
import { createStore } from '../store/store.ts'
import { nodeCodec } from './codec.ts'
import { openDatabase } from './database/open.ts'
import { logError, logLeftOut, print } from './log.ts'
import { exampleOf } from './publish-example.ts'
import { openPublisher } from './publisher.ts'
import { checkPushSettings } from './push-settings.ts'
import { openPush } from './push-worker.ts'
import { createReadersFirst } from './readers-first.ts'
import { listen } from './socket.ts'
import { explainStart } from './start-errors.ts'
import { waitForStop } from './stop.ts'

const readFile = (path: string) => readFileSync(path, 'utf8')

type Fetch = ReturnType<typeof createApp>['fetch']
type Newsroom = { readonly fetch: Fetch; readonly close: () => Promise<void> }

/** `port` is the actual port, because the demo's links contain it. */
async function openNewsroom(
  host: string,
  port: number,
  settings: DeliverySettings,
  publish: PublishSettings,
): Promise<Newsroom> {
  const site = parseSite(process.env, { origin: localOrigin(host, port), readFile })
  const base = rootOf(site)
  const { db, embedded, announce, close } = await openDatabase(process.env)
  // Only the embedded database gets the demo; a server is migrated, and otherwise only read.
  if (embedded && (await contentsOf(db)) !== 'others') await seedDemo(db, base)
  const demo = (await contentsOf(db)) === 'demo' ? demoPages(site) : undefined
  const publisher = await openPublisher(process.env, { db, embedded })
  const push = await openPush(process.env, embedded ? db : null)
  const store = createStore(db, reportOnce(logLeftOut))
  const app = createApp({
    site,
    settings,
    runtime: { codec: nodeCodec, sharesPromises: true, cacheTags: false },
    store: () => store,
    log: logError,
    ...(publisher && { publish: { writer: publisher.writer, ...publish } }),
    ...(push && { push: push.parts }),
    ...(demo && { demo }),
  })
  let fetch: Fetch = app.fetch
  if (push?.parts.settings.push === 'on') {
    const readers = createReadersFirst()
    push.start(site, readers)
    fetch = (request, env) => {
      readers.note()
      return app.fetch(request, env)
    }
  }
  announce({ local: `${localOrigin(host, port)}${site.basePath}`, root: base })
  print(`Candor serves ${demo ? 'its demo newsroom' : 'the newsroom'} at ${base}/`)
  for (const format of allFormats) print(`  ${format.name.padEnd(9)} ${base}/${format.file}`)
  print('Open the first address in a browser, or add one of the others to your feed reader.')
  print('Next steps:')
  for (const line of nextSteps(base, publisher?.token ?? null)) print(`  ${line}`)
  const closeAll = async () => {
    await push?.close()
    await Promise.all([close(), publisher?.close()])
  }
  return { fetch, close: closeAll }
}

/** `token` is that of the embedded database, or null. */
function nextSteps(base: string, token: string | null): readonly string[] {
  const publish =
    token === null
      ? ['1. Publish an article: README.md, "Your first article".']
      : [
          '1. Publish an article. It is in the feed within a second:',
          ...exampleOf(base, token).map((line) => `   ${line}`),
        ]
  return [...publish, '2. Check the set-up: npm run doctor. Stop with Ctrl-C.']
}

/** Listens first: a busy port fails at once, and early requests wait for the database. Returns the stop function. */
async function start(): Promise<() => Promise<void>> {
  const { host, port } = parseNodeSettings(process.env)
  parseSite(process.env, { origin: localOrigin(host, port), readFile })
  const settings = parseDeliverySettings(process.env)
  const publish = parsePublishSettings(process.env)
  checkPushSettings(process.env)
  let opened: Newsroom | undefined
  // Not async, so that a response that is not a promise is sent at once.
  const answer = (request: Request, env: object) =>
    opened?.fetch(request, env) ?? opening.then(({ fetch }) => fetch(request, env))
  const listening = listen(host, port, answer)
  const opening = listening.then(async (server) => {
    opened = await openNewsroom(host, server.port, settings, publish)
    return opened
  })
  const [server, newsroom] = await Promise.all([listening, opening])
  return async () => {
    await server.close()
    await newsroom.close()
  }
}

const stopped = waitForStop()

try {
  const stop = await Promise.race([start(), stopped])
  await stopped
  await stop?.()
  process.exit(0)
} catch (error) {
  process.stderr.write(`${explainStart(error, process.env)}\n`)
  process.exit(1)
}
