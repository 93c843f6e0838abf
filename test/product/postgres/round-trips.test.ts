/**
 * Queries over a network with latency: how often they wait for the server, and changes while they
 * are on their way.
 */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStore, type Store } from '../../../src/core/store/store.ts'
import { rowsOf, together, type WriterDatabase } from '../../../src/core/store/writer-database.ts'
import { openPool } from '../../../src/hosts/node/database/server.ts'
import { importItems } from '../../../src/plugins/publish/import-items.ts'
import type { Running } from '../../core/app/running.ts'
import { connect, openFresh } from '../../core/store/fresh-database.ts'
import { buildSelection } from '../../fixtures/build-article.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { serveAtTheEdge, serveWithPool } from './runtimes.ts'
import { startProxy } from './tcp-proxy.ts'

const directory = { within: ['topics'], like: '', limit: 10, offset: 0 }

/** Settings, query, commit. BEGIN goes out with the settings. */
const searchTrips = 3

const queries: readonly (readonly [
  what: string,
  trips: number,
  query: (store: Store) => Promise<unknown>,
])[] = [
  ['a marker', 1, (store) => store.findMarker('all')],
  [
    'the markers of several families',
    1,
    (store) => store.findMarker('all', 'topics/works', 'languages/en'),
  ],
  ['a feed', 1, (store) => store.latest(buildSelection())],
  ['what changed since a time', 1, (store) => store.latest(buildSelection({ since: new Date(0) }))],
  [
    'a feed with filters',
    1,
    (store) => store.latest(buildSelection({ topics: ['works'], languages: ['en'] })),
  ],
  ['the directory', 1, (store) => store.findFamilies(directory)],
  ['the news', 1, (store) => store.findNews()],
  ['similar names', 1, (store) => store.findSimilarFamilies('topics/', 10)],
  ['all addresses', 1, (store) => store.findAddresses()],
  ['a search', searchTrips, (store) => store.latest(buildSelection({ words: 'bridge' }))],
]

describe('over a network with latency', () => {
  let fresh: Awaited<ReturnType<typeof openFresh>>
  let proxy: Awaited<ReturnType<typeof startProxy>>
  let pool: ReturnType<typeof openPool>
  let store: Store

  beforeAll(async () => {
    fresh = await openFresh()
    await insertArticle(fresh.db, { title: 'A "quoted" bridge' }, { topics: ['works'] })
    proxy = await startProxy(fresh.url, 20)
    pool = openPool(proxy.url)
    store = createStore(pool.db, () => {})
    await store.findMarker('all')
  })
  afterAll(async () => {
    await pool?.close()
    await proxy?.close()
    await fresh?.close()
  })

  it.each(queries)('reads %s in %i round trips', async (_, trips, query) => {
    const before = proxy.roundTrips()
    await query(store)
    expect(proxy.roundTrips() - before).toBe(trips)
  })

  it('imports 200 articles in as many round trips as one', async () => {
    let number = 0
    const itemsOf = (length: number) =>
      Array.from({ length }, () => {
        number += 1
        const guid = `imported-${number}`
        const article = {
          ...{
            guid,
            url: `https://old.example.org/${number}`,
            title: guid,
            language: 'en',
            status: 'published' as const,
          },
          ...{ published_at: '2020-01-01T00:00:00Z', disclosure: { mode: 'unknown' as const } },
          topics: [{ slug: `topic-${number % 9}`, label: `Topic ${number % 9}` }],
        }
        return { externalIds: [guid], article }
      })
    const tripsOf = async (length: number) => {
      const before = proxy.roundTrips()
      const how = {
        update: false,
        force: false,
        isUndeleted: () => false,
        dryRun: false,
        addressOf: null,
      }
      const results = await importItems(pool.db, itemsOf(length), how)
      expect(results.filter(({ result }) => result === 'created')).toHaveLength(length)
      return proxy.roundTrips() - before
    }
    // The first one makes the topics.
    await tripsOf(9)
    expect(await tripsOf(200)).toBe(await tripsOf(1))
  })

  const topic = sql`insert into topics (slug, label) values ('lost', 'Lost')`
  const transactions: [what: string, work: (tx: WriterDatabase) => Promise<unknown>][] = [
    ['that writes first', (tx) => together([rowsOf(tx, topic), rowsOf(tx, sql`select 1`)])],
    ['that reads first', (tx) => together([rowsOf(tx, sql`select 1`), rowsOf(tx, topic)])],
    [
      'that waits for what it reads',
      async (tx) => [await rowsOf(tx, sql`select 1`), await rowsOf(tx, topic)],
    ],
    ['in a transaction', (tx) => tx.transaction((inner) => rowsOf(inner, topic))],
    [
      'that goes on after an error',
      (tx) => rowsOf(tx, sql`select 1 / 0`).catch(() => rowsOf(tx, topic)),
    ],
  ]

  it.each(transactions)(
    'writes nothing without its BEGIN, and ends: a transaction %s',
    async (_, work) => {
      proxy.refuseNextBegin()
      await expect(pool.db.transaction(work)).rejects.toMatchObject({ code: '53300' })
      expect(
        await pool.db.transaction(() =>
          rowsOf(pool.db, sql`select slug from topics where slug = 'lost'`),
        ),
      ).toEqual([])
    },
  )

  it('answers short queries before the end of long ones while a connection is free', async () => {
    const blocker = connect(fresh.url)
    try {
      await blocker.begin(async (transaction) => {
        await transaction`lock table archive_parts in access exclusive mode`
        // They wait for the lock: on four of five connections.
        const long = Array.from({ length: 4 }, () =>
          store.latest(buildSelection()).catch(() => 'refused'),
        )
        const short = Array.from({ length: 8 }, () => store.findMarker('all'))
        const first = await Promise.race([
          Promise.all(short).then(() => 'short'),
          ...long.map((each) => each.then(() => 'long')),
        ])
        expect(first).toBe('short')
        await Promise.all(long)
      })
    } finally {
      await blocker.end()
    }
  })
})

describe.each([
  ['Node', serveWithPool],
  ['workerd', serveAtTheEdge],
] as const)('on %s', (_, serve) => {
  let fresh: Awaited<ReturnType<typeof openFresh>>
  let proxy: Awaited<ReturnType<typeof startProxy>>
  let running: Running

  beforeAll(async () => {
    fresh = await openFresh()
    await insertArticle(fresh.db, { title: 'Before' })
    proxy = await startProxy(fresh.url, 60)
    running = await serve(proxy.url)
  })
  afterAll(async () => {
    await running?.close()
    await proxy?.close()
    await fresh?.close()
  })

  it.each(['/rss.xml?since=2026-05-01T00:00:00Z', '/rss.xml?limit=5', '/rss.xml'])(
    'shows a change in %s that was committed after its query was parsed',
    async (path) => {
      await fresh.sql(`update articles set title = 'Before'`)
      proxy.afterNextParse(async () => {
        await fresh.sql(`update articles set title = 'After'`)
      })
      const etag = (await running.fetch(path)).headers.get('ETag') ?? ''
      const later = await running.fetch(path, { headers: { 'If-None-Match': etag } })
      expect(await (later.status === 304 ? await running.fetch(path) : later).text()).toContain(
        'After',
      )
    },
  )
})
