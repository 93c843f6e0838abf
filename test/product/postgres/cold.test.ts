/**
 * Many feeds that are asked for at once, none of them in memory: all are answered, over few
 * connections.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formats } from '../../../src/core/request/address.ts'
import type { Running } from '../../core/app/running.ts'
import { openFresh } from '../../core/store/fresh-database.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { serveOnWorkerd } from '../workerd/running-worker.ts'
import { withPassword } from './runtimes.ts'
import { startProxy } from './tcp-proxy.ts'

const articles = 7
const topicsEach = 10
const slugs = Array.from({ length: articles * topicsEach }, (_, index) => `topic-${index}`)
const paths = slugs.flatMap((slug) =>
  Object.values(formats).map(({ file }) => `/topics/${slug}/${file}`),
)

/** In use at the same time. Those of responses that are just ending come on top. */
const [inTurn, most] = [20, 40]

describe('in workerd', () => {
  let fresh: Awaited<ReturnType<typeof openFresh>>
  let proxy: Awaited<ReturnType<typeof startProxy>>
  let running: Running

  beforeAll(async () => {
    fresh = await openFresh()
    for (let index = 0; index < slugs.length; index += topicsEach) {
      await insertArticle(
        fresh.db,
        { title: `${index}` },
        { topics: slugs.slice(index, index + topicsEach) },
      )
    }
    proxy = await startProxy(fresh.url)
    running = await serveOnWorkerd(withPassword(proxy.url), { environment: { FRESH_MS: '1000' } })
  })
  afterAll(async () => {
    await running?.close()
    await proxy?.close()
    await fresh?.close()
  })

  const statuses = () => Promise.all(paths.map(async (path) => (await running.fetch(path)).status))

  it('an outage that some queries meet ends the wait of all others', async () => {
    proxy.turn('silent')
    expect(new Set(await statuses())).toEqual(new Set([503]))
    // A turn to find out which addresses exist, and one for the feed.
    expect(proxy.connections()).toBeLessThanOrEqual(3 * inTurn)
    proxy.turn('well', { dropped: true })
    await expect.poll(async () => (await running.fetch('/rss.xml')).status).toBe(200)
  })

  it(`${paths.length} distinct cold feeds are 200, over few connections`, async () => {
    expect(paths.length).toBeGreaterThanOrEqual(200)
    expect((await statuses()).filter((status) => status !== 200)).toEqual([])
    expect(proxy.maxOpen()).toBeLessThanOrEqual(most)
  })
})
