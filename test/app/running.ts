/** What an HTTP suite needs of a service that runs, wherever it runs, and the Node side of it. */
import { once } from 'node:events'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, expect, vi } from 'vitest'
import { createApp } from '../../src/app.ts'
import { parseDeliverySettings } from '../../src/settings/delivery.ts'
import { parseSite } from '../../src/settings/site.ts'
import type { Store } from '../../src/store/store.ts'
import { ask, type Question } from './ask.ts'
import { origin } from './newsroom.ts'

export type Running = {
  fetch(path: string, question?: Question): Promise<Response>
  close(): Promise<void>
}

export type Circumstances = {
  /** Settings beside SITE_ORIGIN. */
  readonly environment?: Readonly<Record<string, string>>
  /** The database's address, where it is not the newsroom's: nothing need listen there. */
  readonly databaseUrl?: string
}

/** One runtime: starts services over a newsroom that they share, and writes into it. */
export type Runtime = {
  serve(circumstances?: Circumstances): Promise<Running>
  sql(text: string): Promise<void>
}

/** Tests of a service that runs; `sql` writes into its newsroom. */
export type Suite = (running: () => Running, sql: Runtime['sql']) => void

/** Starts the service before the tests of the current `describe` block, and ends it after them. */
export function openRunning(start: () => Promise<Running>): () => Running {
  let running: Running | undefined
  beforeAll(async () => {
    running = await start()
  })
  afterAll(() => running?.close())
  return () => {
    if (!running) throw new Error('the service runs only while its tests do')
    return running
  }
}

/** The app on a socket of Node's; what it logs goes to `log`. */
export async function serveOnNode(
  store: () => Store,
  environment: Circumstances['environment'] = {},
  log: (message: string, error?: unknown) => void = () => {},
): Promise<Running> {
  const app = createApp({
    site: parseSite({ SITE_ORIGIN: origin, ...environment }),
    // Every answer asks the database first: what is written shows in the next one.
    settings: parseDeliverySettings({ FRESH_MS: '0', ...environment }),
    store,
    log,
  })
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the service listens on no port')
  const base = `http://127.0.0.1:${address.port}`
  return {
    fetch: (path, question) => ask(base, path, question),
    close: async () => {
      server.close()
      await once(server, 'close')
    },
  }
}

/**
 * Waits until the newsroom's last change is so old that dates count: in whole seconds a younger one can't be told from
 * another, so that Last-Modified still moves and If-Modified-Since is not believed.
 */
export async function untilSettled(running: Running): Promise<void> {
  await vi.waitFor(
    async () => {
      const { headers } = await running.fetch('/rss.xml')
      // What is in memory was confirmed a second ago at the most (FRESH_MS): its date is not younger than two.
      expect(Date.now() - Date.parse(headers.get('Last-Modified') ?? '')).toBeGreaterThan(3500)
    },
    { timeout: 10_000, interval: 250 },
  )
}
