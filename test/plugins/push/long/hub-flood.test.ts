/**
 * A million requests for subscriptions, from one address and from many: the hub keeps a bounded
 * number of rows, and memory does not grow. `REQUESTS=1000000` sends a million; without it there
 * are fewer.
 */
import { expect, it } from 'vitest'
import { createApp } from '../../../../src/core/app.ts'
import { parseDeliverySettings, parseSite } from '../../../../src/core/settings/site.ts'
import { createStore } from '../../../../src/core/store/store.ts'
import { createSecretBox } from '../../../../src/plugins/push/secret-box.ts'
import { parsePushSettings } from '../../../../src/plugins/push/settings.ts'
import { openNewsroom, origin } from '../../../core/app/newsroom.ts'
import { openPlugins } from '../../../product/app/open-plugins.ts'

const requests = Number(process.env['REQUESTS'] ?? 50_000)

async function openHub() {
  const newsroom = await openNewsroom()
  const environment = { SITE_ORIGIN: origin, PUSH: 'on' }
  let transactions = 0
  const store = createStore(newsroom.db, () => {})
  const app = createApp({
    site: parseSite(environment),
    settings: parseDeliverySettings(environment),
    store: () => store,
    plugins: openPlugins({
      push: {
        db: () => {
          transactions += 1
          return newsroom.db
        },
        box: createSecretBox(new Uint8Array(32)),
        settings: parsePushSettings(environment),
        clientAddress: (c) => c.req.header('X-Client') ?? null,
        limits: { requestsOfHost: 50, requests: 400, subscriptionsOfHost: 50, variantsOfHost: 50 },
      },
    }),
    log: () => {},
  })
  return {
    /**
     * `client` and `callback` of a request by its number. Returns how often each status was
     * answered.
     */
    async flood(client: (n: number) => string, callback: (n: number) => string) {
      const statuses = new Map<number, number>()
      for (let n = 0; n < requests; n += 1) {
        const body = `hub.mode=subscribe&hub.topic=${origin}/rss.xml&hub.secret=${n}&hub.callback=${callback(n)}`
        const headers = {
          'X-Client': client(n),
          'Content-Type': 'application/x-www-form-urlencoded',
        }
        const response = await app.request('/hub', { method: 'POST', body, headers })
        const { status } = response
        if (status !== 202 && response.headers.get('Retry-After') === null)
          throw new Error('no Retry-After')
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
      }
      return statuses
    },
    rows: async () => {
      const [row] =
        await newsroom.sql(`select (select count(*) from push_requests)::int as requests,
        (select count(*) from push_deliveries)::int as deliveries, (select count(*) from push_subscriptions)::int as subscriptions`)
      return row
    },
    transactions: () => transactions,
    close: newsroom.close,
  }
}

it(`bounds what ${requests} requests of one address cost`, async () => {
  const { flood, rows, transactions, close } = await openHub()
  const before = process.memoryUsage().heapUsed
  const began = performance.now()
  const statuses = await flood(
    () => '8.8.8.8',
    (n) => `https://reader-${n}.example.com/`,
  )
  const minutes = Math.ceil((performance.now() - began) / 60_000) + 1
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(150_000_000)
  // Beyond 300 in a minute, the database hears nothing of them.
  expect(transactions()).toBeLessThanOrEqual(300 * minutes)
  expect(await rows()).toEqual({ requests: 50, deliveries: 50, subscriptions: 0 })
  expect([...statuses.keys()].toSorted((a, b) => a - b)).toEqual([202, 429])
  await close()
}, 3_600_000)

it('bounds what requests of many addresses for many hosts cost', async () => {
  const { flood, rows, transactions, close } = await openHub()
  const most = 2000
  const statuses = await flood(
    (n) => `9.${n % 7}.0.1`,
    (n) => `https://a.host-${n % most}.example/`,
  )
  expect(transactions()).toBeLessThan(requests)
  expect(await rows()).toEqual({ requests: 400, deliveries: 400, subscriptions: 0 })
  expect([...statuses.keys()].toSorted((a, b) => a - b)).toEqual([202, 429, 503])
  await close()
}, 3_600_000)
