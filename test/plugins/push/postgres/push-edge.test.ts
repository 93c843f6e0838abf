/** Push in workerd, with its own queue, while its database is away: how it goes on. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { openFresh } from '../../../core/store/fresh-database.ts'
import { pushEnvironment } from '../../../fixtures/ask-hub.ts'
import { insertArticle } from '../../../fixtures/insert-article.ts'
import { withPassword } from '../../../product/postgres/runtimes.ts'
import { startProxy } from '../../../product/postgres/tcp-proxy.ts'
import { serveOnWorkerd } from '../../../product/workerd/running-worker.ts'
import { insertSubscriptions, insertTopic } from '../push-rows.ts'
import { type Arrival, startReceiver } from '../receivers.ts'

let fresh: Awaited<ReturnType<typeof openFresh>>
let proxy: Awaited<ReturnType<typeof startProxy>>
let edge: Awaited<ReturnType<typeof serveOnWorkerd>>

beforeAll(async () => {
  fresh = await openFresh()
  proxy = await startProxy(withPassword(fresh.url))
  edge = await serveOnWorkerd(proxy.url, { environment: pushEnvironment })
})
afterAll(async () => {
  await edge.close()
  await proxy.close()
  await fresh.close()
})

const seconds = (time: string, past: number) => `${time} = ${time} - interval '${past} seconds'`

it('delivers all of a message within two cron triggers after an outage, and what was published meanwhile', async () => {
  const receiver = await startReceiver((response) => void setTimeout(() => response.end(), 100))
  await insertTopic(fresh.sql)
  await insertSubscriptions(fresh.sql, receiver.url, 50)
  await edge.cron()
  await insertArticle(fresh.db, { title: 'Before' })
  await edge.cron()
  await vi.waitUntil(() => receiver.arrivals.length > 2, { timeout: 20_000, interval: 2 })
  proxy.turn('refuses', { dropped: true })
  await insertArticle(fresh.db, { title: 'Meanwhile' })
  const failures = () =>
    edge.logs().filter((line) => line.includes('message of the queue failed')).length
  await vi.waitUntil(() => failures() > 0, { timeout: 20_000, interval: 20 })
  proxy.turn('well')

  const has =
    (title: string) =>
    ({ body }: Arrival) =>
      body.includes(title)
  const got = () => new Set(receiver.arrivals.filter(has('Meanwhile')).map(({ path }) => path)).size
  for (const _ of ['first', 'second']) {
    await fresh.sql(
      `update push_deliveries set ${seconds('taken_until', 60)}, ${seconds('next_at', 60)}`,
    )
    await edge.deliver?.()
  }
  expect(got()).toBe(50)
  expect(await fresh.sql('select id from push_deliveries')).toEqual([])
  // Without a delay, the queue would have tried all its retries during the outage.
  expect(failures()).toBe(1)
  await receiver.close()
}, 180_000)
