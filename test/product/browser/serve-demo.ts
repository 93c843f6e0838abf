/** Serves the demo on a free port, with access to its database and its requests. */
import { once } from 'node:events'
import { serve } from '@hono/node-server'
import { demoRoutes } from '../../../demo/routes.ts'
import { seedDemo } from '../../../demo/seed.ts'
import { createApp } from '../../../src/core/app.ts'
import type { Environment } from '../../../src/core/settings/setting.ts'
import { parseSite } from '../../../src/core/settings/site.ts'
import { createStore } from '../../../src/core/store/store.ts'
import { openMigrated } from '../../fixtures/open-migrated.ts'
import { openPlugins } from '../app/open-plugins.ts'

export type Demo = Awaited<ReturnType<typeof serveDemo>>

/** `environment` holds settings; without `seeded` the newsroom is empty. */
export async function serveDemo(environment: Environment = {}, seeded = true) {
  const { db, close } = await openMigrated()
  let app: ReturnType<typeof createApp> | undefined
  const requests: Request[] = []
  const handle = (request: Request) => {
    requests.push(request)
    return app?.fetch(request) ?? new Response('not yet', { status: 503 })
  }
  const server = serve({ fetch: handle, hostname: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new Error('the service listens on no port')
  const origin = `http://127.0.0.1:${address.port}`
  if (seeded) await seedDemo(db, origin)
  const site = parseSite(environment, { origin })
  const store = createStore(db, (id, reason) => {
    throw new Error(`article ${id} of the demo is left out: ${reason}`)
  })
  const plugins = openPlugins({ environment: { ...environment, ARTICLE_PAGES: 'on' } })
  const served = createApp({
    site,
    store: () => store,
    log: () => {},
    demo: demoRoutes(),
    plugins,
  })
  app = served
  /** Also closes open connections, so that no request gets a response. */
  const stop = () => {
    server.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
  }
  return {
    origin,
    db,
    /** All requests so far, oldest first. */
    requests: requests as readonly Request[],
    stop,
    close: async () => {
      stop()
      await close()
    },
  }
}
