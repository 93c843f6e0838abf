/**
 * Articles of which nobody knows how they were made: only imports bring them in, and a change of
 * the text needs a mode.
 */
import { describe, expect, it } from 'vitest'
import { articles } from '../../../schema/tables.ts'
import { buildSelection } from '../../fixtures/build-article.ts'
import { buildArticleRow, insertArticle } from '../../fixtures/insert-article.ts'
import type { Bench } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

const nothing = { disclosureModel: null, disclosureProvider: null, generatedAt: null }
const old = {
  ...nothing,
  guid: '41',
  title: 'Old',
  publishedAt: new Date('2019-03-01T08:00:00Z'),
  disclosureMode: 'unknown',
}

export function describeUnknown(bench: () => Bench): void {
  const inImport = (statements: string) =>
    bench().sql(`begin; set local candor.backdate = 'on'; ${statements}; commit`)
  const insert = (
    guid: string,
    title = old.title,
  ) => `insert into articles (guid, url, title, language, disclosure_mode, status, published_at)
    values ('${guid}', 'https://news.example.org/a', '${title}', 'en', 'unknown', 'published', '2019-03-01Z')`
  const importOld = () => inImport(insert('41'))
  const refused = async (statements: string) => {
    const error: unknown = await bench()
      .sql(statements)
      .then(
        () => null,
        (reason: unknown) => reason,
      )
    await bench().sql('rollback')
    // PGlite and postgres.js name it differently.
    return (
      error && {
        constraint:
          Reflect.get(Object(error), 'constraint') ?? Reflect.get(Object(error), 'constraint_name'),
      }
    )
  }

  describe('an article whose mode is unknown', () => {
    it('is shown without a disclosure, in the feeds of its topics, sources and language, and not by mode', async () => {
      await inImport(`${insert('41')}; insert into topics values ('works', 'Works');
        insert into article_topics select id, 'works' from articles;
        insert into sources (article_id, position, url, title) select id, 1, 'https://www.bbc.co.uk/1', 'S' from articles`)
      const { articles: shown } = await bench().store.latest(buildSelection({ limit: 10 }))
      expect(shown).toMatchObject([{ guid: '41', disclosure: null }])
      const families = await bench().sql('select family from listings order by family')
      expect(families.map(({ family }) => family)).toEqual([
        'all',
        'languages/en',
        'sources/bbc.co.uk',
        'topics/works',
      ])
      expect(bench().leftOut).toEqual([])
    })

    it('comes in by an import only, inserted or updated', async () => {
      const { db, sql } = bench()
      const unknown = { constraint: 'unknown_is_imported' }
      expect(await refused(insert('1'))).toEqual(unknown)
      expect(
        await refused(`begin; set local candor.backdate = 'off'; ${insert('1')}; commit`),
      ).toEqual(unknown)
      await inImport(insert('1'))
      await sql(`begin; select candor_import_unknown(); ${insert('2')}; commit`)
      // It was said for that transaction alone.
      expect(await refused(insert('3'))).toEqual(unknown)
      await insertArticle(db, { ...old, guid: '4', disclosureMode: 'human-only' })
      const update = `update articles set disclosure_mode = 'unknown' where guid = '4'`
      expect(await refused(update)).toEqual(unknown)
      await inImport(update)
      expect(await sql(`select from articles where disclosure_mode = 'unknown'`)).toHaveLength(3)
    })

    it('can change in all but its text', async () => {
      const { db, sql } = bench()
      await importOld()
      await sql(
        `update articles set status = 'withheld', byline = 'Desk', url = 'https://news.example.org/b', title = title`,
      )
      await sql(`update articles set status = 'published'`)
      await sql(`insert into topics values ('works', 'Works'); insert into article_topics select id, 'works' from articles;
        insert into corrections (article_id, text) select id, 'Corrected.' from articles`)
      for (const column of ['title', 'standfirst', 'body_html']) {
        const change = `update articles set ${column} = ${column} || 'x'`
        expect([column, await refused(change)]).toEqual([
          column,
          { constraint: 'changed_text_has_a_mode' },
        ])
        // Also in an import: it does not know how the new text was made either.
        expect(
          await refused(`begin; set local candor.backdate = 'on'; ${change}; commit`),
        ).not.toBeNull()
      }
      // An upsert that changes another column only.
      const row = buildArticleRow({ ...old, byline: 'Night desk' })
      await db
        .insert(articles)
        .values(row)
        .onConflictDoUpdate({
          target: articles.guid,
          set: { byline: 'Night desk', title: old.title },
        })
      await sql(
        `update articles set title = 'New', disclosure_mode = 'human-only', disclosure_model = null, disclosure_provider = null`,
      )
      await sql(`update articles set title = 'Newer'`)
      const [found] = (await bench().store.latest(buildSelection({ limit: 10 }))).articles
      expect(found).toMatchObject({
        title: 'Newer',
        byline: 'Night desk',
        disclosure: { mode: 'human-only' },
      })
    })

    it('can be retracted and deleted', async () => {
      const { sql } = bench()
      await importOld()
      await sql(
        `update articles set status = 'retracted', retraction_reason = 'Wrong.', retracted_at = now()`,
      )
      const retracted = await bench().store.latest(buildSelection({ limit: 10 }))
      expect(retracted.articles).toMatchObject([
        { disclosure: null, retraction: { reason: 'Wrong.' } },
      ])
      await sql('delete from articles')
      const gone = await bench().store.latest(buildSelection({ limit: 10 }))
      expect(gone).toMatchObject({ articles: [], tombstones: [{ guid: '41' }] })
    })
  })
}

if (import.meta.vitest) runOnPglite(describeUnknown)
