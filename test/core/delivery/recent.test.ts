/**
 * Tests that `/health/ready` limits its queries, that redirects and health checks have the security
 * headers of feeds, and that left-out articles are reported once.
 */
import { describe, expect, it } from 'vitest'
import { createApp } from '../../../src/core/app.ts'
import type { Queued } from '../../../src/core/delivery/queue.ts'
import { createRecent } from '../../../src/core/delivery/recent.ts'
import { StoreUnavailable } from '../../../src/core/store/errors.ts'
import { reportOnce, type Snapshot } from '../../../src/core/store/snapshot.ts'
import { buildSite, buildSnapshot } from '../../fixtures/build-article.ts'
import { createTime } from '../../fixtures/create-time.ts'
import { noFamilies } from '../../fixtures/no-families.ts'

function buildReadiness() {
  const database = { now: 0, asked: 0, fails: false }
  const check = async () => {
    database.asked += 1
    if (database.fails) throw new StoreUnavailable('the database gave no answer')
    return buildSnapshot()
  }
  const recent = createRecent<Snapshot>({
    freshMs: 1000,
    clock: () => database.now,
    sharesPromises: true,
  })
  return { database, ask: () => recent(check) }
}

it('queries the database once per FRESH_MS', async () => {
  const { database, ask } = buildReadiness()
  for (database.now = 0; database.now < 3000; database.now += 10) await ask()
  expect(database.asked).toBe(3)
})

it('queries the database once per FRESH_MS during an outage, and notices the recovery', async () => {
  const { database, ask } = buildReadiness()
  database.fails = true
  for (database.now = 0; database.now < 3000; database.now += 100)
    await expect(ask()).rejects.toThrow('no answer')
  expect(database.asked).toBe(3)
  database.fails = false
  expect((await ask()).readAt).toBeInstanceOf(Date)
})

it('reads once for many requests, and again after a read that never ends', async () => {
  let now = 0
  const recent = createRecent<string>({ freshMs: 1000, clock: () => now, sharesPromises: true })
  const never = () => new Promise<string>(() => {})
  void recent(never)
  const shared = Promise.race([recent(() => Promise.resolve('other')), Promise.resolve('waits')])
  expect(await shared).toBe('waits')
  now = 3000
  expect(await recent(() => Promise.resolve('new'))).toBe('new')
})

it.each([true, false])(
  'returns no old result while it reads once more (shares promises: %s)',
  async (sharesPromises) => {
    let now = 0
    let reads = 0
    const recent = createRecent<string>({ freshMs: 1000, clock: () => now, sharesPromises })
    await recent(() => Promise.resolve('old'))
    now = 1000
    const { promise, resolve } = Promise.withResolvers<string>()
    const read = () => {
      reads += 1
      return promise
    }
    const waiting = [1, 2, 3].map(() => recent(read))
    resolve('new')
    expect(await Promise.all(waiting)).toEqual(['new', 'new', 'new'])
    expect(reads).toBe(1)
  },
)

describe('where no request can wait for another one', () => {
  function buildReads() {
    const time = createTime()
    const recent = createRecent<string>({
      freshMs: 1000,
      clock: time.now,
      sharesPromises: false,
      sleep: time.sleep,
    })
    const world = { time, reads: 0, ask: (): Promise<string> => recent(read) }
    const read = async (queued: Queued) => {
      world.reads += 1
      for (let times = 0; times < 100; times += 1) {
        queued(true)
        await time.sleep(50)
      }
      queued(false)
      await time.sleep(400)
      return `read ${world.reads}`
    }
    return { world, recent }
  }

  it('reads once for many requests, however long the read waits for its turn', async () => {
    const { world } = buildReads()
    const answers = Array.from({ length: 50 }, world.ask)
    for (let times = 0; times < 50; times += 1) {
      await world.time.pass(100)
      answers.push(world.ask())
    }
    await world.time.pass(1000)
    expect(world.reads).toBe(1)
    expect(new Set(await Promise.all(answers))).toEqual(new Set(['read 1']))
  })

  it('lets one request read again when a read is lost', async () => {
    const { world, recent } = buildReads()
    void recent(() => new Promise<never>(() => {}))
    const answers = Array.from({ length: 50 }, world.ask)
    await world.time.pass(10_000)
    expect(world.reads).toBe(1)
    expect(new Set(await Promise.all(answers))).toEqual(new Set(['read 1']))
  })
})

it('sends CORS headers with redirects, and nosniff and a sandbox policy with every response', async () => {
  const store = {
    latest: async () => buildSnapshot(),
    findMarker: async () => buildSnapshot(),
    ...noFamilies,
  }
  const app = createApp({ site: buildSite(), store: () => store, log: () => {} })
  const paths = [
    '/rss.xml',
    '/rss',
    '/favicon.ico',
    '/health/live',
    '/health/ready',
    '/nothing',
    '/rss.xml?limit=0',
  ]
  for (const path of paths) {
    const { headers } = await app.request(path)
    expect({ path, nosniff: headers.get('X-Content-Type-Options') }).toEqual({
      path,
      nosniff: 'nosniff',
    })
    expect({ path, policy: headers.get('Content-Security-Policy') }).toEqual({
      path,
      policy: "default-src 'none'; sandbox",
    })
  }
  const redirect = await app.request('/feed.xml?limit=5')
  expect(redirect.status).toBe(301)
  expect(redirect.headers.get('Access-Control-Allow-Origin')).toBe('*')
  for (const path of ['/disclosure/', '/ns/1.0/']) {
    expect((await app.request(path)).headers.get('Location')).toBe(path.slice(0, -1))
  }
})

it('reports a left-out article once for each reason', () => {
  const reports: string[] = []
  const report = reportOnce((id, reason) => reports.push(`${id}: ${reason}`))
  for (let times = 0; times < 5; times += 1) {
    report('a', 'no URL')
    report('b', 'no URL')
  }
  report('a', 'no date')
  expect(reports).toEqual(['a: no URL', 'b: no URL', 'a: no date'])
})
