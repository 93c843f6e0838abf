/** Large loads: the marker costs the same for each row, however many there are in a transaction. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createStore } from '../../src/store/store.ts'
import { emptyNewsroom, textOf, tidy } from '../store/bench.ts'
import { openFresh } from '../store/fresh-database.ts'

const insertMany = (count: number) => `
  insert into articles (url, title, language, disclosure_mode, status, published_at)
  select 'https://news.example.org/' || n, 'Article ' || n, 'en', 'human-only', 'published', '2026-05-01Z'
  from generate_series(1, ${count}) n;`

/** A statement of its own for each. */
const insertEach = (count: number) => `do $$ begin for i in 1..${count} loop ${insertMany(1)} end loop; end $$;`

const updateEach = (count: number) => `do $$
  declare one uuid;
  begin
    for one in select id from articles limit ${count} loop
      update articles set standfirst = standfirst || '.' where id = one;
    end loop;
  end $$;`

describe('a transaction with very many rows', () => {
  let fresh: Awaited<ReturnType<typeof openFresh>>

  beforeAll(async () => {
    fresh = await openFresh()
    // Autovacuum would tidy away what is counted here.
    await fresh.sql('alter table families set (autovacuum_enabled = false); create extension pgstattuple')
  })
  beforeEach(async () => {
    await emptyNewsroom(fresh.sql)
    await tidy(fresh.sql)
  })
  afterAll(() => fresh?.close())

  /** How many versions of rows `families` holds, dead ones included: each is a step of a chain that others walk. */
  const versions = async () =>
    Number(await textOf(fresh.sql, `select tuple_count + dead_tuple_count from pgstattuple('families')`))

  it.each([
    ['one statement', insertMany(5000)],
    ['a statement for each new row', insertEach(500)],
    ['a statement for each change', insertMany(500) + updateEach(500)],
    ['one statement that deletes all', `${insertMany(500)} delete from articles;`],
  ])('writes each marker twice: when it begins to change and at the end, with %s', async (_, statements) => {
    const store = createStore(fresh.db, () => {})
    const step = async () => Number((await store.findMarker('all')).state.split(' ')[0])
    const before = await step()
    await fresh.sql('vacuum families')
    const rowsBefore = await versions()
    await fresh.sql(`begin; ${statements} commit`)
    // In four families: everything, the language, the mode, and what humans wrote.
    expect((await versions()) - rowsBefore).toBeLessThanOrEqual(2 * 4)
    expect(await step()).toBe(before + 1)
  })

  it('reads no table from end to end for each row, though the session knows it as a small one', async () => {
    await fresh.sql(insertEach(10))
    for (const table of ['articles', 'listings', 'tombstones']) await fresh.sql(`vacuum full analyze ${table}`)
    const rowsRead = async () =>
      Number(
        await textOf(
          fresh.sql,
          `select sum(seq_tup_read) from pg_stat_xact_user_tables where relname in ('articles', 'listings', 'tombstones')`,
        ),
      )
    // While a table is small, reading all of it is the best plan; at 4,000 rows it no longer is.
    await fresh.sql(`begin; ${insertEach(10)} ${insertMany(4000)}`)
    const before = await rowsRead()
    await fresh.sql(insertEach(500))
    const after = await rowsRead()
    await fresh.sql('rollback')
    expect(after - before).toBeLessThan(500)
  })

  it('changes all rows by one statement as fast as ever, after the session has changed single ones', async () => {
    await fresh.sql(`${insertMany(10_000)} ${updateEach(10)}`)
    // It takes a fraction of a second; a loop in a loop took minutes.
    await fresh.sql(`set statement_timeout = '20s'; update articles set standfirst = 'All.'; reset statement_timeout`)
    expect(await textOf(fresh.sql, `select count(*) from articles where standfirst = 'All.'`)).toBe('10000')
  })
})
