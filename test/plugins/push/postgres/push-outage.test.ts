/**
 * A worker whose database gives no answer while deliveries run: it waits, says so once, and loses
 * none.
 */
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { pushOptions } from '../../../../src/core/store/connection.ts'
import { openPool } from '../../../../src/hosts/node/database/server.ts'
import { runWorker, usualLimits } from '../../../../src/plugins/push/run-worker.ts'
import { openFresh } from '../../../core/store/fresh-database.ts'
import { insertArticle } from '../../../fixtures/insert-article.ts'
import { startProxy } from '../../../product/postgres/tcp-proxy.ts'
import { openWorker } from '../open-worker.ts'
import { insertSubscriptions, insertTopic } from '../push-rows.ts'
import { startReceiver } from '../receivers.ts'

let fresh: Awaited<ReturnType<typeof openFresh>>
let proxy: Awaited<ReturnType<typeof startProxy>>

beforeAll(async () => {
  fresh = await openFresh()
  proxy = await startProxy(fresh.url)
})
afterAll(async () => {
  await proxy.close()
  await fresh.close()
})

/** `OUTAGE_SECONDS=60` is a minute. */
const outageMs = Number(process.env['OUTAGE_SECONDS'] ?? 4) * 1000

it('goes on after an outage of the database, and every delivery arrives', async () => {
  const receiver = await startReceiver((response) => void setTimeout(() => response.end(), 20))
  await insertTopic(fresh.sql)
  await insertSubscriptions(fresh.sql, receiver.url, 300)
  const pool = openPool(proxy.url, pushOptions)
  const logged: string[] = []
  const log = (message: string) => void logged.push(message)
  const worker = openWorker({ db: () => pool.db, log, windowMs: 0 })
  const limits = { ...usualLimits, atOnce: 10, leaseSeconds: 3 }
  const running = runWorker({ worker, log, limits })
  await insertArticle(fresh.db, { title: 'Before' })
  await vi.waitUntil(() => receiver.arrivals.length > 20, { timeout: 20_000, interval: 2 })
  proxy.turn('refuses', { dropped: true })
  await insertArticle(fresh.db, { title: 'Meanwhile' })
  await new Promise((resolve) => setTimeout(resolve, outageMs))
  expect(logged).toEqual([expect.stringContaining('database gives no answer')])
  const duringOutage = receiver.arrivals.length
  expect(duringOutage).toBeLessThan(300)
  proxy.turn('well')

  const latest = () =>
    new Set(
      receiver.arrivals.filter(({ body }) => body.includes('Meanwhile')).map(({ path }) => path),
    )
  await vi.waitUntil(() => latest().size === 300, { timeout: 20_000, interval: 20 })
  await vi.waitUntil(async () => (await fresh.sql('select id from push_deliveries')).length === 0, {
    timeout: 10_000,
  })
  expect(logged).toEqual([expect.stringContaining('database gives no answer'), 'push: goes on'])
  await running.stop()
  await pool.close()
  await receiver.close()
}, 180_000)
