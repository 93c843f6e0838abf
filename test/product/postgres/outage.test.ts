/**
 * Database outages of every kind: feeds in memory stay available, other feeds answer 503 in time,
 * and both recover.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../../src/core/app.ts'
import { checkWaitMs } from '../../../src/core/delivery/delivery.ts'
import { parseDeliverySettings, parseSite } from '../../../src/core/settings/site.ts'
import { reasonOf } from '../../../src/core/store/errors.ts'
import { createStore, type Store } from '../../../src/core/store/store.ts'
import { openPool } from '../../../src/hosts/node/database/server.ts'
import { openFresh } from '../../core/store/fresh-database.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { type Mood, startProxy } from './tcp-proxy.ts'

const site = parseSite({}, { origin: 'https://news.example.org' })
const moods: readonly Mood[] = ['refuses', 'silent', 'slow', 'cuts']
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

type Fresh = Awaited<ReturnType<typeof openFresh>>

/** The service as it starts, with its database behind the proxy; `asked` counts its queries. */
function runApp(url: string) {
  const pool = openPool(url)
  const log: string[] = []
  const counted = { asked: 0 }
  const store = createStore(pool.db, () => {})
  const counting: Store = {
    ...store,
    latest: (selection: Parameters<typeof store.latest>[0]) => {
      counted.asked += 1
      return store.latest(selection)
    },
    findMarker: (family: string) => {
      counted.asked += 1
      return store.findMarker(family)
    },
  }
  const app = createApp({
    site,
    settings: parseDeliverySettings({ FRESH_MS: '300' }),
    store: () => counting,
    log: (message, error) => log.push(`${message}: ${reasonOf(error)}`),
  })
  return {
    get: (path: string, init?: RequestInit) => app.request(path, init),
    log,
    counted,
    close: pool.close,
  }
}

describe('during a database outage', () => {
  let database: Fresh
  let proxy: Awaited<ReturnType<typeof startProxy>>
  let app: ReturnType<typeof runApp>

  beforeAll(async () => {
    database = await openFresh()
    await insertArticle(database.db, { title: 'Before the outage' })
    proxy = await startProxy(database.url)
  })
  afterEach(async () => {
    proxy.turn('well', { dropped: true })
    await app.close()
  })
  afterAll(async () => {
    await proxy.close()
    await database.close()
  })

  it.each(moods)(
    'warm feeds: every response is 200 or 304 with a true Age (proxy mode: %s)',
    async (mood) => {
      app = runApp(proxy.url)
      const paths = ['/rss.xml', '/atom.xml', '/feed.json']
      const etags = await Promise.all(
        paths.map(async (path) => (await app.get(path)).headers.get('ETag') ?? ''),
      )
      proxy.turn(mood, { dropped: mood !== 'cuts' })
      const started = performance.now()
      let age = 0
      while (performance.now() - started < 2500) {
        for (const [index, path] of paths.entries()) {
          const asked = performance.now()
          const full = await app.get(path)
          const conditional = await app.get(path, {
            headers: { 'If-None-Match': etags[index] ?? '' },
          })
          expect([full.status, conditional.status]).toEqual([200, 304])
          expect(await full.text()).toContain('Before the outage')
          expect(performance.now() - asked).toBeLessThan(3 * checkWaitMs)
          age = Number(full.headers.get('Age') ?? 0)
        }
        await pause(50)
      }
      expect(age).toBeGreaterThanOrEqual(1)
      const ready = await app.get('/health/ready')
      expect([ready.status, (await ready.json()).status]).toEqual([200, 'degraded'])
      expect(app.log.filter((line) => /database/.test(line))).toHaveLength(1)
    },
  )

  it.each(moods)(
    'complaint 23, cold feeds: 503 with Retry-After soon (proxy mode: %s)',
    async (mood) => {
      app = runApp(proxy.url)
      proxy.turn(mood)
      const asked = performance.now()
      const response = await app.get('/rss.xml')
      expect(performance.now() - asked).toBeLessThan(8000)
      expect(response.status).toBe(503)
      expect(response.headers.get('Content-Type')).toBe('application/problem+json')
      expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0)
      expect(await response.json()).toMatchObject({ status: 503 })
    },
  )

  it.each(moods)(
    'serves a new article soon after the outage, with few queries (proxy mode: %s)',
    async (mood) => {
      app = runApp(proxy.url)
      await app.get('/rss.xml')
      proxy.turn(mood, { dropped: true })
      await pause(350)
      await app.get('/rss.xml')
      await insertArticle(database.db, { title: `After it ${mood}` })
      proxy.turn('well', { dropped: true })
      const before = app.counted.asked
      const back = performance.now()
      let fresh = false
      while (!fresh && performance.now() - back < 15_000) {
        const answers = await Promise.all(
          Array.from({ length: 50 }, async () => (await app.get('/rss.xml')).text()),
        )
        fresh = answers.every((text) => text.includes(`After it ${mood}`))
        await pause(20)
      }
      const tookMs = performance.now() - back
      expect(tookMs).toBeLessThan(6000)
      // One check or render per 300 ms (FRESH_MS) and one final render, not one per client.
      expect(app.counted.asked - before).toBeLessThanOrEqual(4 + tookMs / 300)
    },
  )

  it('serves a new article soon after an outage with many attempts to connect', async () => {
    app = runApp(proxy.url)
    await app.get('/rss.xml')
    proxy.turn('refuses', { dropped: true })
    for (const end = performance.now() + 5000; performance.now() < end; await pause(50))
      await app.get('/rss.xml')
    await insertArticle(database.db, { title: 'After many attempts' })
    proxy.turn('well', { dropped: true })
    const back = performance.now()
    let text = ''
    while (!text.includes('After many attempts') && performance.now() - back < 15_000) {
      text = await (await app.get('/rss.xml')).text()
      await pause(20)
    }
    expect(performance.now() - back).toBeLessThan(6000)
  })

  it('serves warm feeds when the server refuses new connections', async () => {
    // The limit does not apply to superusers, so the service connects as another role.
    const role = `candor_test_${randomUUID().replaceAll('-', '')}`
    await database.sql(
      `create role ${role} login; grant select on all tables in schema public to ${role}`,
    )
    const url = new URL(proxy.url)
    url.username = role
    app = runApp(url.href)
    const name = url.pathname.slice(1)
    try {
      await app.get('/rss.xml')
      await database.sql(`alter database ${name} connection limit 0`)
      proxy.turn('well', { dropped: true })
      for (let times = 0; times < 10; times += 1) {
        await pause(100)
        expect((await app.get('/rss.xml')).status).toBe(200)
      }
      expect(app.log.join()).toContain('too many connections')
      expect((await app.get('/atom.xml')).status).toBe(503)
    } finally {
      await database.sql(
        `alter database ${name} connection limit -1; drop owned by ${role}; drop role ${role}`,
      )
    }
  })

  it('logs the command for a missing migration', async () => {
    app = runApp(proxy.url)
    await database.sql('alter table families rename to families_away')
    try {
      expect((await app.get('/rss.xml')).status).toBe(503)
      expect(app.log.join('\n')).toContain('candor migrate')
    } finally {
      await database.sql('alter table families_away rename to families')
    }
  })
})
