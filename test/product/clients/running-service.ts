/**
 * Runs the service with the demo and push on a free port for real feed readers, and records every
 * response.
 */
import { once } from 'node:events'
import { serve } from '@hono/node-server'
import { seedDemo } from '../../../demo/seed.ts'
import { createApp } from '../../../src/core/app.ts'
import { parseDeliverySettings, parseSite } from '../../../src/core/settings/site.ts'
import { createStore } from '../../../src/core/store/store.ts'
import { createSecretBox } from '../../../src/plugins/push/secret-box.ts'
import { parsePushSettings } from '../../../src/plugins/push/settings.ts'
import { openMigrated } from '../../fixtures/open-migrated.ts'
import { openPlugins } from '../app/open-plugins.ts'

export type Answer = { readonly path: string; readonly status: number; readonly userAgent: string }

export async function runService() {
  const { db, client, close } = await openMigrated()
  const answers: Answer[] = []
  const server = serve({ fetch: (request) => handle(request), hostname: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new Error('the service listens on no port')
  const origin = `http://127.0.0.1:${address.port}`
  await seedDemo(db, origin)
  const store = createStore(db, (id, reason) => {
    throw new Error(`article ${id} of the demo is left out: ${reason}`)
  })
  const app = createApp({
    site: parseSite({}, { origin }),
    settings: parseDeliverySettings({ FRESH_MS: '0' }),
    store: () => store,
    // Readers see the hub in every feed.
    plugins: openPlugins({
      push: {
        db: () => db,
        box: createSecretBox(new Uint8Array(32)),
        settings: parsePushSettings({ PUSH: 'on' }),
        clientAddress: () => null,
      },
      writer: () => db,
    }),
    log: (message, error) =>
      answers.push({ path: `${message} ${String(error)}`, status: 0, userAgent: '' }),
  })

  async function handle(request: Request): Promise<Response> {
    const response = await app.fetch(request)
    answers.push({
      path: new URL(request.url).pathname,
      status: response.status,
      userAgent: request.headers.get('User-Agent') ?? '',
    })
    return response
  }

  return {
    origin,
    answers,
    db,
    store,
    sql: (text: string) => client.exec(text),
    close: async () => {
      server.close()
      await close()
    },
  }
}
