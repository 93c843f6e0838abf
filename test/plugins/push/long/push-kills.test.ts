/**
 * Five kills of `candor push` among eight hostile receivers with 6,000 deliveries that are due:
 * healthy ones get everything within 90 seconds after the last one. A lease is a minute of it.
 */
import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createSecretBox } from '../../../../src/plugins/push/secret-box.ts'
import { makeSecret } from '../../../../src/plugins/push/webhook-secret.ts'
import { openFresh } from '../../../core/store/fresh-database.ts'
import { insertArticle } from '../../../fixtures/insert-article.ts'
import { killAll, run } from '../../../product/processes/candor.ts'
import {
  insertSubscription,
  insertSubscriptions,
  insertTopic,
  insertWebhook,
} from '../push-rows.ts'
import { type Arrival, startReceiver } from '../receivers.ts'

const key = Buffer.alloc(32, 7)
const [kills, hostile, healthy, due] = [5, 8, 6, 6000]

/** In turns. */
const hostileAnswers: readonly ((response: ServerResponse) => void)[] = [
  () => {},
  (response) => void response.writeHead(503).end(),
  (response) => void setTimeout(() => response.end(), 5000),
  (response) => void response.destroy(),
]

let fresh: Awaited<ReturnType<typeof openFresh>>
beforeAll(async () => {
  fresh = await openFresh()
})
afterAll(async () => {
  await killAll()
  await fresh.close()
})

/** Each on a host of its own. */
const receive = (
  count: number,
  from: number,
  answer: (index: number) => (response: ServerResponse) => void,
) =>
  Promise.all(
    Array.from({ length: count }, (_, index) =>
      startReceiver(answer(index), `127.0.0.${from + index}`),
    ),
  )

const start = () =>
  run(['src/hosts/node/push.ts'], {
    ...{
      DATABASE_URL: fresh.url,
      SERVICE_DATABASE_URL: fresh.url,
      SITE_ORIGIN: 'https://news.example.org',
    },
    ...{ PUSH: 'hub', PUSH_KEY: key.toString('base64'), PUSH_PRIVATE_CALLBACKS: 'on' },
  })

it('holds up no healthy receiver', async () => {
  const enemies = await receive(
    hostile,
    11,
    (index) => hostileAnswers[index % hostileAnswers.length] ?? (() => {}),
  )
  const friends = await receive(
    healthy,
    31,
    () => (response) => void setTimeout(() => response.end(), 200),
  )
  await insertTopic(fresh.sql)
  for (const { url } of enemies) await insertSubscriptions(fresh.sql, url, due / hostile)
  await fresh.sql(`update push_subscriptions set failing_since = now() - interval '1 hour';
    insert into push_deliveries (kind, subscription_id, first_at, next_at, attempts, last_error)
    select 'feed', id, now() - interval '1 hour', now() - interval '1 minute', 2, 'it answered 503' from push_subscriptions`)
  const sealed = Buffer.from(
    await createSecretBox(new Uint8Array(key)).seal(makeSecret()),
  ).toString('hex')
  for (const [index, { url }] of friends.entries()) {
    await insertSubscription(fresh.sql, { callback: `${url}/feed` })
    await insertWebhook(fresh.sql, `friend ${index}`, `${url}/webhook`)
  }
  await fresh.sql(`update push_webhooks set secret = '\\x${sealed}'`)

  let titles: string[] = []
  const publish = async () => {
    titles = [...titles, `Article ${titles.length + 1}.`]
    await insertArticle(fresh.db, { title: titles.at(-1) ?? '' })
  }
  const count = () => friends.reduce((sum, { arrivals }) => sum + arrivals.length, 0)
  const has = (arrivals: readonly Arrival[], path: string, title: string) =>
    arrivals.some((each) => each.path === path && each.body.includes(title))
  const missing = () =>
    friends.flatMap(({ arrivals }, index) => [
      ...titles
        .filter((title) => !has(arrivals, '/webhook', title))
        .map((title) => `webhook ${index}: ${title}`),
      ...(has(arrivals, '/feed', titles.at(-1) ?? '') ? [] : [`feed ${index}`]),
    ])
  for (let kill = 0; kill < kills; kill += 1) {
    const victim = start()
    await vi.waitUntil(() => victim.printed.output.includes('delivers'), { timeout: 60_000 })
    const before = count()
    await publish()
    await publish()
    // What was claimed together is on its way, or waits in memory.
    await vi.waitUntil(() => count() > before, { timeout: 90_000, interval: 1 })
    await victim.end('SIGKILL')
  }
  const killedMs = performance.now()
  const last = start()
  await publish()
  await vi
    .waitUntil(() => missing().length === 0, { timeout: 240_000, interval: 100 })
    .catch(() => {})
  expect(missing()).toEqual([])
  expect(performance.now() - killedMs).toBeLessThan(90_000)
  await last.end('SIGKILL')
  for (const { close } of [...enemies, ...friends]) await close()
}, 600_000)
