/** The view that answers "why is my article not in the feed?": the right words in every case. */
import { describe, expect, it } from 'vitest'
import { facts } from '../fixtures/facts.ts'
import { insertArticle } from '../fixtures/insert-article.ts'
import type { Bench } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

const hour = 3_600_000

export function describeVisibility(bench: () => Bench): void {
  const answer = async (title: string) => {
    const [row] = await bench().sql(`select shown, reason from article_visibility where title = '${title}'`)
    return row
  }

  describe('article_visibility', () => {
    it('says that a draft is a draft, and how to publish it', async () => {
      await insertArticle(bench().db, { title: 'a', status: 'draft' })
      expect(await answer('a')).toEqual({ shown: false, reason: expect.stringMatching(facts('draft', 'status')) })
    })

    it('says that a withheld article is withheld, after it was shown too', async () => {
      const { db, sql } = bench()
      await insertArticle(db, { title: 'a', status: 'withheld' })
      await insertArticle(db, { title: 'b' })
      await sql(`update articles set status = 'withheld'`)
      for (const title of ['a', 'b']) {
        expect(await answer(title)).toEqual({ shown: false, reason: expect.stringMatching(facts('withheld')) })
      }
    })

    it('says until when an embargo lasts, in UTC whatever the session’s time zone', async () => {
      const { db, sql } = bench()
      const publishedAt = new Date(Math.ceil(Date.now() / hour) * hour + hour)
      await insertArticle(db, { title: 'a', publishedAt })
      const until = publishedAt.toISOString().slice(0, 19).replace('T', ' ')
      await sql(`set time zone 'Asia/Kolkata'`)
      const row = await answer('a')
      await sql(`reset time zone`)
      expect(row).toEqual({ shown: false, reason: expect.stringMatching(facts(`${until} UTC`)) })
    })

    it('says in which place a shown article stands, and that a retracted one shows its notice', async () => {
      const { db, sql } = bench()
      for (const title of ['a', 'b', 'c']) await insertArticle(db, { title })
      await insertArticle(db, { title: 'later', publishedAt: new Date(Date.now() + hour) })
      await sql(`update articles set status = 'retracted', retraction_reason = 'Wrong.', retracted_at = now()
        where title = 'b'`)
      const place = (...said: readonly (string | number)[]) => ({
        shown: true,
        reason: expect.stringMatching(facts(...said)),
      })
      expect(await answer('a')).toEqual(place('place 3'))
      expect(await answer('b')).toEqual(place('place 2', 'retraction'))
      expect(await answer('c')).toEqual(place('place 1'))
    })

    it('says when triggers were off while it was written, and what to do', async () => {
      const { sql, db } = bench()
      await sql(`set session_replication_role = replica`)
      await sql(`insert into articles (url, title, language, disclosure_mode, status, published_at)
        values ('https://news.example.org/a', 'a', 'en', 'human-only', 'published', now())`)
      await sql(`reset session_replication_role`)
      expect(await answer('a')).toEqual({ shown: false, reason: expect.stringMatching(/triggers disabled/) })
      await insertArticle(db, { title: 'b' })
      await sql(`update articles set standfirst = 'Again.'`)
      expect(await answer('a')).toMatchObject({ shown: true })
    })
  })
}

if (import.meta.vitest) runOnPglite(describeVisibility)
