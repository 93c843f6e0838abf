/** `since`: the articles and deletions that a client can have missed. */
import { describe, expect, it } from 'vitest'
import { parseSelection } from '../../src/request/selection.ts'
import { insertArticle } from '../fixtures/insert-article.ts'
import type { Bench } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

/** When the client asked last: a new hour has just begun. */
const lastAsked = '2026-05-10T18:00:01Z'

export function describeSince(bench: () => Bench): void {
  const changes = async () => {
    const { articles, tombstones } = await bench().store.latest(
      parseSelection('all', new URLSearchParams({ since: lastAsked }), 30),
    )
    return { changed: articles.map(({ title }) => title), deleted: tombstones.map(({ guid }) => guid) }
  }

  describe('`since`', () => {
    it('includes changes and deletions that were committed up to an hour after their statements', async () => {
      const { db, sql } = bench()
      for (const title of ['long', 'longer', 'gone', 'gone before']) {
        await insertArticle(db, { title, guid: `urn:example:${title.replace(' ', '-')}` })
      }
      await sql(`delete from articles where title like 'gone%'`)
      await sql(`update listings l set listed_at = '2026-05-01Z', changed_at = case a.title
        when 'long' then timestamptz '2026-05-10T17:00:01Z' else '2026-05-10T16:59:59Z' end
        from articles a where a.id = l.article_id`)
      await sql(`update listings l set left_at = case t.guid
        when 'urn:example:gone' then timestamptz '2026-05-10T17:00:01Z' else '2026-05-10T16:59:59Z' end
        from tombstones t where t.article_id = l.article_id`)
      expect(await changes()).toEqual({ changed: ['long'], deleted: ['urn:example:gone'] })
    })
  })
}

if (import.meta.vitest) runOnPglite(describeSince)
