/** What a search costs, which nobody keeps in memory: words that few articles hold, and one that nearly half of them do. */
import { type Finding, state } from '../measurement.ts'
import type { Newsroom } from '../newsrooms.ts'
import { startCandorOnNode } from '../servers/candor.ts'
import { type Bench, type Row, readerHeaders } from './bench.ts'
import { compareNewsrooms, medianOf, milliseconds } from './compare-newsrooms.ts'

/** Measurements in one round; the round's figure is their median. */
const searches = 40

/** A word of no language: every dictionary leaves it as it is. */
const rare = 'qzbench'

/** Lets a hundred articles, spread over the years, hold the rare word: in the index, which is all that a search reads. */
async function spreadRareWord({ client }: Newsroom): Promise<void> {
  const [found] = await client`select count(*)::int as count from article_search where words @@ ${rare}::tsquery`
  if (found?.['count'] === 100) return
  await client`update article_search set words = words || to_tsvector('simple', ${rare}) where article_id in (
    select distinct on (part) article_id from (
      select article_id, ntile(100) over (order by listed_at, article_id) as part
      from listings where family = 'all' and left_at is null
    ) as placed order by part
  )`
  await client`vacuum analyze article_search`
}

/** A word of the language in which most are written, and how many of a thousand articles hold it. */
async function commonWord({ client }: Newsroom): Promise<{ word: string; share: number }> {
  const [found] =
    await client`select word, ndoc from ts_stat('select words from article_search order by article_id limit 1000')
    order by abs(ndoc - 500), word limit 1`
  return { word: String(found?.['word']), share: Number(found?.['ndoc']) / 10 }
}

async function search(bench: Bench): Promise<Finding[]> {
  const large = await bench.large()
  const rooms = [bench.small, large]
  for (const room of rooms) await spreadRareWord(room)
  const { word, share } = await commonWord(large)
  const servers = await Promise.all(rooms.map(({ url }) => startCandorOnNode(url)))
  const ask = async (room: Newsroom, words: string) => {
    const response = await fetch(`${servers[rooms.indexOf(room)]?.origin}/search/rss.xml?q=${words}`, {
      headers: readerHeaders,
    })
    if (response.status !== 200) throw new Error(`the search for ${words} answered ${response.status}`)
    await response.arrayBuffer()
  }
  const side = (words: string) => (room: Newsroom) => medianOf(searches, () => milliseconds(() => ask(room, words)))
  try {
    const few = await compareNewsrooms(bench, 'search', 'search for a word of 100 articles, p50', side(rare), 1.5)
    const rounds: number[] = []
    for (let round = 0; round < bench.options.rounds; round += 1) rounds.push(await side(word)(large))
    const what = `search for a word of ${share} % of ${large.articles.toLocaleString('en')} articles, p50`
    return [
      few,
      state({ row: 'search', what, against: '', unit: 'ms', note: 'none may take more than 2,000 ms' }, rounds),
    ]
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
  }
}

export const searchRows: readonly Row[] = [{ name: 'search', measure: search }]
