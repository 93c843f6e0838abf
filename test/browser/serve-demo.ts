/** The demo as a newcomer starts it, on a free port: what the browser looks at. */
import { once } from 'node:events'
import { serve } from '@hono/node-server'
import { demoPages } from '../../demo/pages.ts'
import { seedDemo } from '../../demo/seed.ts'
import { createApp } from '../../src/app.ts'
import { createStore } from '../../src/articles/store.ts'
import { openEmbedded } from '../../src/database/embedded.ts'
import { parseSite } from '../../src/site.ts'

export async function serveDemo() {
  const { db, close } = await openEmbedded(null)
  let app: ReturnType<typeof createApp> | undefined
  const handle = (request: Request) => app?.fetch(request) ?? new Response('not yet', { status: 503 })
  const server = serve({ fetch: handle, hostname: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the service listens on no port')
  const origin = `http://127.0.0.1:${address.port}`
  await seedDemo(db, origin)
  const site = parseSite({}, { origin })
  const store = createStore(db, (id, reason) => {
    throw new Error(`article ${id} of the demo is left out: ${reason}`)
  })
  app = createApp({ site, store: () => store, log: () => {}, demo: demoPages(site) })
  return {
    origin,
    close: async () => {
      server.close()
      await close()
    },
  }
}
