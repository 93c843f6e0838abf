/** A slow search on a real server: the database cancels it, and no other query waits for it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPool } from '../../src/node/database/server.ts'
import { parseSearch, wholeFamily } from '../../src/request/selection.ts'
import { createStore, SearchTooSlow } from '../../src/store/store.ts'
import { insertArticle } from '../fixtures/insert-article.ts'
import { connect, openFresh } from '../store/fresh-database.ts'

let fresh: Awaited<ReturnType<typeof openFresh>>
beforeAll(async () => {
  fresh = await openFresh()
  await insertArticle(fresh.db, { title: 'A harbour' })
})
afterAll(() => fresh?.close())

it('cancels a search after two seconds in the database too, without delaying feeds or changing their timeout', async () => {
  const blocker = connect(fresh.url)
  const pool = openPool(fresh.url)
  const store = createStore(pool.db, () => {})
  const search = () => store.latest(parseSearch(new URLSearchParams('q=harbour'), 10))
  let unlock = () => {}
  const held = new Promise<void>((resolve) => {
    unlock = resolve
  })
  let locked = () => {}
  const isLocked = new Promise<void>((resolve) => {
    locked = resolve
  })
  const blocking = blocker.begin(async (sql) => {
    await sql`lock table article_search in access exclusive mode`
    locked()
    await held
  })
  await isLocked
  try {
    const started = performance.now()
    const slow = search()
    expect((await store.latest(wholeFamily('all', 10))).articles).toHaveLength(1)
    await expect(slow).rejects.toThrow(SearchTooSlow)
    const took = performance.now() - started
    expect(took).toBeGreaterThan(1900)
    expect(took).toBeLessThan(2900)
    const running =
      await fresh.sql(`select from pg_stat_activity where datname = current_database() and query like '%article_matches%'
      and state = 'active' and pid <> pg_backend_pid()`)
    expect(running).toHaveLength(0)
    const [left] = await pool.db.execute('show statement_timeout')
    expect(left).toEqual({ statement_timeout: '3s' })
  } finally {
    unlock()
    await blocking
  }
  expect((await search()).articles).toHaveLength(1)
  await Promise.all([pool.close(), blocker.end({ timeout: 1 })])
})
