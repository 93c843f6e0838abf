/** How articles leave a feed, and what remains of them. */

import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { articles } from '../../schema/tables.ts'
import { buildSelection } from '../fixtures/build-article.ts'
import { insertArticle, insertInOrder, updateArticle } from '../fixtures/insert-article.ts'
import { type Bench, movesMarker, shownTitles, shownTombstones, textOf } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

export function describeLeaving(bench: () => Bench): void {
  describe('an article that goes', () => {
    it('comes and goes with its status, in its old place, with a tombstone while it is away', async () => {
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

    it('stays when it is retracted, with its reason and date', async () => {
      const { db, store } = bench()
      const [id = ''] = await insertInOrder(db, ['a', 'b'])
      const retractedAt = new Date('2026-06-01T00:00:00Z')
      await updateArticle(db, id, { status: 'retracted', retractionReason: 'It was wrong.', retractedAt })
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
      const before = await store.marker('all')
      await db.delete(articles).where(eq(articles.id, a))
      await db.delete(articles).where(eq(articles.id, b))
      const { tombstones, readAt } = await store.latest(buildSelection({ limit: 2 }))
      expect(tombstones.map((t) => t.guid)).toEqual(['urn:example:b', 'urn:example:a'])
      for (const { deletedAt } of tombstones) {
        expect(deletedAt.getTime()).toBeGreaterThanOrEqual(before.readAt.getTime())
        expect(deletedAt.getTime()).toBeLessThanOrEqual(readAt.getTime())
      }
    })

    it('keeps its tombstone until a successor of the same guid is shown, whose embargo ends without a write', async () => {
      const { db, sql } = bench()
      const [id = ''] = await insertInOrder(db, ['a', 'b'])
      await db.delete(articles).where(eq(articles.id, id))
      await insertArticle(db, { guid: 'urn:example:a', title: 'a again', publishedAt: new Date(Date.now() + 60_000) })
      expect(await shownTombstones(bench())).toEqual(['urn:example:a'])
      // As if the minute had passed: the embargo is over, and nothing was written to the article.
      await sql(`update listings set listed_at = now() where listed_at > now()`)
      expect(await shownTitles(bench())).toEqual(['a again', 'b'])
      expect(await shownTombstones(bench())).toEqual([])
    })

    it('leaves tombstones in one order where many go at once, newest first and at most `limit`', async () => {
      const { db, sql, store } = bench()
      await insertInOrder(db, ['a', 'b', 'c', 'd', 'e', 'f'])
      const ids = await sql(`select guid from articles order by id desc`)
      await db.delete(articles)
      expect(await shownTombstones(bench())).toEqual(ids.map((row) => row['guid']))
      const { tombstones } = await store.latest(buildSelection({ limit: 2 }))
      expect(tombstones.map((t) => t.guid)).toEqual(ids.slice(0, 2).map((row) => row['guid']))
    })

    it('leaves none when it was a draft all along', async () => {
      const { db } = bench()
      await insertArticle(db, { status: 'draft' })
      expect(await movesMarker(bench(), () => db.delete(articles))).toBe(false)
      expect(await shownTombstones(bench())).toEqual([])
    })

    it('is no longer deleted once an article with its guid is shown again', async () => {
      const { db, sql } = bench()
      const [old = ''] = await insertInOrder(db, ['a'])
      await db.delete(articles).where(eq(articles.id, old))
      const again = await insertArticle(db, { guid: 'urn:example:a', title: 'again', status: 'draft' })
      expect(await shownTombstones(bench())).toEqual(['urn:example:a'])
      await updateArticle(db, again, { status: 'published' })
      expect(await shownTitles(bench())).toEqual(['again'])
      expect(await textOf(sql, 'select count(*) from tombstones')).toBe('0')
    })
  })
}

if (import.meta.vitest) runOnPglite(describeLeaving)
