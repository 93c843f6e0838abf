/**
 * Restarts a PostgreSQL server of its own under load, in fast and immediate mode: no request fails.
 */
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type OwnPostgres, startPostgres } from '../../../bench/servers/postgres.ts'
import { createApp } from '../../../src/core/app.ts'
import { parseDeliverySettings, parseSite } from '../../../src/core/settings/site.ts'
import { connectionOptions } from '../../../src/core/store/connection.ts'
import { createStore } from '../../../src/core/store/store.ts'
import { inTurns } from '../../../src/hosts/node/database/in-turns.ts'
import { openServer } from '../../../src/hosts/node/database/server.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'

let server: OwnPostgres
let pool: Awaited<ReturnType<typeof openServer>>

beforeAll(async () => {
  server = await startPostgres(['fsync=off'])
  pool = await openServer(server.url)
  await insertArticle(pool.db, { title: 'Before the restart' })
})
afterAll(async () => {
  await pool?.close()
  server?.remove()
})

it.each(['fast', 'immediate'] as const)(
  'every request succeeds during a %s restart, and the next article is shown',
  async (mode) => {
    const store = createStore(pool.db, () => {})
    const app = createApp({
      site: parseSite({}, { origin: 'https://news.example.org' }),
      settings: parseDeliverySettings({ FRESH_MS: '100' }),
      store: () => store,
      log: () => {},
    })
    const paths = ['/rss.xml', '/atom.xml', '/feed.json', '/']
    for (const path of paths) await app.request(path)

    const statuses = new Map<number, number>()
    let running = true
    const readers = Array.from({ length: 20 }, async (_, index) => {
      while (running) {
        const { status } = await app.request(paths[index % paths.length] ?? '')
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    })
    await server.stop(mode)
    await server.start()
    await insertArticle(pool.db, { title: `After a ${mode} restart` })
    const back = performance.now()
    let shown = false
    while (!shown && performance.now() - back < 15_000) {
      shown = (await (await app.request('/rss.xml')).text()).includes(`After a ${mode} restart`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    running = false
    await Promise.all(readers)
    expect(performance.now() - back).toBeLessThan(6000)
    expect([...statuses.keys()]).toEqual([200])
    expect(statuses.get(200)).toBeGreaterThan(100)
  },
)

it('no query gets the error that ended its connection before a restart', async () => {
  const others = await openServer(server.url)
  const store = inTurns(
    createStore(others.db, () => {}),
    connectionOptions.max,
  )
  const asleep = Array.from({ length: connectionOptions.max }, () =>
    others.db.execute('select pg_sleep(60)'),
  )
  const ended = Promise.allSettled(asleep)
  await vi.waitFor(async () => {
    const [row] =
      await pool.db.execute(`select count(*)::int as n from pg_stat_activity where query like '%pg_sleep(60)'
      and state = 'active' and pid <> pg_backend_pid()`)
    expect(row).toEqual({ n: connectionOptions.max })
  })
  await server.stop()
  await server.start()
  expect((await ended).map(({ status }) => status)).not.toContain('fulfilled')
  const asked = Array.from({ length: 2 * connectionOptions.max }, () => store.findMarker('all'))
  expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(
    asked.map(() => 'fulfilled'),
  )
  await others.close()
})
