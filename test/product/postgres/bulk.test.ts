/**
 * Bulk writes on a real server: the cost per row does not grow with the number of rows in a
 * transaction.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createStore } from '../../../src/core/store/store.ts'
import { emptyNewsroom, textOf, tidy } from '../../core/store/bench.ts'
import { openFresh } from '../../core/store/fresh-database.ts'

const insertMany = (count: number) => `
  insert into articles (url, title, language, disclosure_mode, status, published_at)
  select 'https://news.example.org/' || n, 'Article ' || n, 'en', 'human-only', 'published',
    '2026-05-01Z'
  from generate_series(1, ${count}) n;`

/** One INSERT per article. */
const insertEach = (count: number) =>
  `do $$ begin for i in 1..${count} loop ${insertMany(1)} end loop; end $$;`

const updateEach = (count: number) => `do $$
  declare one uuid;
  begin
    for one in select id from articles limit ${count} loop
      update articles set standfirst = standfirst || '.' where id = one;
    end loop;
  end $$;`

const deleteEach = (count: number) => `
  do $$
  declare one uuid;
  begin
    for one in select id from articles limit ${count} loop delete from articles where id = one; end loop;
  end $$;`

describe('a transaction with many rows', () => {
  let fresh: Awaited<ReturnType<typeof openFresh>>

  beforeAll(async () => {
    fresh = await openFresh()
    // Autovacuum would remove the dead rows that this test counts.
    await fresh.sql(
      'alter table families set (autovacuum_enabled = false); create extension pgstattuple',
    )
  })
  beforeEach(async () => {
    await emptyNewsroom(fresh.sql)
    await tidy(fresh.sql)
  })
  afterAll(() => fresh?.close())

  /**
   * The number of row versions in `families`, dead ones included. Other transactions must read past
   * each of them.
   */
  const versions = async () =>
    Number(
      await textOf(fresh.sql, `select tuple_count + dead_tuple_count from pgstattuple('families')`),
    )

  it.each([
    ['one statement', insertMany(5000)],
    ['one statement per new row', insertEach(500)],
    ['one statement per change', insertMany(500) + updateEach(500)],
    ['one statement that deletes all rows', 'delete from articles;'],
    ['one statement per deleted row', deleteEach(50)],
  ])('with %s, writes each marker once', async (_, statements) => {
    await fresh.sql(insertMany(50))
    const store = createStore(fresh.db, () => {})
    const step = async () => Number((await store.findMarker('all')).state.split(' ')[0])
    const before = await step()
    await fresh.sql('vacuum families')
    const rowsBefore = await versions()
    await fresh.sql(`begin; ${statements} commit`)
    // In four families: all, the language, the mode and reviewed articles.
    expect((await versions()) - rowsBefore).toBeLessThanOrEqual(4)
    expect(await step()).toBe(before + 1)
  })

  it('does not scan whole tables for each row, even if the session planned for small tables', async () => {
    await fresh.sql(insertEach(10))
    for (const table of ['articles', 'listings', 'tombstones'])
      await fresh.sql(`vacuum full analyze ${table}`)
    const rowsRead = async () =>
      Number(
        await textOf(
          fresh.sql,
          `select sum(seq_tup_read) from pg_stat_xact_user_tables where relname in ('articles', 'listings', 'tombstones')`,
        ),
      )
    // For a small table a sequential scan is the best plan; at 4,000 rows it is not.
    await fresh.sql(`begin; ${insertEach(10)} ${insertMany(4000)}`)
    const before = await rowsRead()
    await fresh.sql(insertEach(500))
    const after = await rowsRead()
    await fresh.sql('rollback')
    expect(after - before).toBeLessThan(500)
  })
})
