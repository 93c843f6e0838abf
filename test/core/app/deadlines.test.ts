/**
 * A database that takes a connection and never answers: each request that needs it is answered
 * within its time.
 */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createApp } from '../../../src/core/app.ts'
import { parseSite } from '../../../src/core/settings/site.ts'
import { patienceMs } from '../../../src/core/store/connection.ts'
import { createStore } from '../../../src/core/store/store.ts'
import type { WriterDatabase } from '../../../src/core/store/writer-database.ts'
import { toToken } from '../../../src/core/text/token.ts'
import { openPlugins } from '../../fixtures/open-plugins.ts'
import { pushEnvironment } from '../../plugins/push/app/hub-client.ts'
import { origin } from './newsroom.ts'

const never = new Promise<never>(() => {})
const silent = { transaction: () => never, execute: () => never } as unknown as WriterDatabase
const silentStore = {
  ...createStore(silent, () => {}),
  findMarker: () => never,
  latest: () => never,
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const token = toToken(new Uint8Array(32))
const form = {
  'hub.mode': 'subscribe',
  'hub.topic': 'https://other.example/',
  'hub.callback': 'https://other.example/',
}
const requests: [path: string, maxMs: number, init: RequestInit][] = [
  ['/rss.xml', 3000, {}],
  ['/health/ready', 3000, {}],
  ['/api/1/articles', patienceMs.api, { headers: { Authorization: `Bearer ${token}` } }],
  ['/stats/', patienceMs.api, { headers: { Authorization: `Bearer ${token}` } }],
  ['/hub', patienceMs.hub, { method: 'POST', body: new URLSearchParams(form) }],
]

it.each(requests)('%s is 503 after at most %i ms', async (path, maxMs, init) => {
  const app = createApp({
    site: parseSite({ SITE_ORIGIN: origin }),
    store: () => silentStore,
    plugins: openPlugins({
      environment: pushEnvironment,
      writer: () => silent,
      service: () => silent,
      readers: true,
    }),
    log: () => {},
  })
  const answered = Promise.resolve(app.request(`${origin}${path}`, init)).then(
    ({ status }) => status,
  )
  // Digests are made in other threads, where no timer counts.
  await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0))
  await vi.advanceTimersByTimeAsync(maxMs)
  expect(await Promise.race([answered, Promise.resolve('no answer')])).toBe(503)
})
