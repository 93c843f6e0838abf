/**
 * A change that was committed after the query was parsed, but before its snapshot: the query shows
 * it.
 */
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { createStore, type Store } from '../../../src/core/store/store.ts'
import { behindTriggers } from '../../fixtures/behind-triggers.ts'
import { buildSelection } from '../../fixtures/build-article.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import type { Bench } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

type Case = readonly [
  what: string,
  write: string,
  read: (store: Store) => Promise<unknown>,
  expected: unknown,
]

const url = 'https://news.example.org/new'
const publish = `insert into articles (url, title, language, disclosure_mode, status, published_at)
  values ('${url}', 'New', 'en', 'human-only', 'published', '2026-05-02Z')`
const edit = `update articles set title = 'Edited'`
const remove = 'delete from articles'
const assign = `insert into article_topics select id, 'bridges' from articles`

const titles = async (store: Store, changes: Parameters<typeof buildSelection>[0]) =>
  (await store.latest(buildSelection(changes))).articles.map(({ title }) => title)
const recently = () => new Date(Date.now() - 60_000)

/** Each begins with one article of the topic `works`; the topic `bridges` has none. */
const cases: readonly Case[] = [
  [
    'an edited article since a time',
    edit,
    (store) => titles(store, { since: recently() }),
    ['Edited'],
  ],
  ['a new article since a time', publish, (store) => titles(store, { since: recently() }), ['New']],
  [
    'a deletion since a time',
    remove,
    async (store) => (await store.latest(buildSelection({ since: recently() }))).tombstones.length,
    1,
  ],
  ['a new article in the feed', publish, (store) => titles(store, {}), ['New', 'Old']],
  ['a new article in an embed', publish, (store) => titles(store, { limit: 1 }), ['New']],
  [
    'a new article without a topic',
    publish,
    (store) => titles(store, { without: ['works'] }),
    ['New'],
  ],
  ['a new article by its address', publish, (store) => titles(store, { url: [url] }), ['New']],
  ['a new topic as a filter', assign, (store) => titles(store, { topics: ['bridges'] }), ['Old']],
  [
    'a new topic as a feed',
    assign,
    (store) => titles(store, { family: 'topics/bridges' }),
    ['Old'],
  ],
  [
    'a new topic in the directory',
    assign,
    async (store) => {
      const query = { within: ['topics'], like: 'bridges', limit: 10, offset: 0 }
      return (await store.findFamilies(query)).families.map(({ count }) => count)
    },
    [1],
  ],
  [
    'a new topic’s newest article in its marker',
    assign,
    async (store) => (await store.findMarker('topics/bridges')).newestAt !== null,
    true,
  ],
]

export function describeExecutionTime(bench: () => Bench): void {
  describe('a change after the query was parsed', () => {
    it.each(cases)('is shown: %s', async (_, write, read, expected) => {
      const { db } = bench()
      await insertArticle(db, { title: 'Old' }, { topics: ['works'] })
      await db.execute(sql`insert into topics values ('bridges', 'Bridges')`)
      await bench().sql(
        behindTriggers(`update listings set changed_at = '2026-05-01Z', listed_at = '2026-05-01Z'`),
      )
      const found = await db.transaction(async (tx) => {
        // `now()` is the time of this statement from here on.
        await tx.execute(sql`select pg_sleep(0.01)`)
        await tx.execute(sql.raw(write))
        await tx.execute(sql`set constraints all immediate`)
        return await read(createStore(tx, () => {}))
      })
      expect(found).toEqual(expected)
    })
  })
}

if (import.meta.vitest) runOnPglite(describeExecutionTime)
