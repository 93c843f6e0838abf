/** What a partner reads: the public articles and its private ones, in feeds and archives. */
import { describe, expect, it } from 'vitest'
import { articles } from '../../../schema/tables.ts'
import { archivedPart, wholeFamily } from '../../../src/core/request/selection.ts'
import { privateFamily } from '../../../src/core/store/selection.ts'
import {
  buildArticleRow,
  insertArticle,
  insertInOrder,
  updateArticle,
} from '../../fixtures/insert-article.ts'
import { type Bench, shownTombstones } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

/** What this partner reads of a family. */
async function readBy(audience: string, { store }: Bench, family = 'all') {
  const {
    articles: read,
    tombstones,
    previous,
  } = await store.latest({ ...wholeFamily(family, 30), audience })
  return {
    titles: read.map(({ title }) => title),
    gone: tombstones.map(({ guid }) => guid),
    previous,
  }
}

export function describePartnerReading(bench: () => Bench): void {
  describe('a private article, for a partner,', () => {
    it('is in the feeds of its partners, among the public ones, newest first', async () => {
      const { db } = bench()
      await insertArticle(db, { title: 'old', guid: 'urn:example:old' }, { topics: ['works'] })
      const id = await insertArticle(
        db,
        { title: 'private', guid: 'urn:example:p', audience: ['acme', 'beta'] },
        { topics: ['works'], corrections: [{}] },
      )
      await insertArticle(db, { title: 'new', guid: 'urn:example:new' })
      expect(await readBy('acme', bench())).toMatchObject({
        titles: ['new', 'private', 'old'],
        gone: [],
      })
      expect(await readBy('beta', bench(), 'topics/works')).toMatchObject({
        titles: ['private', 'old'],
      })
      expect(await readBy('gamma', bench())).toMatchObject({ titles: ['new', 'old'], gone: [] })
      expect((await readBy('acme', bench(), 'corrections')).titles).toEqual(['private'])
      const { store } = bench()
      const filtered = {
        ...wholeFamily('all', 30),
        whole: false,
        topics: ['works'],
        audience: 'acme',
      }
      expect((await store.latest(filtered)).articles.map(({ title }) => title)).toEqual([
        'private',
        'old',
      ])
      const since = {
        ...wholeFamily('all', 30),
        whole: false,
        since: new Date(Date.now() - 3_600_000),
        without: ['works'],
        audience: 'acme',
      }
      expect((await store.latest(since)).articles.map(({ title }) => title)).toEqual(['new'])
      await updateArticle(db, id, { audience: ['beta'] })
      expect(await readBy('acme', bench())).toMatchObject({
        titles: ['new', 'old'],
        gone: ['urn:example:p'],
      })
      expect(await readBy('beta', bench())).toMatchObject({
        titles: ['new', 'private', 'old'],
        gone: [],
      })
      expect(await shownTombstones(bench())).toEqual([])
    })

    it('of one transaction with public ones stands where its date puts it, in every selection', async () => {
      const { db, store } = bench()
      // Every third one is private; the last row is the newest.
      const rows = Array.from({ length: 36 }, (_, n) => ({
        ...buildArticleRow({ title: `${n}`, publishedAt: new Date(Date.UTC(2026, 0, 1 + n)) }),
        audience: n % 3 === 0 ? ['acme'] : null,
      }))
      await db.insert(articles).values(rows.toReversed())
      const newestFirst = rows.map(({ title }) => title).toReversed()
      expect((await readBy('acme', bench())).titles).toEqual(newestFirst)
      for (const limit of [1, 20, 35]) {
        const limited = { ...wholeFamily('all', limit), whole: false, audience: 'acme' }
        const { articles: read } = await store.latest(limited)
        expect(read.map(({ title }) => title)).toEqual(newestFirst.slice(0, limit))
      }
    })

    it('that was public has no tombstone for its partners, until it is gone for them too', async () => {
      const { db } = bench()
      const id = await insertArticle(
        db,
        { title: 'a', guid: 'urn:example:a' },
        { topics: ['works', 'other'] },
      )
      await updateArticle(db, id, { audience: ['acme'] })
      await bench().sql(`delete from article_topics where topic_slug = 'works'`)
      for (const family of ['all', 'topics/works', 'topics/other'])
        expect((await readBy('acme', bench(), family)).gone).toEqual([])
      expect(await shownTombstones(bench())).toEqual(['urn:example:a'])
      const {
        tombstones: [before],
      } = await bench().store.latest(wholeFamily('all', 30))
      await db.delete(articles)
      expect((await readBy('acme', bench())).gone).toEqual(['urn:example:a'])
      const {
        tombstones: [after],
      } = await bench().store.latest({ ...wholeFamily('all', 30), audience: 'acme' })
      expect(Number(after?.deletedAt)).toBeGreaterThan(Number(before?.deletedAt))
    })

    it('has an archive of its own, which leads to that of the public articles', async () => {
      const { db, store } = bench()
      await insertInOrder(
        db,
        Array.from({ length: 31 }, (_, n) => `public ${n}`),
      )
      const [id = ''] = await insertInOrder(db, ['turncoat'])
      await db.transaction(async (tx) => {
        for (let n = 0; n < 65; n += 1)
          await insertArticle(tx, { title: `private ${n}`, audience: ['acme'] })
      })
      await updateArticle(db, id, { audience: ['acme'] })
      const walked = [...(await readBy('acme', bench())).titles]
      let { previous } = await readBy('acme', bench())
      const month = previous?.month ?? ''
      const ways: string[] = []
      while (previous) {
        ways.push(`${previous.isPrivate ? 'private' : 'public'} ${previous.number}`)
        const part = await store.latest({ ...archivedPart('all', previous), audience: 'acme' })
        expect(part.known).toBe(true)
        walked.push(...part.articles.map(({ title }) => title))
        previous = part.previous
      }
      expect(ways).toEqual(['private 2', 'private 1', 'public 1'])
      expect(new Set(walked).size).toBe(97)
      // The first private part changes when the public archive goes on, to which it leads.
      const first = async () =>
        (
          await store.latest({
            ...archivedPart('all', { month, number: 1, isPrivate: true }),
            audience: 'acme',
          })
        ).changedAt
      const before = await first()
      await db.transaction((tx) =>
        insertInOrder(
          tx,
          Array.from({ length: 30 }, (_, n) => `more ${n}`),
        ),
      )
      expect(Number(await first())).toBeGreaterThan(Number(before))
    })

    it('keeps its families and its partners when its topic is renamed', async () => {
      const { db, sql, store } = bench()
      await insertArticle(db, { title: 'private', audience: ['acme'] }, { topics: ['before'] })
      await sql(`update topics set slug = 'after' where slug = 'before'`)
      expect((await readBy('acme', bench(), 'topics/after')).titles).toEqual(['private'])
      const listed = await sql(
        `select family from listings where family like '%/topics/%' and left_at is null`,
      )
      expect(listed.map(({ family }) => family)).toEqual([privateFamily('acme', 'topics/after')])
      expect(await sql(`select from listings where family like '%/topics/before'`)).toEqual([])
      const before = wholeFamily('topics/before', 30)
      expect((await store.latest(before)).retired).toBeNull()
    })
  })
}

if (import.meta.vitest) runOnPglite(describePartnerReading)
