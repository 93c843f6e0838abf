/**
 * The view article_visibility, which answers "why is my article not in the feed?", in each case.
 */
import { describe, expect, it } from 'vitest'
import { facts } from '../../fixtures/facts.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import type { Bench } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

const hour = 3_600_000

export function describeVisibility(bench: () => Bench): void {
  const answer = async (title: string) => {
    const [row] = await bench().sql(
      `select shown, reason from article_visibility where title = '${title}'`,
    )
    return row
  }

  describe('article_visibility', () => {
    it('explains that the article is a draft, and how to publish it', async () => {
      await insertArticle(bench().db, { title: 'a', status: 'draft' })
      expect(await answer('a')).toEqual({
        shown: false,
        reason: expect.stringMatching(facts('draft', 'status')),
      })
    })

    it('explains that the article is withheld, also after it was shown', async () => {
      const { db, sql } = bench()
      await insertArticle(db, { title: 'a', status: 'withheld' })
      await insertArticle(db, { title: 'b' })
      await sql(`update articles set status = 'withheld'`)
      for (const title of ['a', 'b']) {
        expect(await answer(title)).toEqual({
          shown: false,
          reason: expect.stringMatching(facts('withheld')),
        })
      }
    })

    it('gives the end of an embargo in UTC, in any time zone of the session', async () => {
      const { db, sql } = bench()
      const publishedAt = new Date(Math.ceil(Date.now() / hour) * hour + hour)
      await insertArticle(db, { title: 'a', publishedAt })
      const until = publishedAt.toISOString().slice(0, 19).replace('T', ' ')
      await sql(`set time zone 'Asia/Kolkata'`)
      const row = await answer('a')
      await sql(`reset time zone`)
      expect(row).toEqual({ shown: false, reason: expect.stringMatching(facts(`${until} UTC`)) })
    })

    it('gives the place of a shown article, and mentions the notice of a retracted one', async () => {
      const { db, sql } = bench()
      for (const title of ['a', 'b', 'c']) await insertArticle(db, { title })
      await insertArticle(db, { title: 'later', publishedAt: new Date(Date.now() + hour) })
      await sql(`update articles set status = 'retracted', retraction_reason = 'Wrong.', retracted_at = now()
        where title = 'b'`)
      const place = (...words: readonly (string | number)[]) => ({
        shown: true,
        reason: expect.stringMatching(facts(...words)),
      })
      expect(await answer('a')).toEqual(place('place 3'))
      expect(await answer('b')).toEqual(place('place 2', 'retraction'))
      expect(await answer('c')).toEqual(place('place 1'))
    })

    it('mentions that an article says nothing about how it was made', async () => {
      const { sql } = bench()
      await sql(`begin; set local candor.backdate = 'on';
        insert into articles (url, title, language, disclosure_mode, status, published_at)
        values ('https://news.example.org/2019/a', 'a', 'en', 'unknown', 'published', '2019-03-01Z'); commit`)
      expect(await answer('a')).toEqual({
        shown: true,
        reason: expect.stringMatching(facts('place 1', 'without a disclosure')),
      })
    })

    it('reports an article that was written with triggers disabled', async () => {
      const { sql } = bench()
      await sql(`set session_replication_role = replica`)
      await sql(`insert into articles (url, title, language, disclosure_mode, status, published_at)
        values ('https://news.example.org/a', 'a', 'en', 'human-only', 'published', now())`)
      await sql(`reset session_replication_role`)
      expect(await answer('a')).toEqual({
        shown: false,
        reason: expect.stringMatching(/triggers disabled/),
      })
      const [repair] = /SELECT candor_repair.*;/.exec(String((await answer('a'))?.['reason'])) ?? []
      await sql(String(repair))
      expect(await answer('a')).toMatchObject({ shown: true })
    })

    it('reports an article that was withheld with triggers disabled, and is shown until it is repaired', async () => {
      const { sql } = bench()
      await insertArticle(bench().db, { title: 'a' })
      await sql(`set session_replication_role = replica`)
      await sql(`update articles set status = 'withheld'`)
      await sql(`reset session_replication_role`)
      expect(await answer('a')).toEqual({
        shown: true,
        reason: expect.stringMatching(facts('withheld', 'candor_repair')),
      })
      await sql(`select candor_repair(array_agg(id)) from articles`)
      expect(await answer('a')).toEqual({
        shown: false,
        reason: expect.stringMatching(facts('withheld')),
      })
    })
  })
}

if (import.meta.vitest) runOnPglite(describeVisibility)
