/**
 * The interface between the HTTP suites and a running service on any runtime, and its
 * implementation for Node.
 */
import { once } from 'node:events'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, expect, vi } from 'vitest'
import { createApp } from '../../../src/core/app.ts'
import type { Runtime as AppRuntime } from '../../../src/core/delivery/runtime.ts'
import type { Log } from '../../../src/core/log/log.ts'
import type { Opened } from '../../../src/core/plugin.ts'
import { parseDeliverySettings, parseSite } from '../../../src/core/settings/site.ts'
import type { Store } from '../../../src/core/store/store.ts'
import type { WriterDatabase } from '../../../src/core/store/writer-database.ts'
import { ask, type Question } from './ask.ts'
import { origin } from './newsroom.ts'

export type Running = {
  fetch(path: string, question?: Question): Promise<Response>
  /** Finds and sends all that is due, where the service itself does that: at the edge. */
  deliver?(): Promise<void>
  close(): Promise<void>
}

export type Circumstances = {
  /** Settings in addition to SITE_ORIGIN. */
  readonly environment?: Readonly<Record<string, string>>
  /** The address of another database than the newsroom's. Nothing needs to listen there. */
  readonly databaseUrl?: string
  /** `false` for a service without the publishing API. */
  readonly api?: boolean
}

export type Row = Readonly<Record<string, unknown>>

/** One runtime: starts services that share a newsroom, and writes to it. */
export type Runtime = {
  serve(circumstances?: Circumstances): Promise<Running>
  /** The rows of the last statement. */
  sql(text: string): Promise<readonly Row[]>
  /** The newsroom's database, for what a worker of push does. */
  readonly db: WriterDatabase
}

/** Tests of a running service; `sql` writes to its newsroom. */
export type Suite = (running: () => Running, sql: Runtime['sql']) => void

/** Starts the service before the tests of the current `describe` block, and stops it after them. */
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

export type NodeParts = {
  /** Settings in addition to SITE_ORIGIN. */
  readonly environment?: Readonly<Record<string, string>>
  readonly log?: Log
  /** By default none: the core alone. */
  readonly plugins?: readonly Opened[]
  readonly runtime?: AppRuntime
}

/** Starts the app on a free port. */
export async function serveOnNode(
  store: () => Store,
  { environment = {}, log = () => {}, plugins = [], runtime }: NodeParts = {},
): Promise<Running> {
  const app = createApp({
    site: parseSite({ SITE_ORIGIN: origin, ...environment }),
    // The app checks the database for each response, so a write shows in the next one.
    settings: parseDeliverySettings({ FRESH_MS: '0', ...environment }),
    store,
    log,
    plugins,
    ...(runtime && { runtime }),
  })
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new Error('the service listens on no port')
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
 * Waits until the last change is old enough for its date to be a validator. Dates have whole
 * seconds, so for a recent change the app still moves Last-Modified and ignores If-Modified-Since.
 */
export async function untilSettled(running: Running, path = '/rss.xml'): Promise<void> {
  await vi.waitFor(
    async () => {
      const { headers } = await running.fetch(path)
      // The document in memory may be one second old (FRESH_MS), and dates younger than two seconds
      // still move.
      expect(Date.now() - Date.parse(headers.get('Last-Modified') ?? '')).toBeGreaterThan(3500)
    },
    { timeout: 10_000, interval: 250 },
  )
}
