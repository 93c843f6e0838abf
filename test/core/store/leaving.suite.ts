/** Articles that leave a feed: tombstones, retractions, and their return. */

import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { articles } from '../../../schema/tables.ts'
import { buildSelection } from '../../fixtures/build-article.ts'
import { insertArticle, insertInOrder, updateArticle } from '../../fixtures/insert-article.ts'
import { type Bench, movesMarker, shownTitles, shownTombstones, textOf } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

export function describeLeaving(bench: () => Bench): void {
  describe('an article that leaves a feed', () => {
    it('returns to its old place with its status, and has a tombstone until then', async () => {
      const { db } = bench()
      const [id = ''] = await insertInOrder(db, ['a', 'b'])
      for (const status of ['draft', 'withheld']) {
        await updateArticle(db, id, { status })
        expect(await shownTitles(bench())).toEqual(['b'])
        expect(await shownTombstones(bench())).toEqual(['urn:example:a'])
        await updateArticle(db, id, { status: 'published' })
        expect(await shownTitles(bench())).toEqual(['b', 'a'])
        expect(await shownTombstones(bench())).toEqual([])
      }
    })

    it('stays in the feed when it is retracted, with reason and date', async () => {
      const { db, store } = bench()
      const [id = ''] = await insertInOrder(db, ['a', 'b'])
      const retractedAt = new Date('2026-06-01T00:00:00Z')
      await updateArticle(db, id, {
        status: 'retracted',
        retractionReason: 'It was wrong.',
        retractedAt,
      })
      const { articles, tombstones } = await store.latest(buildSelection({ limit: 2 }))
      expect(articles[1]).toMatchObject({
        guid: 'urn:example:a',
        updatedAt: retractedAt,
        retraction: { reason: 'It was wrong.', date: retractedAt },
      })
      expect(tombstones).toEqual([])
    })

    it('leaves a tombstone with the time of its deletion', async () => {
      const { db, store } = bench()
      const [a = '', b = ''] = await insertInOrder(db, ['a', 'b'])
      const before = await store.findMarker('all')
      await db.delete(articles).where(eq(articles.id, a))
      await db.delete(articles).where(eq(articles.id, b))
      const { tombstones, readAt } = await store.latest(buildSelection({ limit: 2 }))
      expect(tombstones.map((t) => t.guid)).toEqual(['urn:example:b', 'urn:example:a'])
      for (const { deletedAt } of tombstones) {
        expect(deletedAt.getTime()).toBeGreaterThanOrEqual(before.readAt.getTime())
        expect(deletedAt.getTime()).toBeLessThanOrEqual(readAt.getTime())
      }
    })

    it('leaves at most `limit` tombstones, in a stable order if many articles are deleted at once', async () => {
      const { db, sql, store } = bench()
      await insertInOrder(db, ['a', 'b', 'c', 'd', 'e', 'f'])
      const ids = await sql(`select guid from articles order by id desc`)
      await db.delete(articles)
      expect(await shownTombstones(bench())).toEqual(ids.map((row) => row['guid']))
      const { tombstones } = await store.latest(buildSelection({ limit: 2 }))
      expect(tombstones.map((t) => t.guid)).toEqual(ids.slice(0, 2).map((row) => row['guid']))
    })

    it('leaves no tombstone if it was always a draft', async () => {
      const { db } = bench()
      await insertArticle(db, { status: 'draft' })
      expect(await movesMarker(bench(), () => db.delete(articles))).toBe(false)
      expect(await shownTombstones(bench())).toEqual([])
    })

    it('loses its tombstone when a new article with its guid is published', async () => {
      const { db, sql } = bench()
      const [old = ''] = await insertInOrder(db, ['a'])
      await db.delete(articles).where(eq(articles.id, old))
      const again = await insertArticle(db, {
        guid: 'urn:example:a',
        title: 'again',
        status: 'draft',
      })
      expect(await shownTombstones(bench())).toEqual(['urn:example:a'])
      await updateArticle(db, again, { status: 'published' })
      expect(await shownTitles(bench())).toEqual(['again'])
      expect(await textOf(sql, 'select count(*) from tombstones')).toBe('0')
    })
  })
}

if (import.meta.vitest) runOnPglite(describeLeaving)
