/**
 * What one service keeps in memory about families, over HTTP: it never becomes outdated, and slow
 * variants do not delay feeds.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../../src/core/app.ts'
import { parseDeliverySettings, parseSite } from '../../../src/core/settings/site.ts'
import type { ArticleSelection } from '../../../src/core/store/selection.ts'
import { createStore, type Store } from '../../../src/core/store/store.ts'
import { origin } from '../../core/app/newsroom.ts'
import { emptyNewsroom } from '../../core/store/bench.ts'
import { behindTriggers } from '../../fixtures/behind-triggers.ts'
import { openShared } from '../../fixtures/open-migrated.ts'

const unexpected = (id: string, reason: string) => {
  throw new Error(`article ${id} is left out: ${reason}`)
}

const { db, sql } = await openShared()
const store = createStore(db, unexpected)

type Slow = {
  concerns: (selection: ArticleSelection) => boolean
  end: () => void
  ended: Promise<void>
}

/** Selections for which `concerns` is true are answered only after `end` was called. */
const slow: Slow = { concerns: () => false, end: () => {}, ended: Promise.resolve() }
const slowStore: Store = {
  ...store,
  latest: async (selection) => {
    if (slow.concerns(selection)) await slow.ended
    return store.latest(selection)
  },
}

/** Log messages since the test began. */
const logged: string[] = []

/** A service that checks its memory against the database for each response. */
function serve() {
  const app = createApp({
    site: parseSite({
      SITE_ORIGIN: origin,
      FEED_LENGTH: '30',
      POLL_MINUTES: '5',
      EDGE_SECONDS: '10',
    }),
    settings: parseDeliverySettings({ FRESH_MS: '0' }),
    store: () => slowStore,
    log: (message) => logged.push(message),
  })
  return async (path: string) => app.request(path)
}

/** One service for all tests, so that they share its memory. */
const get = serve()

/** Inserts articles `from` to `to` in one statement; in `publishedAt`, `n` is the number. */
const publish = (from: number, to: number, publishedAt = 'now()') =>
  `insert into articles (guid, url, title, standfirst, language, disclosure_mode, status, published_at)
  select 'urn:example:' || n, '${origin}/' || n, n, 'So it was.', 'en', 'ai-autonomous',
    'published', ${publishedAt}
  from generate_series(${from}, ${to}) n`

const assign = (slug: string, from: number, to: number) =>
  `insert into topics values ('${slug}', '${slug}') on conflict do nothing;
  insert into article_topics select id, '${slug}' from articles where title::int between ${from} and ${to}`

/** Thirty-one articles of a past month: one archive part of thirty, and one of one. */
const january = `set local candor.backdate = 'on'; ${publish(1, 31, `timestamptz '2020-01-01Z' + n * interval '1 hour'`)}; select candor_import_done()`
const run = (text: string) => sql(`begin; ${text}; commit`)

const statusOf = async (path: string) => {
  const response = await get(path)
  return [response.status, response.headers.get('Location')]
}

beforeEach(async () => {
  await emptyNewsroom(sql)
  logged.length = 0
})

it('accepts a topic as a parameter once it has an article in any family, and redirects to its new slug', async () => {
  expect((await get('/reviewed/rss.xml?topic=new')).status).toBe(400)
  expect((await get('/reviewed/rss.xml?topic=new')).status).toBe(400)
  await run(`${publish(1, 1)}; ${assign('new', 1, 1)}`)
  const response = await get('/reviewed/rss.xml?topic=new')
  expect(response.status).toBe(200)
  expect(await response.text()).not.toContain('<item>')
  await run(`update topics set slug = 'newer'`)
  expect(await statusOf('/reviewed/rss.xml?topic=new')).toEqual([
    301,
    '/reviewed/rss.xml?topic=newer',
  ])
  expect(await statusOf('/reviewed/rss.xml?topic=newer')).toEqual([200, null])
})

it('keeps an archive part under a topic’s earlier slug if the new slug had articles before', async () => {
  const path = '/topics/a/archive/2020-01/1/atom.xml'
  const ids = async () =>
    [...(await (await get(path)).text()).matchAll(/<id>(urn:[^<]*)<\/id>/g)].map(([, id]) => id)
  await run(`${publish(99, 99)}; ${assign('b', 99, 99)}`)
  await run(`delete from article_topics; delete from topics`)
  await run(`${january}; ${assign('a', 1, 31)}`)
  const before = await ids()
  expect(before).toEqual(Array.from({ length: 30 }, (_, index) => `urn:example:${30 - index}`))
  expect(await statusOf('/topics/a/rss.xml')).toEqual([200, null])
  await run(`update topics set slug = 'b'`)
  expect(await statusOf('/topics/a/rss.xml')).toEqual([301, '/topics/b/rss.xml'])
  expect(await statusOf(path)).toEqual([200, null])
  expect(await ids()).toEqual(before)
  // A part that never existed is redirected.
  const other = '/archive/2020-02/1/atom.xml'
  expect(await statusOf(`/topics/a${other}`)).toEqual([301, `/topics/b${other}`])
})

it('answers 410 for a closed topic, cacheable for a minute, and 200 when it is opened again', async () => {
  await run(`${publish(1, 1)}; ${assign('x', 1, 1)}`)
  expect((await get('/topics/x/rss.xml')).status).toBe(200)
  await run(`insert into retired_topics (slug) values ('x')`)
  const closed = await get('/topics/x/rss.xml')
  expect([closed.status, closed.headers.get('Cache-Control')]).toEqual([410, 'public, max-age=60'])
  await run('delete from retired_topics')
  expect((await get('/topics/x/rss.xml')).status).toBe(200)
})

it('applies the limit to an explicit limit=30 and to summaries, however many embargoes have ended', async () => {
  const embargoed = publish(1, 45, `now() + interval '1 day'`)
  const release = (column: string) =>
    `${column} = ${column} - interval '2 days' where ${column} > now()`
  await run(embargoed)
  await sql(
    behindTriggers(
      `update listings set ${release('listed_at')}; update articles set ${release('published_at')}`,
    ),
  )
  const announced = async (query: string) => {
    const response = await get(`/feed.json${query}`)
    const { items, feed_url: self } = await response.json()
    expect(response.headers.get('Link')).toContain(`<${self}>; rel="self"`)
    return [items.length, self]
  }
  for (const [query, length] of [
    ['', 45],
    ['?limit=30', 30],
    ['?content=summary', 30],
    ['', 45],
  ] as const) {
    expect(await announced(query)).toEqual([length, `${origin}/feed.json${query}`])
  }
})

describe('while variants are slow', () => {
  const waiting: Promise<Response>[] = []
  beforeEach(async () => {
    await run(january)
    await get('/rss.xml?limit=7')
    slow.ended = new Promise((resolve) => {
      slow.end = resolve
    })
    slow.concerns = ({ whole, part }) => !whole && part === null
  })
  afterEach(async () => {
    slow.end()
    slow.concerns = () => false
    await Promise.all(waiting.splice(0))
  })
  /** Starts two renders and queues three, with lengths that are not in memory. */
  const fillTheGate = (...lengths: [number, number, number, number, number]) =>
    waiting.push(...lengths.map((limit) => get(`/rss.xml?limit=${limit}`)))

  it('serves documents in memory at once, and renders feeds and archives', async () => {
    fillTheGate(11, 12, 13, 14, 15)
    const started = performance.now()
    for (const path of [
      '/rss.xml?limit=7',
      '/archive/2020-01/1/rss.xml',
      '/archive/2020-01/2/atom.xml',
      '/atom.xml',
    ]) {
      expect([path, (await get(path)).status]).toEqual([path, 200])
    }
    expect(performance.now() - started).toBeLessThan(1500)
  })

  it('answers a queue timeout with "too much", not with a database outage', async () => {
    fillTheGate(21, 22, 23, 24, 25)
    const refused = await Promise.all(waiting.slice(2))
    for (const response of refused) {
      expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '2'])
      expect((await response.json()).detail).toMatch(/^Too many /)
    }
    slow.end()
    for (const limit of [21, 22, 23])
      expect((await get(`/rss.xml?limit=${limit}`)).status).toBe(200)
    // A queue timeout is not logged as an outage.
    expect(logged).toEqual([])
  })

  it('frees the places of queries that the database never answers', async () => {
    fillTheGate(31, 32, 33, 34, 35)
    for (const { status } of await Promise.all(waiting)) expect(status).toBe(503)
    slow.concerns = () => false
    expect((await get('/rss.xml?limit=36')).status).toBe(200)
  })
})
