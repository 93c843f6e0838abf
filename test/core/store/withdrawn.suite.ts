/**
 * The last word of the change marker, by which delivery tells text that was taken away or replaced
 * from articles that were added. marker-property.suite.ts tests that it misses no change.
 */
import { describe, expect, it } from 'vitest'
import { buildPictureColumns, insertArticle } from '../../fixtures/insert-article.ts'
import { type Bench, withdrawalOf } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

const row = (number: string, publishedAt = 'now()') =>
  `insert into articles (guid, url, title, language, disclosure_mode, status, published_at)
    select 'urn:example:' || ${number}, 'https://example.org/', 'More', 'en', 'human-only', 'published', ${publishedAt}`

/** Each runs beside a published article and a draft, both of the topic `works`. */
const adding: readonly string[] = [
  row('1'),
  `update articles set status = 'published', published_at = now() where guid = 'urn:example:draft'`,
  // Parts of the archive close.
  `${row('n')} from generate_series(1, 61) as n`,
  `set candor.backdate = on; ${row('1', `'2020-01-01Z'`)}; reset candor.backdate`,
  // An embargo ends.
  `${row('1', `clock_timestamp() + interval '50 ms'`)}; select pg_sleep(0.1)`,
]

const own = `where guid = 'urn:example:a'`
const withdrawing: readonly string[] = [
  `update articles set status = 'retracted', retraction_reason = 'Wrong.', retracted_at = now() ${own}`,
  `update articles set status = 'withheld' ${own}`,
  `delete from articles ${own}`,
  `update articles set audience = '{acme}' ${own}`,
  `update articles set disclosure_statement = 'Written by a machine.' ${own}`,
  `update articles set picture_alt = 'Another picture' ${own}`,
  `insert into retired_topics (slug) values ('works')`,
  // It stays in other families, so it leaves no tombstone.
  `delete from article_topics where article_id = (select id from articles ${own})`,
  `begin; ${row('1')}; delete from articles ${own}; commit`,
]

const article = { guid: 'urn:example:a', ...buildPictureColumns() }
const parts = { sources: [{}], topics: ['works'] }

export function describeWithdrawn(bench: () => Bench): void {
  /** Says whether the marker of each family moved, and its last word, after `work`. */
  async function moved(families: readonly [string, ...string[]], work: () => Promise<unknown>) {
    const states = async () => (await bench().store.findMarker(...families)).state.split(', ')
    const before = await states()
    await work()
    return (await states()).map((state, index) => {
      const was = before[index] ?? ''
      return state === was ? 'stays' : withdrawalOf(state) === withdrawalOf(was) ? 'gains' : 'loses'
    })
  }

  describe('the last word of the marker', () => {
    const insertBoth = async () => {
      await insertArticle(bench().db, article, parts)
      await insertArticle(bench().db, { guid: 'urn:example:draft', status: 'draft' }, parts)
    }

    it.each(adding)('stays after: %s', async (statement) => {
      await insertBoth()
      expect(await moved(['all'], () => bench().sql(statement))).toEqual(['gains'])
    })

    it.each(withdrawing)('moves after: %s', async (statement) => {
      await insertBoth()
      expect(await moved(['topics/works'], () => bench().sql(statement))).toEqual(['loses'])
    })

    it('stays in a family that an article joins, and moves in those that it was in', async () => {
      const { db, sql } = bench()
      await insertBoth()
      await insertArticle(db, { guid: 'urn:example:b' }, { topics: ['other'] })
      const assign = () => sql(`insert into article_topics select id, 'other' from articles ${own}`)
      expect(await moved(['topics/other', 'topics/works', 'all'], assign)).toEqual([
        'gains',
        'loses',
        'loses',
      ])
    })

    it('moves for everyone and for a partner when an article is for partners, and is so no more', async () => {
      const { sql } = bench()
      await insertBoth()
      const give = (audience: string) => () =>
        sql(`update articles set audience = ${audience} ${own}`)
      expect(await moved(['all', 'partners/acme/all'], give(`'{acme}'`))).toEqual([
        'loses',
        'loses',
      ])
      expect(await moved(['all', 'partners/acme/all'], give('null'))).toEqual(['loses', 'loses'])
    })

    it('moves if an article that was gone is back, because its tombstone goes', async () => {
      const { sql } = bench()
      await insertBoth()
      await sql(`update articles set status = 'withheld' ${own}`)
      expect(
        await moved(['all'], () => sql(`update articles set status = 'published' ${own}`)),
      ).toEqual(['loses'])
    })

    it('moves if an embargo is put back that ends within a minute, and stays before that', async () => {
      const { db, sql } = bench()
      const put = () => sql(`update articles set published_at = published_at + interval '1 day'`)
      await insertArticle(db, { ...article, publishedAt: new Date(Date.now() + 30_000) })
      expect(await moved(['all'], put)).toEqual(['loses'])
      expect(await moved(['all'], put)).toEqual(['stays'])
    })
  })

  it('counts an embargo that may end before a transaction of many articles commits', async () => {
    await insertArticle(bench().db, {
      guid: 'urn:example:soon',
      publishedAt: new Date('2999-01-01T00:00:00Z'),
    })
    const shownAmong = async (others: number) => {
      const changed = `array(select (id, false, false, false, null, null)::candor_article_change from unnest(
        a.id || array_fill(uuid '00000000-0000-0000-0000-000000000000', array[${others}])) as id)`
      // A trigger would do the same: what it writes is refused by hand.
      const [row] = await bench().sql(`begin; set local session_replication_role = 'replica';
        select bool_or(r.seen) as shown from articles a cross join lateral candor_relist(${changed},
        a.published_at - interval '90 seconds') as r where a.guid = 'urn:example:soon' and r.family = 'all'`)
      await bench().sql('rollback')
      return row?.['shown']
    }
    expect([await shownAmong(0), await shownAmong(20_000)]).toEqual([false, true])
  })
}

if (import.meta.vitest) runOnPglite(describeWithdrawn)
