/** The articles in a feed: their fields, their order, embargoes and listing times. */

import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { articles } from '../../../schema/tables.ts'
import { buildSelection } from '../../fixtures/build-article.ts'
import {
  buildArticleRow,
  buildPictureColumns,
  insertArticle,
  insertInOrder,
  updateArticle,
} from '../../fixtures/insert-article.ts'
import { type Bench, shownTitles, textOf } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

const secondsFromNow = (seconds: number) => new Date(Date.now() + seconds * 1000)

export function describeListing(bench: () => Bench): void {
  describe('the latest articles', () => {
    it('include every field and part, with parts in the newsroom’s order', async () => {
      const { db, store } = bench()
      const changes = {
        ...buildPictureColumns(),
        disclosureMode: 'ai-assisted',
        reviewedBy: 'The desk',
        aiRights: 'no-training',
      }
      const row = buildArticleRow({
        ...changes,
        guid: 'urn:example:all',
        updatedAt: new Date('2026-05-01T13:00:00Z'),
      })
      const early = { text: 'First.', correctedAt: new Date('2026-05-02T00:00:00Z'), url: null }
      const id = await insertArticle(db, row, {
        sources: [
          { position: 7, title: 'Second' },
          { position: 2, title: 'First', publisher: null, accessedAt: null },
        ],
        topics: ['works', 'bridges'],
        corrections: [{ text: 'Second.' }, early],
      })
      const { articles } = await store.latest(buildSelection({ limit: 1 }))
      expect(articles).toEqual([expectedArticle(id)])
    })

    it('are at most `limit`, ordered by listing time, newest first', async () => {
      const { db } = bench()
      await insertInOrder(db, ['a', 'b', 'c', 'd'])
      expect(await shownTitles(bench())).toEqual(['d', 'c', 'b', 'a'])
      expect(await shownTitles(bench(), 3)).toEqual(['d', 'c', 'b'])
    })

    it('have a stable order if they share one listing time', async () => {
      const { db } = bench()
      await db
        .insert(articles)
        .values(['a', 'b', 'c', 'd'].map((title) => buildArticleRow({ title })))
      const order = await shownTitles(bench())
      expect(await shownTitles(bench(), 2)).toEqual(order.slice(0, 2))
    })

    it('get a unique UUID as guid by default', async () => {
      const { db, store } = bench()
      await insertArticle(db)
      await insertArticle(db)
      const { articles } = await store.latest(buildSelection({ limit: 2 }))
      const guids = articles.map((article) => article.guid)
      expect(guids).toHaveLength(2)
      expect(new Set(guids).size).toBe(2)
      for (const guid of guids)
        expect(guid).toMatch(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    })

    it('are drafts by default, and not shown', async () => {
      const { db, sql } = bench()
      const { status: _, ...row } = buildArticleRow()
      await db.insert(articles).values(row)
      expect(await textOf(sql, 'select status from articles')).toBe('draft')
      expect(await shownTitles(bench())).toEqual([])
    })
  })

  describe('an embargo', () => {
    it('hides the article until it ends, and then moves the marker without a write', async () => {
      const { db, store } = bench()
      const [shown] = await insertInOrder(db, ['shown'])
      const publishedAt = secondsFromNow(1)
      await insertArticle(db, { title: 'embargoed', publishedAt })
      const before = await store.findMarker('all')
      expect(await shownTitles(bench())).toEqual(['shown'])
      expect(shown).not.toBe(undefined)

      await expect
        .poll(() => shownTitles(bench()), { timeout: 5000, interval: 50 })
        .toEqual(['embargoed', 'shown'])
      const after = await store.findMarker('all')
      expect(after.state).not.toBe(before.state)
      expect(after.newestAt).toEqual(publishedAt)
      expect(after.changedAt).toEqual(publishedAt)
    })

    it('can be postponed and lifted before it ends', async () => {
      const { db } = bench()
      const id = await insertArticle(db, { title: 'a', publishedAt: secondsFromNow(3600) })
      await updateArticle(db, id, { publishedAt: secondsFromNow(7200) })
      expect(await shownTitles(bench())).toEqual([])
      await updateArticle(db, id, { publishedAt: new Date('2026-05-01T12:00:00Z') })
      expect(await shownTitles(bench())).toEqual(['a'])
    })

    it('leaves no listing or tombstone if the article is deleted or withheld before it ends', async () => {
      const { db, sql } = bench()
      const deleted = await insertArticle(db, { publishedAt: secondsFromNow(3600) })
      const withheld = await insertArticle(db, { publishedAt: secondsFromNow(3600) })
      await db.delete(articles).where(eq(articles.id, deleted))
      await updateArticle(db, withheld, { status: 'withheld' })
      expect(await textOf(sql, 'select count(*) from listings')).toBe('0')
      expect(await textOf(sql, 'select count(*) from tombstones')).toBe('0')
    })
  })

  describe('the listing time', () => {
    it('is the time of the write for a late publication, and does not change with edits', async () => {
      const { db, sql } = bench()
      const before = await textOf(sql, 'select clock_timestamp()::text')
      const [late] = await insertInOrder(db, ['late', 'later'])
      const listedAt = () =>
        textOf(sql, `select listed_at::text from listings where article_id = '${late}'`)
      const first = await listedAt()
      expect(await textOf(sql, `select '${first}'::timestamptz >= '${before}'::timestamptz`)).toBe(
        'true',
      )

      await updateArticle(db, late ?? '', {
        title: 'edited',
        publishedAt: new Date('2026-04-01T12:00:00Z'),
      })
      expect(await listedAt()).toBe(first)
      expect(await shownTitles(bench())).toEqual(['later', 'edited'])
    })

    it('is the publication date only in a transaction that sets candor.backdate', async () => {
      const { db, sql } = bench()
      await insertInOrder(db, ['written'])
      await db.transaction(async (tx) => {
        await tx.execute(`set local candor.backdate = 'on'`)
        await insertArticle(tx, { title: 'imported' })
      })
      await insertInOrder(db, ['written after'])
      expect(await shownTitles(bench())).toEqual(['written after', 'written', 'imported'])
      expect(
        await textOf(sql, `select min(listed_at) = '2026-05-01T12:00:00Z' from listings`),
      ).toBe('true')
    })

    it.each(['true', '1', `'yes'`])(
      'is the publication date also after SET LOCAL candor.backdate = %s',
      async (value) => {
        const { sql } = bench()
        await sql(`begin; set local candor.backdate = ${value}; ${imported}; commit`)
        expect(await textOf(sql, `select min(listed_at) = '2020-01-01Z' from listings`)).toBe(
          'true',
        )
      },
    )

    it.each(['off', '0', `''`])(
      'is the time of the write after SET LOCAL candor.backdate = %s',
      async (value) => {
        const { sql } = bench()
        await sql(`begin; set local candor.backdate = ${value}; ${imported}; commit; ${imported}`)
        expect(await textOf(sql, `select min(listed_at) > '2026-01-01Z' from listings`)).toBe(
          'true',
        )
      },
    )

    it('cannot be set by anything else', async () => {
      const { sql } = bench()
      const refused = sql(`begin; set local candor.backdate = 'maybe'; ${imported}; commit`)
      await expect(refused).rejects.toThrow(/candor\.backdate.*maybe/)
      await sql('rollback')
    })
  })
}

const imported = `insert into articles (url, title, language, disclosure_mode, status, published_at)
  values ('https://news.example.org/a', 'a', 'en', 'human-only', 'published', '2020-01-01Z')`

function expectedArticle(id: string) {
  return {
    id,
    guid: 'urn:example:all',
    url: 'https://news.example.org/2026/05/bridge-reopens',
    title: 'Bridge reopens after flood',
    standfirst: 'The stone bridge carries traffic again.',
    bodyHtml: '<p>The stone bridge carries <em>traffic</em> again.</p>',
    aiRights: 'no-training',
    statement: null,
    byline: 'News desk',
    bylineUrl: 'https://news.example.org/desk',
    language: 'en',
    publishedAt: new Date('2026-05-01T12:00:00Z'),
    updatedAt: new Date('2026-05-02T08:30:00Z'),
    disclosure: {
      mode: 'ai-assisted',
      model: 'example-model-1',
      provider: 'Example Provider',
      reviewedBy: 'The desk',
      generatedAt: new Date('2026-05-01T11:58:30Z'),
      statement: null,
      parts: [],
    },
    picture: {
      url: 'https://news.example.org/pictures/bridge.jpg',
      mediaType: 'image/jpeg',
      byteLength: 84_211,
      width: 1600,
      height: 900,
      alt: 'A stone bridge over a river in flood',
      credit: 'Example Pictures',
      digitalSourceType: 'trainedAlgorithmicMedia',
    },
    sources: [
      {
        url: 'https://council.example.org/minutes/2',
        title: 'First',
        publisher: null,
        language: 'en',
        accessedAt: null,
      },
      {
        url: 'https://council.example.org/minutes/1',
        title: 'Second',
        publisher: 'Example Council',
        language: 'en',
        accessedAt: new Date('2026-05-01T09:00:00Z'),
      },
    ],
    topics: [
      { slug: 'bridges', label: 'About bridges' },
      { slug: 'works', label: 'About works' },
    ],
    corrections: [
      { text: 'First.', date: new Date('2026-05-02T00:00:00Z'), url: null },
      {
        text: 'Second.',
        date: new Date('2026-05-02T08:30:00Z'),
        url: 'https://news.example.org/corrections#bridge',
      },
    ],
    retraction: null,
    notice: null,
  }
}

if (import.meta.vitest) runOnPglite(describeListing)
