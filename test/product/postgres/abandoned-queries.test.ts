/**
 * Queries that no request waits for any more end in the database, on both runtimes, and do not fill
 * its connections.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Running } from '../../core/app/running.ts'
import { connect, openFresh } from '../../core/store/fresh-database.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { serveAtTheEdge, serveWithPool } from './runtimes.ts'

type Fresh = Awaited<ReturnType<typeof openFresh>>

/** `pooled` is the number of connections that stay open. */
describe.each([
  ['Node', serveWithPool, 5],
  ['workerd', serveAtTheEdge, 0],
] as const)('on %s', (_, serve, pooled) => {
  let fresh: Fresh
  let running: Running
  let before: number
  beforeAll(async () => {
    fresh = await openFresh()
    await insertArticle(fresh.db)
    running = await serve(fresh.url)
  })
  afterAll(async () => {
    await running?.close()
    await fresh?.close()
  })
  beforeEach(async () => {
    before = await connections()
  })

  const countOf = async (condition: string) => {
    const [row] = await fresh.sql(`select count(*)::int as count from pg_stat_activity
      where datname = current_database() and application_name <> 'blocker' and pid <> pg_backend_pid() and ${condition}`)
    return Number(row?.['count'])
  }
  const queries = () => countOf(`state <> 'idle'`)
  const connections = () => countOf('true')
  const soon = { timeout: 1500 }

  it('queries end that wait for a locked table', async () => {
    const blocker = connect(fresh.url)
    const paths = [1, 2, 3, 4, 5, 6].map((limit) => `/embed/fragment.html?limit=${limit}`)
    try {
      await blocker.begin(async (transaction) => {
        await transaction`set application_name = 'blocker'`
        await transaction`lock table listings in access exclusive mode`
        const abandoned = running.fetch('/rss.xml', { signal: AbortSignal.timeout(300) })
        const asked = [...paths, '/search/rss.xml?q=bridge'].map((path) => running.fetch(path))
        await expect(abandoned).rejects.toThrow('aborted')
        for (const answer of await Promise.all(asked)) {
          expect(answer.status).toBe(503)
          // Not that the search took too long: its timeout is longer than that of a lock.
          expect(await answer.text()).toContain('The database is unavailable')
        }
        await expect.poll(queries, soon).toBe(0)
        await expect.poll(connections, soon).toBeLessThanOrEqual(before + pooled)
      })
    } finally {
      await blocker.end()
    }
  })

  it('queries end that run for too long', async () => {
    await fresh.sql(`alter table topics rename to fast_topics;
      create view topics as select slug, label from fast_topics, pg_sleep(20)`)
    const answers = await Promise.all(
      ['/feeds.json', '/opml.xml'].map((path) => running.fetch(path)),
    )
    expect(answers.map(({ status }) => status)).toEqual([503, 503])
    await expect.poll(queries, soon).toBe(0)
    await expect.poll(connections, soon).toBeLessThanOrEqual(before + pooled)
  })
})
