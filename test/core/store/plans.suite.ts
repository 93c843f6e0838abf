/** Query plans on a table of some size: every statement uses the indexes made for it. */

import { describe, expect, it } from 'vitest'
import { archivedPart, wholeFamily } from '../../../src/core/request/selection.ts'
import { directoryStatement } from '../../../src/core/store/directory-query.ts'
import { knownAddressesStatement } from '../../../src/core/store/known-addresses.ts'
import { newsStatement } from '../../../src/core/store/news.ts'
import type { ArticleSelection } from '../../../src/core/store/selection.ts'
import {
  latestStatement,
  markerStatement,
  newestStatement,
  similarFamiliesStatement,
} from '../../../src/core/store/statements.ts'
import { behindTriggers } from '../../fixtures/behind-triggers.ts'
import { buildSelection } from '../../fixtures/build-article.ts'
import { type Bench, textOf, tidy } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

/**
 * Fewer would let PostgreSQL's planner read whole tables; PGlite is another version, and needs only
 * these.
 */
const postgresRows = 12_000
const pgliteRows = 7_500

/**
 * A third is published, a third under embargo and a third withheld; each has a source, a topic and
 * a correction, which triggers need not see: they take ten times as long.
 */
const manyArticles = (rows: number) => `begin;
  insert into articles (url, title, language, disclosure_mode, status, published_at)
  select 'https://news.example.org/' || n, 'Article ' || n, 'en', 'human-only', 'published',
    case when n % 3 = 1 then now() + n * interval '1 hour' else now() - n * interval '1 hour' end
  from generate_series(1, ${rows}) n;
  insert into topics values ('works', 'Works');
  insert into article_topics select id, 'works' from articles; commit;
  ${behindTriggers(`
    insert into sources (article_id, position, url, title) select id, 1, url, title from articles;
    insert into corrections (article_id, text, corrected_at)
    select id, 'Corrected.', now() from articles`)};
  update articles set status = 'withheld' where substring(title from '[0-9]+')::int % 3 = 2;
  analyze`

type Query = { readonly sql: string; readonly params: readonly unknown[] }

/**
 * The plan of the prepared statement after ten runs, when the server may have switched to a generic
 * plan.
 */
export async function planOf({ sql }: Bench, query: Query, explain = 'explain'): Promise<string> {
  const values = query.params
    .map((value) => (typeof value === 'string' ? `'${value}'` : JSON.stringify(value)))
    .join(', ')
  const execute = `execute statement_under_test (${values});`
  await sql(`prepare statement_under_test as ${query.sql}; ${execute.repeat(10)}`)
  const plan = await sql(`${explain} ${execute}`)
  await sql('deallocate statement_under_test')
  return plan.map((row) => String(row['QUERY PLAN'])).join('\n')
}

/** `more` checks the plans of plugins among the same articles. */
export function describePlans(
  bench: () => Bench,
  rows = postgresRows,
  more: (bench: Bench) => Promise<void> = async () => {},
): void {
  describe('the statements', () => {
    it('complaint 6: contain a STABLE function, so that Hyperdrive does not cache their results', () => {
      const { db } = bench()
      const statements = [
        markerStatement(db, ['all']),
        latestStatement(db, buildSelection({ limit: 30 })),
        directoryStatement(db, { within: ['topics'], like: '', limit: 10, offset: 0 }),
        similarFamiliesStatement(db, 'topics/', 10),
        knownAddressesStatement(db),
        newsStatement(db),
        newestStatement(db),
      ]
      for (const statement of statements)
        expect(statement.toSQL().sql).toMatch(/now\(\)|statement_timestamp\(\)/)
    })

    it('read the directory from one table, and listings only of families with an embargo', async () => {
      const { db, sql } = bench()
      await sql(`insert into topics select 'topic-' || n, 'Topic ' || n from generate_series(1, 300) n;
        insert into articles (url, title, language, disclosure_mode, status, published_at)
        select 'https://news.example.org/' || n, n, 'en', 'human-only', 'published',
          now() - n * interval '1 hour' from generate_series(1, 300) n;
        insert into article_topics select id, 'topic-' || title from articles; analyze`)
      const query = { within: ['topics'], like: '', limit: 5000, offset: 0 }
      const readsOfListings = async () => {
        const plan = await planOf(
          bench(),
          directoryStatement(db, query).toSQL(),
          'explain (analyze, timing off)',
        )
        expect(plan).toMatch(/rows=300/)
        const reads = plan.split('\n').filter((line) => / on listings/.test(line))
        expect(reads.length).toBeGreaterThan(0)
        return reads.filter((line) => !line.includes('never executed'))
      }
      expect(await readsOfListings()).toEqual([])
      await sql(`update articles set published_at = now() where title = '1';
        insert into articles (url, title, language, disclosure_mode, status, published_at)
        values ('https://news.example.org/later', 'later', 'en', 'human-only', 'published',
          now() + interval '1 hour');
        insert into article_topics select id, 'topic-1' from articles where title = 'later'`)
      const reads = await readsOfListings()
      expect(reads.length).toBeGreaterThan(0)
      for (const read of reads) expect(read).toMatch(/loops=[1-5]\)/)
    }, 60_000)

    // The last one: to empty a table of so many articles takes as long as to fill it.
    it(`use the intended indexes among ${rows} articles`, async () => {
      const { db, sql } = bench()
      await tidy(sql)
      await sql(manyArticles(rows))
      const markerPlan = await planOf(bench(), markerStatement(db, ['all']).toSQL())
      expect(markerPlan).toMatch(/Index (Only )?Scan Backward using listings_shown/)
      expect(markerPlan).not.toMatch(/Seq Scan on (?!families)|Sort/)

      const latestPlan = await planOf(
        bench(),
        latestStatement(db, buildSelection({ limit: 30 })).toSQL(),
      )
      expect(latestPlan.match(/Index (Only )?Scan Backward using listings_shown/g)).toHaveLength(2)
      expect(latestPlan).toMatch(/Index (Only )?Scan Backward using listings_left/)
      expect(latestPlan).toMatch(/Index Scan using articles_pkey/)

      const month = await textOf(sql, `select to_char(now() at time zone 'UTC', 'YYYY-MM')`)
      const selections: ArticleSelection[] = [
        buildSelection({ limit: 30 }),
        wholeFamily('all', 30),
        wholeFamily('topics/works', 30),
        archivedPart('all', { month, number: 3 }),
        buildSelection({ since: new Date('2020-01-01T00:00:00Z'), limit: 100 }),
        buildSelection({ topics: ['works'] }),
        buildSelection({ without: ['works'] }),
      ]
      for (const selection of selections) {
        const plan = await planOf(bench(), latestStatement(db, selection).toSQL())
        expect(plan).not.toMatch(
          /Seq Scan on (articles|sources|corrections|article_topics|listings|tombstones)/,
        )
      }

      const address = 'https://news.example.org/6000'
      const url = [`${address}?utm_source=x`, `${address}/?utm_source=x`, address, `${address}/`]
      const atAddress = latestStatement(db, buildSelection({ url, limit: 1 }))
      const addressPlan = await planOf(bench(), atAddress.toSQL())
      expect(addressPlan).toMatch(/Bitmap Index Scan on articles_by_url/)
      expect(addressPlan).not.toMatch(
        /Seq Scan on (articles|sources|corrections|article_topics|listings|tombstones)/,
      )
      await more(bench())
    }, 240_000)
  })
}

if (import.meta.vitest) runOnPglite((bench) => describePlans(bench, pgliteRows))
