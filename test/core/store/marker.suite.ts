/**
 * Statements that move the change marker, and statements that do not. withdrawn.suite.ts has those
 * that only add; marker-property.suite.ts tests that it misses no change.
 */

import { describe, expect, it } from 'vitest'
import { StoreUnavailable } from '../../../src/core/store/errors.ts'
import { buildSelection } from '../../fixtures/build-article.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { type Bench, movesMarker, textOf, withdrawalOf } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

/**
 * Each runs on one published article `urn:example:a` with a source, the topic `works` and a
 * correction.
 */
const moving: readonly string[] = [
  `update articles set title = 'Other'`,
  `update articles set status = 'withheld'`,
  `delete from articles`,
  `update sources set title = 'Other'`,
  `delete from sources`,
  `insert into sources (article_id, position, url, title) select id, 9, url, title from articles`,
  `update topics set label = 'Other'`,
  `update topics set slug = 'other'`,
  `delete from article_topics`,
  `insert into topics values ('works', 'Other') on conflict (slug) do update set label = excluded.label`,
  `update corrections set text = 'Other.'`,
  `delete from corrections`,
  `insert into corrections (article_id, text) select id, 'Other.' from articles`,
  `with gone as (delete from sources) update topics set label = label`,
]

const still: readonly string[] = [
  `update articles set title = title, published_at = published_at, body_html = body_html || ''`,
  `update articles set title = 'Other' where false`,
  `insert into articles select * from articles on conflict (guid) do update set title = excluded.title`,
  `update sources set title = title, position = position`,
  `insert into sources select * from sources on conflict (article_id, position) do update set url = excluded.url`,
  `update topics set label = label, slug = slug`,
  `insert into topics values ('works', 'About works') on conflict (slug) do update set label = excluded.label`,
  `insert into topics values ('unused', 'Unused')`,
  `update article_topics set topic_slug = topic_slug`,
  `insert into article_topics select * from article_topics on conflict do nothing`,
  `update corrections set text = text`,
  `delete from articles where false`,
  `insert into articles (url, title, language, disclosure_mode) values ('https://example.org/', 'A', 'en', 'human-only')`,
]

const article = { guid: 'urn:example:a' }
const parts = { sources: [{}], topics: ['works'], corrections: [{}] }

export function describeMarker(bench: () => Bench): void {
  describe('the marker', () => {
    it.each(moving)(
      'moves, and tells that text was withdrawn or replaced, after: %s',
      async (statement) => {
        const { db, sql, store } = bench()
        await insertArticle(db, article, parts)
        const before = await store.findMarker('all')
        await sql(statement)
        const after = await store.findMarker('all')
        expect(after.state).not.toBe(before.state)
        expect(withdrawalOf(after.state)).not.toBe(withdrawalOf(before.state))
      },
    )

    it.each(still)('does not move after: %s', async (statement) => {
      const { db, sql } = bench()
      await insertArticle(db, article, parts)
      expect(await movesMarker(bench(), () => sql(statement))).toBe(false)
    })

    it.each([...moving, ...still])(
      'does not move if the article is a draft, after: %s',
      async (statement) => {
        const { db, sql } = bench()
        await insertArticle(db, { ...article, status: 'draft' }, parts)
        expect(await movesMarker(bench(), () => sql(statement))).toBe(false)
      },
    )

    it('does not move if the change is rolled back', async () => {
      const { db, sql } = bench()
      await insertArticle(db, article, parts)
      const work = () =>
        sql(`begin; update articles set title = 'Other'; delete from sources; rollback`)
      expect(await movesMarker(bench(), work)).toBe(false)
    })

    it('moves if only a part of the transaction is rolled back', async () => {
      const { db, sql } = bench()
      await insertArticle(db, article, parts)
      const work = () =>
        sql(
          `begin; savepoint a; update articles set title = 'Lost'; rollback to a; delete from sources; commit`,
        )
      expect(await movesMarker(bench(), work)).toBe(true)
    })

    it('moves once per transaction, however many statements it runs', async () => {
      const { db, sql } = bench()
      await insertArticle(db, article, parts)
      const [before] = await sql(`select version from families where family = 'all'`)
      await sql(
        `begin; update articles set title = 'A'; update articles set title = 'B'; delete from sources; commit`,
      )
      const [after] = await sql(`select version from families where family = 'all'`)
      expect(Number(after?.['version'])).toBe(Number(before?.['version']) + 1)
      expect(await textOf(sql, 'select count(*) from pending_changes')).toBe('0')
    })

    it('is moved by no change of an unknown kind: the transaction fails', async () => {
      await expect(
        bench().sql(`insert into pending_changes (kind, keys) values ('unknown', '{}')`),
      ).rejects.toThrow(/case not found/)
    })

    it('has the time of the commit, not of the statement', async () => {
      const { db, sql, store } = bench()
      await insertArticle(db, article, parts)
      const before = await store.findMarker('all')
      await sql(`begin; update articles set title = 'A'; select pg_sleep(0.05); commit`)
      const after = await store.findMarker('all')
      expect(after.changedAt.getTime()).toBeGreaterThanOrEqual(before.readAt.getTime() + 50)
      expect(after.changedAt.getTime()).toBeLessThanOrEqual(after.readAt.getTime())
    })

    it('is the same from findMarker and latest, also in an empty database', async () => {
      const { db, store } = bench()
      for (const work of [async () => '', () => insertArticle(db, article, parts)]) {
        await work()
        const { readAt: _, ...marker } = await store.findMarker('all')
        expect(await store.latest(buildSelection({ limit: 1 }))).toMatchObject(marker)
      }
    })

    it('is an error, not an empty result, if the family of all articles is missing', async () => {
      const { store, sql } = bench()
      await sql(`delete from families where family = 'all'`)
      try {
        await expect(store.findMarker('all')).rejects.toThrow(StoreUnavailable)
        await expect(store.latest(buildSelection({ limit: 1 }))).rejects.toThrow('family "all"')
      } finally {
        await sql(`insert into families (family) values ('all')`)
      }
    })
  })
}

if (import.meta.vitest) runOnPglite(describeMarker)
