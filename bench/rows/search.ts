/**
 * The cost of a search, whose results are not cached: for a word in few articles, and for one in
 * nearly half.
 */
import { type Finding, state } from '../measurement.ts'
import type { Newsroom } from '../newsrooms.ts'
import { startCandorOnNode } from '../servers/candor.ts'
import { type Bench, type Row, readerHeaders } from './bench.ts'
import { compareNewsrooms, medianOf, milliseconds } from './compare-newsrooms.ts'

/** Measurements in one round; the round's figure is their median. */
const searches = 40

/** A word of no language, which no dictionary changes. */
export const rare = 'qzbench'

/**
 * Adds the rare word to a hundred articles, spread over the years: only to the index, since
 * searches read no more.
 */
export async function spreadRareWord({ client }: Newsroom): Promise<void> {
  const [found] =
    await client`select count(*)::int as count from article_search where words @@ ${rare}::tsquery`
  if (found?.['count'] === 100) return
  await client`update article_search set words = words || to_tsvector('simple', ${rare}) where article_id in (
    select distinct on (part) article_id from (
      select article_id, ntile(100) over (order by listed_at, article_id) as part
      from listings where family = 'all' and left_at is null
    ) as placed order by part
  )`
  await client`vacuum analyze article_search`
}

/** The word whose share of a thousand articles is closest to half, and that share in percent. */
export async function commonWord({ client }: Newsroom): Promise<{ word: string; share: number }> {
  const [found] =
    await client`select word, ndoc from ts_stat('select words from article_search order by article_id limit 1000')
    order by abs(ndoc - 500), word limit 1`
  return { word: String(found?.['word']), share: Number(found?.['ndoc']) / 10 }
}

async function search(bench: Bench): Promise<Finding[]> {
  const large = await bench.large()
  const newsrooms = [bench.small, large]
  for (const newsroom of newsrooms) await spreadRareWord(newsroom)
  const { word, share } = await commonWord(large)
  const servers = await Promise.all(newsrooms.map(({ url }) => startCandorOnNode(url)))
  const ask = async (newsroom: Newsroom, words: string) => {
    const response = await fetch(
      `${servers[newsrooms.indexOf(newsroom)]?.origin}/search/rss.xml?q=${words}`,
      {
        headers: readerHeaders,
      },
    )
    if (response.status !== 200)
      throw new Error(`the search for ${words} answered ${response.status}`)
    await response.arrayBuffer()
  }
  const side = (words: string) => (newsroom: Newsroom) =>
    medianOf(searches, () => milliseconds(() => ask(newsroom, words)))
  try {
    const few = await compareNewsrooms(
      bench,
      'search',
      'search for a word of 100 articles, p50',
      side(rare),
      1.5,
    )
    const rounds: number[] = []
    for (let round = 0; round < bench.options.rounds; round += 1)
      rounds.push(await side(word)(large))
    const what = `search for a word of ${share} % of ${large.articles.toLocaleString('en')} articles, p50`
    return [
      few,
      state(
        { row: 'search', what, against: '', unit: 'ms', note: 'target: at most 2,000 ms each' },
        rounds,
      ),
    ]
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
  }
}

export const searchRows: readonly Row[] = [{ name: 'search', measure: search }]
