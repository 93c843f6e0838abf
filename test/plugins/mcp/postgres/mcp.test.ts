/** Runs the suite of /mcp in workerd, and tests that a search ends with its client's connection. */
import { expect, it } from 'vitest'
import { SearchTooSlow } from '../../../../src/core/store/errors.ts'
import { createStore } from '../../../../src/core/store/store.ts'
import { openPool } from '../../../../src/hosts/node/database/server.ts'
import { connect } from '../../../core/store/fresh-database.ts'
import { openInWorkerd } from '../../../product/postgres/runtimes.ts'
import { serveOnWorkerd } from '../../../product/workerd/running-worker.ts'
import { describeMcp } from '../mcp.suite.ts'
import { clientOf, serveStore } from '../open-mcp.ts'

const runtime = await openInWorkerd()
const config = 'test/plugins/mcp/postgres/worker.toml'
describeMcp({ ...runtime, serve: (how) => serveOnWorkerd(runtime.url, how, config) })

it('ends the query of a search whose client went away', async () => {
  const pool = openPool(runtime.url)
  const store = createStore(pool.db, () => {})
  const { promise: failed, resolve: fail } = Promise.withResolvers<unknown>()
  const running = await serveStore(() => ({
    ...store,
    async latest(...given) {
      const rows = store.latest(...given)
      rows.catch(fail)
      return rows
    },
  }))
  const blocker = connect(runtime.url)
  await blocker.begin(async (transaction) => {
    await transaction`lock table article_search in access exclusive mode`
    const gone = new AbortController()
    const search = { name: 'search_articles', arguments: { query: 'feed' } }
    const asked = clientOf(() => running).ask('tools/call', search, gone.signal)
    const waiting = () =>
      runtime.sql(`select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`)
    await expect.poll(waiting, { interval: 10 }).toHaveLength(1)
    gone.abort()
    await expect(asked).rejects.toThrow('aborted')
    // At the timeout of locks, the database would be unavailable.
    expect(await failed).toBeInstanceOf(SearchTooSlow)
  })
  await Promise.all([running.close(), pool.close(), blocker.end()])
})
