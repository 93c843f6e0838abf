/** The cost of many articles: the same queries in a large newsroom and in one of 1,000 articles. */

import { drizzle } from 'drizzle-orm/postgres-js'
import { wholeFamily } from '../../src/core/request/selection.ts'
import { latestStatement } from '../../src/core/store/statements.ts'
import { createStore, type Store } from '../../src/core/store/store.ts'
import { openPool } from '../../src/hosts/node/database/server.ts'
import type { Finding } from '../measurement.ts'
import { moveMarker, publishArticle, removePublished, tidy } from '../newsrooms.ts'
import { startCandorOnNode } from '../servers/candor.ts'
import { type Bench, feedPath, type Row, readerHeaders } from './bench.ts'
import { compareNewsrooms, medianOf, milliseconds, queryMilliseconds } from './compare-newsrooms.ts'

/** Measurements in one round; the round's figure is their median. */
const uncachedGets = 40
const markers = 500
const inserts = 60

/**
 * Every GET is the first after a change, so it waits for marker, query, rendering, hash and
 * compression.
 */
async function uncached(bench: Bench): Promise<Finding[]> {
  const newsrooms = [bench.small, await bench.large()]
  const servers = await Promise.all(
    newsrooms.map(({ url }) => startCandorOnNode(url, { FRESH_MS: '0' })),
  )
  try {
    const finding = await compareNewsrooms(
      bench,
      'uncached',
      'uncached GET including the query, p50',
      (newsroom) =>
        medianOf(uncachedGets, async () => {
          await moveMarker(newsroom.client)
          const origin = servers[newsrooms.indexOf(newsroom)]?.origin ?? ''
          return milliseconds(async () =>
            (await fetch(origin + feedPath, { headers: readerHeaders })).arrayBuffer(),
          )
        }),
    )
    return [finding, await queryAlone(bench)]
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
  }
}

async function queryAlone(bench: Bench): Promise<Finding> {
  const what = 'its query alone, planned and run in PostgreSQL, p50'
  return compareNewsrooms(bench, 'uncached', what, ({ client }) =>
    medianOf(uncachedGets, () =>
      queryMilliseconds(client, latestStatement(drizzle(client), wholeFamily('all', 30)).toSQL()),
    ),
  )
}

async function measureQuery(
  bench: Bench,
  row: string,
  what: string,
  count: number,
  ask: (store: Store) => Promise<unknown>,
) {
  const pools = new Map(
    [bench.small, await bench.large()].map((newsroom) => [newsroom, openPool(newsroom.url)]),
  )
  try {
    return await compareNewsrooms(bench, row, what, (newsroom) => {
      const pool = pools.get(newsroom)
      if (!pool) throw new Error('this newsroom has no pool')
      const store = createStore(pool.db, () => {})
      return medianOf(count, () => milliseconds(() => ask(store)))
    })
  } finally {
    for (const { close } of pools.values()) await close()
  }
}

async function insert(bench: Bench): Promise<Finding[]> {
  const large = await bench.large()
  let number = 0
  try {
    const finding = await compareNewsrooms(
      bench,
      'insert',
      'insert of one article, triggers included, p50',
      async (newsroom) => {
        await tidy(newsroom.client)
        return medianOf(inserts, () => {
          number += 1
          return milliseconds(() => publishArticle(newsroom.client, number))
        })
      },
    )
    const note = 'one transaction: article, 3 sources, topics; 5 round trips and the commit to disk'
    return [{ ...finding, note }]
  } finally {
    for (const { client } of [large, bench.small]) await removePublished(client)
  }
}

export const databaseRows: readonly Row[] = [
  { name: 'uncached', measure: uncached },
  {
    name: 'marker',
    measure: async (bench) => [
      await measureQuery(bench, 'marker', 'marker query, p50', markers, (store) =>
        store.findMarker('all'),
      ),
    ],
  },
  { name: 'insert', measure: insert },
]
