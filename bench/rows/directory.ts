/**
 * The cost of the directory of 5,000 publishers: the first GET of its JSON after a change, and its
 * query alone.
 */
import { drizzle } from 'drizzle-orm/postgres-js'
import { directoryStatement } from '../../src/core/store/directory-query.ts'
import { type Finding, state } from '../measurement.ts'
import { moveMarker, type Newsroom, openNewsroom } from '../newsrooms.ts'
import { startCandorOnNode } from '../servers/candor.ts'
import { type Bench, type Row, readerHeaders } from './bench.ts'
import { medianOf, milliseconds, queryMilliseconds } from './compare-newsrooms.ts'

/** Measurements in one round; the round's figure is their median. */
const gets = 20

const publishers = 5000

/**
 * A newsroom of its own: its publishers would change what the other rows measure. Created once (3
 * minutes).
 */
async function openDirectoryNewsroom({ databaseUrl }: Bench['options']): Promise<Newsroom> {
  const url = new URL(databaseUrl)
  url.pathname += '_directory'
  const newsroom = await openNewsroom(url.href, 100_000)
  await citePublishers(newsroom)
  return newsroom
}

/**
 * Each article cites one more publisher, dated as the article. The first publishers have hundreds,
 * the last ones ten.
 */
async function citePublishers({ client, articles }: Newsroom): Promise<void> {
  const [found] =
    await client`select count(*)::int as count from families where family like 'sources/publisher-%'`
  if (found?.['count'] === publishers) return
  await client.begin(async (sql) => {
    await sql`set local candor.backdate = 'on'`
    await sql`insert into sources (article_id, position, url, title)
      select id, 100, 'https://www.publisher-'
        || floor(${publishers} * power(n * 7919 % ${articles} / ${articles}::float8, 2))
          || '.example/' || n, 'Document'
      from (select id, row_number() over (order by published_at, id) as n from articles) as numbered`
    await sql`select candor_import_done()`
  })
  await client`vacuum analyze families, listings, archive_parts, sources`
}

async function directory(bench: Bench): Promise<Finding[]> {
  const { url, client } = await openDirectoryNewsroom(bench.options)
  const server = await startCandorOnNode(url, { FRESH_MS: '0' })
  const uncachedGet = async () => {
    await moveMarker(client)
    return milliseconds(async () => {
      const response = await fetch(`${server.origin}/feeds.json`, { headers: readerHeaders })
      if (response.status !== 200) throw new Error(`/feeds.json answered ${response.status}`)
      await response.arrayBuffer()
    })
  }
  const listing = { within: ['sources'], like: '', limit: publishers, offset: 0 }
  const query = () =>
    queryMilliseconds(client, directoryStatement(drizzle(client), listing).toSQL())
  const figure = async (
    what: string,
    note: string,
    measure: () => Promise<number>,
  ): Promise<Finding> => {
    await measure()
    const rounds: number[] = []
    for (let round = 0; round < bench.options.rounds; round += 1)
      rounds.push(await medianOf(gets, measure))
    return state({ row: 'directory', what, against: '', unit: 'ms', note }, rounds)
  }
  try {
    const feeds = publishers.toLocaleString('en')
    return [
      await figure(
        `uncached GET of /feeds.json with ${feeds} feeds, p50`,
        '2.4 MB before gzip',
        uncachedGet,
      ),
      await figure(
        'its query alone, planned and run in PostgreSQL, p50',
        'target: at most 40 ms',
        query,
      ),
    ]
  } finally {
    await server.stop()
    await client.end()
  }
}

export const directoryRows: readonly Row[] = [{ name: 'directory', measure: directory }]
