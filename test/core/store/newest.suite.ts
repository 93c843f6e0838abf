/** The age of the newest entries, by group of families. */
import { describe, expect, it } from 'vitest'
import { behindTriggers } from '../../fixtures/behind-triggers.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import type { Bench } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

const hours = (count: number) => count * 3600

export function describeNewest(bench: () => Bench): void {
  describe('the newest entries', () => {
    it('are those that readers see: none under an embargo, and the newest of all members of a group', async () => {
      const { db, sql, store } = bench()
      await sql('delete from articles; delete from families where family <> $$all$$')
      expect(await store.findNewest()).toEqual({})
      await insertArticle(db, { title: 'older' }, { topics: ['works'], sources: [] })
      await insertArticle(db, { title: 'newer' }, { topics: ['bridges'], sources: [] })
      await sql(
        behindTriggers(`update listings l
          set listed_at = listed_at - case a.title when 'older' then interval '2 hours'
            else interval '1 hour' end
          from articles a where a.id = l.article_id`),
      )
      const publishedAt = new Date(Date.now() + hours(1) * 1000)
      await insertArticle(
        db,
        { title: 'embargoed', publishedAt },
        { topics: ['works', 'bridges'], sources: [] },
      )
      const newest = await store.findNewest()
      expect(Object.keys(newest).toSorted()).toEqual(['all', 'languages', 'modes', 'topics'])
      for (const age of Object.values(newest)) {
        expect(age).toBeGreaterThanOrEqual(hours(1))
        expect(age).toBeLessThan(hours(1) + 120)
      }
    })
  })
}

if (import.meta.vitest) runOnPglite(describeNewest)
