/** A slow search on a real server: the database cancels it, and no other query waits for it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseSearch, wholeFamily } from '../../../src/core/request/selection.ts'
import { SearchTooSlow } from '../../../src/core/store/errors.ts'
import { createStore } from '../../../src/core/store/store.ts'
import { openPool } from '../../../src/hosts/node/database/server.ts'
import { textOf } from '../../core/store/bench.ts'
import { openFresh } from '../../core/store/fresh-database.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'

let fresh: Awaited<ReturnType<typeof openFresh>>
beforeAll(async () => {
  fresh = await openFresh()
  await insertArticle(fresh.db, { title: 'A harbour' })
})
afterAll(() => fresh?.close())

it('cancels a search after two seconds in the database too, without delaying feeds or changing their timeout', async () => {
  const pool = openPool(fresh.url)
  const store = createStore(pool.db, () => {})
  const search = () => store.latest(parseSearch(new URLSearchParams('q=harbour'), 10))
  const definition = await textOf(
    fresh.sql,
    `select pg_get_functiondef('article_queries'::regproc)`,
  )
  await fresh.sql(`create or replace function article_queries(asked text) returns table (config text, query tsquery)
    language sql as 'select null::text, null::tsquery from pg_sleep(20)'`)
  try {
    const started = performance.now()
    const slow = search()
    expect((await store.latest(wholeFamily('all', 10))).articles).toHaveLength(1)
    await expect(slow).rejects.toThrow(SearchTooSlow)
    const took = performance.now() - started
    expect(took).toBeGreaterThan(1900)
    expect(took).toBeLessThan(10_000)
    const running =
      await fresh.sql(`select from pg_stat_activity where datname = current_database() and query like '%article_matches%'
      and state = 'active' and pid <> pg_backend_pid()`)
    expect(running).toHaveLength(0)
    const [left] = await pool.db.execute('show statement_timeout')
    expect(left).toEqual({ statement_timeout: '3s' })
  } finally {
    await fresh.sql(definition)
  }
  expect((await search()).articles).toHaveLength(1)
  await pool.close()
})
