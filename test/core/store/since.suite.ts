/** `since`: the articles and deletions that a client can have missed. */
import { describe, expect, it } from 'vitest'
import { parseSelection } from '../../../src/core/request/selection.ts'
import { behindTriggers } from '../../fixtures/behind-triggers.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { type Bench, textOf } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

/** When the client asked last: a new hour has just begun. */
const lastAsked = '2026-05-10T18:00:01Z'

export function describeSince(bench: () => Bench): void {
  const changes = async () => {
    const { articles, tombstones } = await bench().store.latest(
      parseSelection('all', new URLSearchParams({ since: lastAsked }), 30),
    )
    return {
      changed: articles.map(({ title }) => title),
      deleted: tombstones.map(({ guid }) => guid),
    }
  }

  describe('`since`', () => {
    it('includes changes and deletions of the hour before', async () => {
      const { db, sql } = bench()
      for (const title of ['long', 'longer', 'gone', 'gone before']) {
        await insertArticle(db, { title, guid: `urn:example:${title.replace(' ', '-')}` })
      }
      await sql(`delete from articles where title like 'gone%'`)
      await sql(
        behindTriggers(`update listings l set listed_at = '2026-05-01Z', changed_at = case a.title
            when 'long' then timestamptz '2026-05-10T17:00:01Z' else '2026-05-10T16:59:59Z' end
            from articles a where a.id = l.article_id;
          update listings l set left_at = case t.guid
            when 'urn:example:gone' then timestamptz '2026-05-10T17:00:01Z'
              else '2026-05-10T16:59:59Z' end
            from tombstones t where t.article_id = l.article_id`),
      )
      expect(await changes()).toEqual({ changed: ['long'], deleted: ['urn:example:gone'] })
    })

    // An hour of overlap would not suffice for a transaction that stays open longer.
    it('knows changes, deletions and publications by the end of their transactions', async () => {
      const { db, sql } = bench()
      await insertArticle(db, { title: 'edited' }, { topics: ['works'] })
      await insertArticle(db, { title: 'gone' })
      await insertArticle(db, { title: 'recategorized' }, { topics: ['works'] })
      const end = await textOf(
        sql,
        `begin; update articles set body_html = 'Other.' where title = 'edited'; delete from articles where title = 'gone';
        delete from article_topics using articles where id = article_id and title = 'recategorized';
        insert into articles (url, title, language, disclosure_mode, status, published_at)
        values ('https://news.example.org/', 'new', 'en', 'human-only', 'published', now());
        select pg_sleep(0.01); select clock_timestamp()::text`,
      )
      await sql('commit')
      const early = await sql(
        `select family, listed_at, left_at, changed_at from listings where greatest(changed_at, left_at) < '${end}'`,
      )
      expect(early).toEqual([])
    })
  })
}

if (import.meta.vitest) runOnPglite(describeSince)
