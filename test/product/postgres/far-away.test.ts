/**
 * A database far away: a reader that polls alone gets the newest feed, not that of its poll before.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createApp } from '../../../src/core/app.ts'
import { parseDeliverySettings } from '../../../src/core/settings/site.ts'
import { createStore } from '../../../src/core/store/store.ts'
import { openPool } from '../../../src/hosts/node/database/server.ts'
import { openFresh } from '../../core/store/fresh-database.ts'
import { buildSite } from '../../fixtures/build-article.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { startProxy } from './tcp-proxy.ts'

let fresh: Awaited<ReturnType<typeof openFresh>>
const closed: (() => Promise<void>)[] = []

beforeAll(async () => {
  fresh = await openFresh()
  await insertArticle(fresh.db, { title: 'Before' })
})
afterEach(async () => {
  for (const close of closed.splice(0)) await close()
})
afterAll(() => fresh.close())

it.each([300, 600])(
  'a poll has the change since the poll before, %i ms away',
  async (roundTripMs) => {
    const proxy = await startProxy(fresh.url, roundTripMs / 2)
    const pool = openPool(proxy.url)
    closed.push(pool.close, proxy.close)
    const freshMs = 100
    const store = createStore(pool.db, () => {})
    const app = createApp({
      site: buildSite(),
      settings: parseDeliverySettings({ FRESH_MS: `${freshMs}` }),
      store: () => store,
      log: (message) => expect.unreachable(message),
    })
    const poll = async () => (await app.request('/rss.xml')).text()
    await poll()
    await fresh.sql(`update articles set title = 'Changed before the poll ${roundTripMs}'`)
    // The copy of the poll before is older than FRESH_MS.
    await sleep(2 * freshMs)
    expect(await poll()).toContain(`Changed before the poll ${roundTripMs}`)
  },
)
