/** The Node entry: opens the database, serves the app, and ends cleanly. What can go wrong at start is one clear line. */
import { once } from 'node:events'
import { serve } from '@hono/node-server'
import { demoPages } from '../demo/pages.ts'
import { contentsOf, seedDemo } from '../demo/seed.ts'
import { createApp } from './app.ts'
import { createStore } from './articles/store.ts'
import { openDatabase } from './database/open.ts'
import { allFormats } from './feed/formats.ts'
import { logError, logLeftOut, print } from './node-log.ts'
import { localOrigin, parseNodeSettings } from './node-settings.ts'
import { explainStart } from './node-start-errors.ts'
import { parseSite } from './site.ts'

async function start() {
  const settings = parseNodeSettings(process.env)
  const site = parseSite(process.env, { origin: localOrigin(settings.host, settings.port) })
  const base = `${site.origin}${site.basePath}`
  const database = await openDatabase(process.env)
  try {
    // The demo fills a database of our own; somebody else's is only looked at.
    if (database.embedded && (await contentsOf(database.db)) !== 'others') await seedDemo(database.db, base)
    const demo = (await contentsOf(database.db)) === 'demo' ? demoPages() : undefined
    const store = createStore(database.db, logLeftOut)
    const app = createApp({ site, store: () => store, log: logError, ...(demo && { demo }) })
    const server = serve({ fetch: app.fetch, hostname: settings.host, port: settings.port })
    await once(server, 'listening')
    print(`Candor serves ${demo ? 'its demo newsroom' : 'the newsroom'} at ${base}/`)
    for (const format of allFormats) print(`  ${format.name.padEnd(9)} ${base}/${format.file}`)
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    server.close()
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  } finally {
    await database.close()
  }
}

start().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${explainStart(error, process.env)}\n`)
    process.exit(1)
  },
)
