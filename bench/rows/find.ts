/** Pages of the editors' desk that find articles, of a small archive and of a large one. */
import { parseSite } from '../../src/core/settings/site.ts'
import { writerOptions } from '../../src/core/store/connection.ts'
import { openPool } from '../../src/hosts/node/database/server.ts'
import { createDesk } from '../../src/plugins/desk/pages/desk.ts'
import type { Finding } from '../measurement.ts'
import type { Newsroom } from '../newsrooms.ts'
import type { Bench, Row } from './bench.ts'
import { compareNewsrooms, medianOf, milliseconds } from './compare-newsrooms.ts'
import { commonWord, rare, spreadRareWord } from './search.ts'

/** Requests in one round; the round's figure is their median. */
const requests = 30
const origin = 'https://desk.example.org'

/**
 * Makes some of the newest articles what generated ones never are: as many in each newsroom, as an
 * archive grows and the work of a day does not. Two drafts came back, and two articles are Icelandic.
 * Sixty are corrected, so that each newsroom has a whole page of them. Their guids are those of
 * generated articles, or the newsroom could not be opened again.
 */
async function addStates({ client }: Newsroom): Promise<void> {
  const [found] = await client`select from articles where status = 'draft' limit 1`
  if (found) return
  await client.unsafe(`with newest as (
      select id, row_number() over (order by published_at desc) as place from articles
      where status = 'published' and reviewed_by is null order by published_at desc limit 240
    ) update articles a set
      status = (array['draft', 'withheld', 'retracted', 'published'])[n.place % 4 + 1],
      retraction_reason = 'Wrong.', retracted_at = now(),
      language = case when n.place <= 2 then 'is' else a.language end, holder = 'pipeline'
    from newest n where n.id = a.id;
    insert into corrections (article_id, text) select id, 'Corrected.' from articles
      where status = 'published' order by published_at desc limit 60;
    insert into articles (guid, url, title, language, disclosure_mode, status, published_at)
    select (select regexp_replace(guid, '[^/]*$', 'scheduled-') from articles order by number limit 1) || n,
      'https://newsroom.example.org/scheduled/' || n, 'Scheduled', 'en', 'ai-autonomous',
      'published', now() + n * interval '1 day' from generate_series(1, 60) n`)
  // A return counts until the next event of its article. Those above have the time of their commit.
  await client`insert into article_returns (article_id, guid, text_digest, editor, reason, key)
    select id, guid, candor_text_digest(title, standfirst, body_html), 'Editor', 'No.', id::text
      from articles where status = 'draft' order by number limit 2`
  await client`vacuum analyze`
}

/** Asks for pages as an editor who is logged in. */
async function openEditor({ url }: Newsroom) {
  const pool = openPool(url, writerOptions)
  const app = createDesk({
    ...{ site: parseSite({ SITE_ORIGIN: 'https://news.example.org' }), origin, fourEyes: false },
    ...{ demo: true, db: () => pool.db, clientAddress: () => null },
    log: (message, error) => {
      throw new Error(message, { cause: error })
    },
  })
  const headers = { Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded' }
  const login = await app.request(`${origin}/desk/login/demo`, { method: 'POST', headers })
  const cookie = login.headers.get('Set-Cookie')?.split(';')[0] ?? ''
  const ask = async (query: string) => {
    const response = await app.request(`${origin}/desk/find?${query}`, { headers: { cookie } })
    const text = await response.text()
    if (response.status !== 200 || !text.includes('<li><a href="/desk/articles/'))
      throw new Error(`the desk found nothing with ${query}: ${response.status}`)
  }
  return { ask, close: () => pool.close() }
}

async function find(bench: Bench): Promise<Finding[]> {
  const newsrooms = [bench.small, await bench.large()]
  for (const newsroom of newsrooms) {
    await spreadRareWord(newsroom)
    await addStates(newsroom)
  }
  const editors = await Promise.all(newsrooms.map(openEditor))
  const large = await bench.large()
  const { word } = await commonWord(large)
  const where = `desk, find in ${large.articles.toLocaleString('en')} articles`
  const queries = [
    ['all articles', ''],
    ...['waiting', 'returned', 'scheduled', 'published', 'corrected', 'retracted', 'withheld'].map(
      (list) => [`list “${list}”`, `list=${list}`] as const,
    ),
    ['a frequent language', 'language=en'],
    ['a rare language', 'language=is'],
    ['a topic', 'topic=topic-1'],
    ['a pipeline', 'holder=pipeline'],
    ['a reviewer', 'editor=Desk%20editor%2C%20generated'],
    ['search: a word of 100 articles', `q=${rare}`],
    ['search: a frequent word', `q=${word}`],
    ['search: a reviewer', 'q=desk%20editor'],
    ['search: an address', 'q=https%3A%2F%2Fnewsroom.example.org%2Fscheduled%2F1'],
  ] as const
  try {
    const findings: Finding[] = []
    for (const [name, query] of queries) {
      const side = (newsroom: Newsroom) =>
        medianOf(requests, () =>
          milliseconds(async () => editors[newsrooms.indexOf(newsroom)]?.ask(query)),
        )
      findings.push(await compareNewsrooms(bench, 'find', `${where}: ${name}, p50`, side, 1.5))
    }
    return findings
  } finally {
    await Promise.all(editors.map(({ close }) => close()))
  }
}

export const findRows: readonly Row[] = [{ name: 'find', measure: find }]
