/** Plans of the desk's lists and searches among many articles: none reads the whole table. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { rowsOf, type WriterDatabase } from '../../../../src/core/store/writer-database.ts'
import { findArticles, readChoices, type Search } from '../../../../src/plugins/desk/store/find.ts'
import { listNames } from '../../../../src/plugins/desk/store/find-lists.ts'
import { openFresh } from '../../../core/store/fresh-database.ts'

const rows = 24_000
let fresh: Awaited<ReturnType<typeof openFresh>>

/** Runs statements, and keeps their plans. */
function explaining(db: WriterDatabase, plans: string[]): WriterDatabase {
  const execute = async (statement: ReturnType<typeof sql>) => {
    const plan = await rowsOf<Record<string, string>>(db, sql`explain (costs off) ${statement}`)
    plans.push(plan.map((row) => row['QUERY PLAN']).join('\n'))
    return db.execute(statement)
  }
  return { execute } as unknown as WriterDatabase
}

/** The plan of the last statement. */
async function planOf(ask: (db: WriterDatabase) => Promise<unknown>): Promise<string> {
  const plans: string[] = []
  await ask(explaining(fresh.db, plans))
  return plans.at(-1) ?? ''
}

/** Eighty articles each are drafts, withheld, retracted or scheduled; six are in Icelandic. */
beforeAll(async () => {
  fresh = await openFresh()
  await fresh.sql(`begin;
    insert into articles (external_id, url, title, body_html, language, disclosure_mode, status, published_at,
      holder, reviewed_by, reviewed_at)
    select 'id-' || n, 'https://news.example.org/' || n, 'Article ' || n,
      '<p>Frequent words' || case when n % 1000 = 7 then ', seldom' else '' end || '</p>',
      case when n % 4000 = 5 then 'is' when n % 5 = 0 then 'de' else 'en' end, 'human-only',
      case when n % 300 = 1 then 'draft' when n % 300 = 2 then 'withheld' else 'published' end,
      case when n % 300 = 1 then null when n % 300 = 3 then now() + n * interval '1 minute'
        else now() - (${rows} - n) * interval '1 hour' end,
      case when n % 4000 = 6 then 'rare' else 'pipeline' end,
      case when n % 4000 = 7 then 'Rare Reviewer' when n % 3 = 0 then 'Ada Example' end,
      case when n % 4000 = 7 or n % 3 = 0 then now() - interval '1 year' end
    from generate_series(1, ${rows}) n;
    insert into topics values ('works', 'Works'), ('seldom', 'Seldom');
    insert into article_topics select id, 'works' from articles where number % 2 = 0;
    insert into article_topics select id, 'seldom' from articles where number % 4000 = 8;
    insert into corrections (article_id, text, corrected_at)
      select id, 'Corrected.', now() - (${rows} - number) * interval '1 minute' from articles
      where number % 30 = 9;
    insert into article_returns (article_id, guid, text_digest, editor, reason, key)
      select id, guid, candor_text_digest(title, standfirst, body_html), 'Ada Example', 'No.', id::text || k
      from articles, generate_series(1, 50) k where number % 600 = 1; commit;
    update articles set status = 'retracted', retraction_reason = 'Wrong.', retracted_at = now()
      where number % 300 = 4`)
  await fresh.sql('vacuum analyze')
}, 240_000)
afterAll(() => fresh.close())

const whole = /Seq Scan on (articles|article_search|article_topics|article_returns|corrections)\b/
const textSearch = (text: string, reviewers: readonly string[] = [text]): Search => ({
  ...{ words: text, name: text, urls: [text], reviewers },
})

it('reads the values of filters by jumps through indexes', async () => {
  const plan = await planOf(readChoices)
  expect(plan).not.toMatch(whole)
  for (const name of ['language', 'holder', 'reviewer'])
    expect(plan).toMatch(
      new RegExp(`Index Only Scan using articles_by_${name}|Index Scan using articles_by_${name}`),
    )
})

it.each([
  ['any', {}, 'articles_by_place'],
  ...listNames.map((list) => {
    if (list === 'corrected') return [list, { list }, 'corrections_by_time'] as const
    if (list === 'signed') return [list, { list }, 'articles_by_status'] as const
    const isPublished = ['scheduled', 'published'].includes(list)
    return [list, { list }, isPublished ? 'articles_by_place' : 'articles_unpublished'] as const
  }),
  ['a language', { language: 'de' }, 'articles_by_'],
  ['a rare language', { language: 'is' }, 'articles_by_language'],
  ['a rare pipeline', { holder: 'rare' }, 'articles_by_holder'],
  ['a rare reviewer', { editor: 'Rare Reviewer' }, 'articles_by_reviewer'],
  ['a frequent reviewer', { editor: 'Ada Example' }, 'articles_by_'],
  ['a topic', { topic: 'works' }, 'articles_by_place'],
  ['a rare topic', { topic: 'seldom' }, 'article_topics'],
  ['a rare language of a list', { list: 'published', language: 'is' }, 'articles_by_language'],
  ['an older page', { before: '3000' }, 'articles_by_place'],
  ['a newer page', { after: '3000' }, 'articles_by_place'],
] as const)('%s uses an index, and never reads the whole table', async (_, filter, index) => {
  const plan = await planOf((db) => findArticles(db, filter, null))
  expect(plan).not.toMatch(whole)
  expect(plan).toContain(index)
})

it.each([
  ['a rare word', 'seldom', {}, 'article_search_by_words'],
  ['a frequent word', 'frequent', {}, 'articles_by_place'],
  ['a frequent word of a rare language', 'frequent', { language: 'is' }, 'articles_by_language'],
  ['a word on an older page', 'frequent', { before: '3000' }, 'articles_by_place'],
  ['a word of a list', 'frequent', { list: 'withheld' }, 'articles_unpublished'],
] as const)(
  'a search for %s uses indexes, of names and addresses too',
  async (_, text, filter, index) => {
    const plan = await planOf((db) =>
      findArticles(db, filter, textSearch(text, [text, 'Ada Example'])),
    )
    expect(plan).not.toMatch(whole)
    expect(plan).toContain(index)
    for (const own of Object.keys(filter).length > 0
      ? []
      : ['guid_unique', 'external_id_unique', 'articles_by_url', 'articles_by_hidden_words'])
      expect([own, plan.includes(own)]).toEqual([own, true])
  },
)
