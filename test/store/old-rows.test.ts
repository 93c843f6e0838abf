/** Rows from before the stricter rules: the migration keeps them, and the rules hold for what changes. */
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrateOnce } from '../../src/node/database/migrate.ts'
import { createStore } from '../../src/store/store.ts'
import { buildSelection } from '../fixtures/build-article.ts'
import { runOldMigrations } from '../fixtures/old-migrations.ts'

const client = new PGlite()
const db = drizzle(client)
const rows = async (text: string) => (await client.exec(text)).at(-1)?.rows ?? []

beforeAll(async () => {
  await runOldMigrations((config) => migrate(db, config), 8)
  await client.exec(`
    insert into articles (guid, url, title, standfirst, language, disclosure_mode, disclosure_statement, status, published_at) values
      ('urn:example:blank', 'https://news.example.org/❤️', E'\\u2066', repeat('x', 10001), 'en', 'ai-autonomous', E'\\u2800', 'published', '2020-01-01Z'),
      ('urn:example:never', 'https://news.example.org/never', 'Never', '', 'en', 'human-only', null, 'published', '-infinity');
    insert into articles (guid, url, title, language, disclosure_mode, reviewed_by) values
      ('urn:example:reviewed', 'https://news.example.org/reviewed', 'A', 'en', 'ai-assisted', 'R. Reviewer'),
      ('urn:example:reviewed-blank', 'https://news.example.org/blank', E'\\u2066', 'en', 'ai-assisted', 'R. Reviewer');
    insert into topics values ('a', E'\\u3164'), ('b', 'B'); insert into retired_topics values ('a', 'b'), ('b', 'a')`)
  await migrateOnce(db)
})
afterAll(() => client.close())

it('leaves only the rules that such rows break without validation', async () => {
  const names = await rows(`select conname as name from pg_constraint where not convalidated order by 1`)
  expect(names.map(({ name }) => name)).toEqual([
    'disclosure_statement_is_not_empty',
    'published_at_has_a_four_digit_year',
    'standfirst_is_not_too_long',
    'title_is_not_empty',
    'topic_label_is_not_empty',
    'url_is_absolute_http_url',
  ])
})

it('shows them as before, with Candor’s statement in place of one that nobody sees', async () => {
  const { articles } = await createStore(db, () => {}).latest(buildSelection())
  expect(articles).toMatchObject([{ guid: 'urn:example:blank', disclosure: { statement: null } }])
})

it('takes the text of reviewed rows for the reviewed one, where the rules let it write', async () => {
  const found =
    await rows(`select guid, reviewed_at, reviewed_digest = candor_text_digest(title, standfirst, body_html) as same
    from articles where disclosure_mode = 'ai-assisted' order by guid`)
  expect(found).toEqual([
    { guid: 'urn:example:reviewed', reviewed_at: null, same: true },
    { guid: 'urn:example:reviewed-blank', reviewed_at: null, same: null },
  ])
  expect(await rows('select from article_events')).toEqual([])
  for (const { guid } of found as { guid: string }[]) {
    const update = `update articles set title = 'Other' where guid = '${guid}'`
    await expect(rows(update)).rejects.toMatchObject({ constraint: 'changed_after_review' })
    await rows(update.replace(' where', ', reviewed_at = now() where'))
  }
})

it('refuses every change of such a row until it keeps the rules, but not its deletion', async () => {
  await expect(rows(`update articles set byline = 'Desk' where guid = 'urn:example:blank'`)).rejects.toThrow(
    /violates check/,
  )
  await rows(`update articles set status = 'withheld', title = 'A', standfirst = '', disclosure_statement = null,
    url = 'https://news.example.org/%E2%9D%A4' where guid = 'urn:example:blank'`)
  await rows(`delete from articles where guid = 'urn:example:never'`)
  await rows('alter table articles validate constraint title_is_not_empty')
})
