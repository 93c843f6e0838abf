/**
 * `/health/ready` during an outage: degraded while memory serves, with the time of its start, and
 * one line in the log.
 */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createApp } from '../../../src/core/app.ts'
import { deadlineMs } from '../../../src/core/delivery/runtime.ts'
import type { Incomplete } from '../../../src/core/settings/setting.ts'
import { parseDeliverySettings } from '../../../src/core/settings/site.ts'
import { StoreUnavailable, StoreUnreadable } from '../../../src/core/store/errors.ts'
import { buildSite, buildSnapshot } from '../../fixtures/build-article.ts'
import { noFamilies } from '../../fixtures/no-families.ts'

const away = new StoreUnavailable('the database gave no answer')
const forbidden = new StoreUnreadable(
  'permission denied for table topics (role reader): run schema/roles.sql',
)

function serve(
  environment: Readonly<Record<string, string>> = {},
  incomplete: readonly Incomplete[] = [],
) {
  const database: { error?: Error; silent?: boolean; asked: number } = { asked: 0 }
  const answer = async () => {
    database.asked += 1
    if (database.silent) await new Promise(() => {})
    if (database.error) throw database.error
    return buildSnapshot()
  }
  const store = { ...noFamilies, latest: answer, findMarker: answer }
  const logged: string[] = []
  const settings = parseDeliverySettings({ FRESH_MS: '100', STALE_HOURS: '1', ...environment })
  const log = (message: string) => void logged.push(message)
  const app = createApp({ site: buildSite(), settings, store: () => store, log, incomplete })
  const ready = async () => {
    const response = await app.request('/health/ready')
    return { status: response.status, body: await response.json() }
  }
  return { database, logged, ready, get: (path: string) => app.request(path) }
}

beforeEach(
  () =>
    void vi.useFakeTimers({
      toFake: ['performance', 'Date'],
      now: new Date('2026-11-26T12:00:00Z'),
    }),
)
afterEach(() => void vi.useRealTimers())

it('is degraded while memory serves, since the first failure, until memory is too old', async () => {
  const { database, ready, get } = serve()
  await get('/rss.xml')
  expect(await ready()).toMatchObject({ status: 200, body: { status: 'ready' } })
  database.error = away
  vi.advanceTimersByTime(10_000)
  const since = new Date().toISOString()
  await get('/rss.xml')
  vi.advanceTimersByTime(60_000)
  expect(await ready()).toEqual({ status: 200, body: { status: 'degraded', since } })
  vi.advanceTimersByTime(1_800_000)
  expect(await ready()).toEqual({ status: 200, body: { status: 'degraded', since } })
  vi.advanceTimersByTime(1_800_000)
  expect(await ready()).toMatchObject({ status: 503, body: { title: 'Temporarily unavailable' } })
  delete database.error
  vi.advanceTimersByTime(1000)
  expect(await ready()).toMatchObject({ status: 200, body: { status: 'ready' } })
})

it('names what lacks settings, ready and degraded', async () => {
  const { database, ready, get } = serve({}, [{ name: 'PUSH', problem: 'PUSH is off.' }])
  await get('/rss.xml')
  expect((await ready()).body).toMatchObject({ status: 'ready', incomplete: ['PUSH'] })
  database.error = away
  vi.advanceTimersByTime(1000)
  expect((await ready()).body).toMatchObject({ status: 'degraded', incomplete: ['PUSH'] })
})

it('is not ready during an outage without a feed in memory', async () => {
  const { database, ready, get } = serve()
  database.error = away
  await get('/rss.xml')
  expect(await ready()).toMatchObject({ status: 503, body: { title: 'Temporarily unavailable' } })
})

it('is not ready if waiting does not heal it, although memory serves', async () => {
  const { database, ready, get } = serve()
  await get('/rss.xml')
  database.error = forbidden
  vi.advanceTimersByTime(1000)
  expect((await get('/rss.xml')).status).toBe(200)
  expect(await ready()).toMatchObject({ status: 503, body: { title: 'Not ready' } })
})

it('does not wait for a database that is known to be silent, if memory serves', async () => {
  const { database, ready, get } = serve()
  await get('/rss.xml')
  database.error = away
  vi.advanceTimersByTime(1000)
  await ready()
  vi.useRealTimers()
  database.silent = true
  const asked = Date.now()
  expect(await ready()).toMatchObject({ status: 200, body: { status: 'degraded' } })
  expect(Date.now() - asked).toBeLessThan(deadlineMs)
})

it('logs an outage that no feed met, once, and its end', async () => {
  const { database, ready, logged } = serve()
  database.error = forbidden
  for (let times = 0; times < 5; times += 1) {
    await ready()
    vi.advanceTimersByTime(1000)
  }
  expect(logged).toEqual(['the database cannot be read'])
  delete database.error
  await ready()
  expect(logged).toEqual(['the database cannot be read', 'recovered after 5 s'])
})

it('does not log an outage that feeds have logged', async () => {
  const { database, ready, get, logged } = serve()
  database.error = away
  await get('/rss.xml')
  await ready()
  expect(logged).toHaveLength(1)
})

it('counts the whole of an outage that feeds met, while only health is asked for', async () => {
  const { database, ready, get, logged } = serve()
  database.error = away
  await get('/rss.xml')
  for (let times = 0; times < 6; times += 1) {
    vi.advanceTimersByTime(10_000)
    await ready()
  }
  delete database.error
  vi.advanceTimersByTime(5000)
  await ready()
  expect(logged.slice(1)).toEqual(['recovered after 65 s'])
})

it('ends an outage that feeds met, when no more of them are asked for', async () => {
  const { database, ready, get, logged } = serve()
  database.error = away
  await get('/rss.xml')
  delete database.error
  vi.advanceTimersByTime(5000)
  await ready()
  expect(logged).toEqual([
    expect.stringMatching(/^the database is unavailable; .*if there is one/),
    'recovered after 5 s',
  ])
})

it('reads at most once in FRESH_MS', async () => {
  const { database, ready } = serve()
  for (let times = 0; times < 10; times += 1) {
    await ready()
    vi.advanceTimersByTime(20)
  }
  // Two families each time.
  expect(database.asked).toBe(4)
})
