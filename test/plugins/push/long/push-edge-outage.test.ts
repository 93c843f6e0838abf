/**
 * Push in workerd, by the clock: its database is away for 14 s in the middle of a message, and a
 * cron trigger runs each minute.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { openFresh } from '../../../core/store/fresh-database.ts'
import { pushEnvironment } from '../../../fixtures/ask-hub.ts'
import { insertArticle } from '../../../fixtures/insert-article.ts'
import { withPassword } from '../../../product/postgres/runtimes.ts'
import { startProxy } from '../../../product/postgres/tcp-proxy.ts'
import { serveOnWorkerd } from '../../../product/workerd/running-worker.ts'
import { insertSubscriptions, insertTopic } from '../push-rows.ts'
import { startReceiver } from '../receivers.ts'

const subscribers = 50
const outageMs = 14_000
const minuteMs = 60_000

let fresh: Awaited<ReturnType<typeof openFresh>>
let proxy: Awaited<ReturnType<typeof startProxy>>
let edge: Awaited<ReturnType<typeof serveOnWorkerd>>

beforeAll(async () => {
  fresh = await openFresh()
  proxy = await startProxy(withPassword(fresh.url))
  edge = await serveOnWorkerd(proxy.url, { environment: pushEnvironment })
}, 120_000)
afterAll(async () => {
  await edge.close()
  await proxy.close()
  await fresh.close()
})

it('costs two minutes, not an hour, also for what is published meanwhile', async () => {
  const receiver = await startReceiver((response) => void setTimeout(() => response.end(), 100))
  await insertTopic(fresh.sql)
  await insertSubscriptions(fresh.sql, receiver.url, subscribers)
  await edge.cron()
  await insertArticle(fresh.db, { title: 'Before' })
  const startedMs = performance.now()
  const minute = (count: number) => sleep(startedMs + count * minuteMs - performance.now())
  await edge.cron()
  await vi.waitUntil(() => receiver.arrivals.length > 2, { timeout: 30_000, interval: 2 })
  expect(receiver.arrivals.length).toBeLessThan(subscribers)
  proxy.turn('refuses', { dropped: true })
  await insertArticle(fresh.db, { title: 'Meanwhile' })
  await sleep(outageMs)
  proxy.turn('well')

  for (const count of [1, 2]) {
    await minute(count)
    await edge.cron()
  }
  const has = (title: string) =>
    new Set(receiver.arrivals.flatMap(({ body, path }) => (body.includes(title) ? path : [])))
  await vi.waitUntil(() => has('Meanwhile').size === subscribers, {
    timeout: minuteMs - 1000,
    interval: 100,
  })
  await vi.waitUntil(async () => (await fresh.sql('select id from push_deliveries')).length === 0, {
    timeout: 20_000,
  })
  await receiver.close()
}, 300_000)
