/**
 * The cost of families and archives: feeds of a topic, a source and reviewed articles, old parts,
 * and writing.
 */
import { generateArticle } from '../../demo/generator/rows.ts'
import { atMost, compare, type Finding, inTurns, state } from '../measurement.ts'
import { moveMarker, type Newsroom, ownGuids, removePublished, tidy } from '../newsrooms.ts'
import { startCandorOnNode } from '../servers/candor.ts'
import { type Bench, type Row, readerHeaders } from './bench.ts'
import { compareNewsrooms, medianOf, milliseconds } from './compare-newsrooms.ts'

/** Measurements in one round; the round's figure is their median. */
const gets = 40
const inserts = 60

const families = ['topics/topic-2', 'sources/river-archive.example', 'reviewed'] as const

type Server = Awaited<ReturnType<typeof startCandorOnNode>>

/** The first GET after a change: it waits for query, rendering, hash and compression. */
async function uncachedGet(
  { client }: Newsroom,
  server: Server | undefined,
  family: string,
  path: string,
) {
  await moveMarker(client, family)
  return milliseconds(async () => {
    const response = await fetch(`${server?.origin}${path}`, { headers: readerHeaders })
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}`)
    await response.arrayBuffer()
  })
}

async function familyFeeds(bench: Bench): Promise<Finding[]> {
  const newsrooms = [bench.small, await bench.large()]
  const servers = await Promise.all(
    newsrooms.map(({ url }) => startCandorOnNode(url, { FRESH_MS: '0' })),
  )
  const findings: Finding[] = []
  try {
    for (const family of families) {
      const what = `uncached GET of /${family}/rss.xml, p50`
      const side = (newsroom: Newsroom) =>
        medianOf(gets, () =>
          uncachedGet(newsroom, servers[newsrooms.indexOf(newsroom)], family, `/${family}/rss.xml`),
        )
      findings.push(await compareNewsrooms(bench, 'families', what, side, 1.3))
    }
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
  }
  return findings
}

/** Parts of the archive of all articles, counted from the newest. */
async function archive(bench: Bench): Promise<Finding[]> {
  const large = await bench.large()
  const server = await startCandorOnNode(large.url, { FRESH_MS: '0' })
  const pathOf = async (position: number) => {
    const [part] = await large.client`select month, part from archive_parts where family = 'all'
      order by month desc, part desc offset ${position - 1} limit 1`
    if (!part) throw new Error(`the archive has no part ${position}: use at least 30,000 articles`)
    return `/archive/${part['month']}/${part['part']}/rss.xml`
  }
  try {
    const [far, near] = [await pathOf(1000), await pathOf(10)]
    const measure = (path: string) => medianOf(gets, () => uncachedGet(large, server, 'all', path))
    await measure(near)
    const found = await inTurns(
      bench.options.rounds,
      () => measure(far),
      () => measure(near),
    )
    const names = ['1,000th', '10th'] as const
    const what = 'uncached GET of the 1,000th part of the archive, p50'
    return [
      compare(
        { row: 'archive', what, against: 'the 10th', unit: 'ms', names, target: atMost(1.2) },
        found,
      ),
    ]
  } finally {
    await server.stop()
  }
}

/**
 * Writes an article in 11 families and that of all articles, in one transaction as a newsroom does.
 */
async function publishWide({ client }: Newsroom, number: number): Promise<void> {
  const { article, sources } = generateArticle(
    { articles: 1_000_000, topics: 20, sources: 5, seed: 3 },
    number,
  )
  await client.begin(async (sql) => {
    const [row] = await sql`
      insert into articles (guid, url, title, standfirst, body_html, language, status, published_at,
        disclosure_mode)
      values (${`${ownGuids}${crypto.randomUUID()}`}, ${article.url}, ${article.title},
        ${article.standfirst ?? ''},
        ${article.bodyHtml ?? ''}, ${article.language}, 'published', ${new Date().toISOString()}, 'human-only') returning id`
    const id: string = row?.['id']
    const cited = sources.map(({ position, title }) => {
      const url = `https://www.publisher-${(number + Number(position)) % 80}.example/${number}`
      return { article_id: id, position, url, title }
    })
    await sql`insert into sources ${sql(cited)}`
    const slugs = ['topic-1', 'topic-2', 'topic-3']
    await sql`insert into article_topics ${sql(slugs.map((slug) => ({ article_id: id, topic_slug: slug })))}`
  })
}

async function insertWide(bench: Bench): Promise<Finding[]> {
  const large = await bench.large()
  let number = 0
  const rounds: number[] = []
  try {
    for (let round = 0; round < bench.options.rounds; round += 1) {
      await tidy(large.client)
      rounds.push(
        await medianOf(inserts, () => {
          number += 1
          return milliseconds(() => publishWide(large, number))
        }),
      )
    }
    const what = `insert of an article with 3 topics and 5 cited hosts at ${large.articles.toLocaleString('en')}, p50`
    const note = 'one transaction into 12 families, the commit to disk included'
    return [state({ row: 'insert-wide', what, against: '', unit: 'ms', note }, rounds)]
  } finally {
    await removePublished(large.client)
  }
}

export const familyRows: readonly Row[] = [
  { name: 'families', measure: familyFeeds },
  { name: 'archive', measure: archive },
  { name: 'insert-wide', measure: insertWide },
]
