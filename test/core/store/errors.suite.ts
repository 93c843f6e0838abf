/** What the store throws: one refused statement is not an outage of the database. */
import { describe, expect, it } from 'vitest'
import { archivedPart, wholeFamily } from '../../../src/core/request/selection.ts'
import { StatementFailed } from '../../../src/core/store/errors.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import type { Bench } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

export function describeErrors(bench: () => Bench): void {
  describe('a statement that the database refuses', () => {
    it('is told from an outage', async () => {
      const { store } = bench()
      const outOfRange = archivedPart('all', { month: '2020-01', number: 9_999_999_999 })
      const error = await store.latest(outOfRange).catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(StatementFailed)
      expect((await store.latest(wholeFamily('all', 5))).known).toBe(false)
    })
  })

  describe('the keys of all families', () => {
    it('include families whose articles have all left, embargoed ones and retired topics', async () => {
      const { sql, store } = bench()
      await sql(`insert into topics values ('past', 'Past'), ('later', 'Later'), ('unused', 'Unused');
        insert into articles (url, title, language, disclosure_mode, status, published_at)
        select 'https://news.example.org/' || title, title, 'fr', 'human-only', 'published',
          now() + days * interval '1 day'
        from (values ('past', 0), ('later', 1)) as given(title, days);
        insert into article_topics select id, title from articles`)
      await sql(`delete from articles where title = 'past';
        insert into retired_topics (slug) values ('closed')`)
      const { families: keys, feeds } = await store.findAddresses()
      for (const key of [
        'all',
        'topics/past',
        'topics/later',
        'topics/closed',
        'languages/fr',
        'modes/human-only',
      ]) {
        expect([key, keys.has(key)]).toEqual([key, true])
      }
      expect(keys.has('topics/unused')).toBe(false)
      // A redirect leads to what a reader may know of only.
      expect([...feeds.keys()].filter((key) => key.startsWith('topics/')).toSorted()).toEqual([
        'topics/closed',
        'topics/past',
      ])
    })

    it('lead to where a renamed or merged topic is now, and come with the old addresses', async () => {
      const { db, sql, store } = bench()
      await insertArticle(db, {}, { topics: ['one', 'three'] })
      await sql(`update topics set slug = 'two' where slug = 'one'; insert into retired_topics values ('three', 'two');
        insert into old_addresses values ('/?feed=rss2&cat=3', 'topics/one', 'atom'), ('/a', default, default)`)
      const { feeds, old } = await store.findAddresses()
      expect(['topics/one', 'topics/two', 'topics/three'].map((key) => feeds.get(key))).toEqual(
        Array(3).fill('topics/two'),
      )
      expect(old.toSorted((a, b) => a.path.localeCompare(b.path))).toEqual([
        { path: '/?feed=rss2&cat=3', family: 'topics/one', format: 'atom' },
        { path: '/a', family: 'all', format: 'rss' },
      ])
    })
  })
}

if (import.meta.vitest) runOnPglite(describeErrors)
