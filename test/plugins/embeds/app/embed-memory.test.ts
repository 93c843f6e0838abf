/** Embeds in memory, for outages of the database, and the limits of that memory. */
import { expect, it } from 'vitest'
import { createApp } from '../../../../src/core/app.ts'
import type { Outcome } from '../../../../src/core/documents/observation.ts'
import { webCodec } from '../../../../src/core/http/encode.ts'
import type { Environment } from '../../../../src/core/settings/setting.ts'
import { parseDeliverySettings } from '../../../../src/core/settings/site.ts'
import { StoreUnavailable } from '../../../../src/core/store/errors.ts'
import type { Store } from '../../../../src/core/store/store.ts'
import { openedEmbeds } from '../../../../src/plugins/embeds/plugin.ts'
import { describeAdditions, describeWithdrawals } from '../../../core/app/last-good.ts'
import { describeWarm } from '../../../core/app/warm-app.ts'
import { buildArticle, buildSite, buildSnapshot } from '../../../fixtures/build-article.ts'
import { noFamilies } from '../../../fixtures/no-families.ts'

const plugins = [openedEmbeds]

/**
 * An app that checks the database for each response. The database can be down, and counts its
 * reads.
 */
function serve(environment: Environment = {}, latest?: Store['latest']) {
  const database = { isAway: false, reads: 0 }
  const answer = async () => {
    if (database.isAway) throw new StoreUnavailable('the database gave no answer')
    return buildSnapshot({ articles: [buildArticle()] })
  }
  const store: Store = {
    latest:
      latest ??
      (() => {
        database.reads += 1
        return answer()
      }),
    findMarker: answer,
    ...noFamilies,
  }
  const settings = parseDeliverySettings({ FRESH_MS: '0', ...environment })
  const app = createApp({ site: buildSite(), settings, store: () => store, log: () => {}, plugins })
  const get = async (path: string) =>
    app.request(`http://127.0.0.1${path}`, { headers: { Accept: 'text/html' } })
  return { database, get }
}

it('keeps an embed in memory during requests for many other variants', async () => {
  const { database, get } = serve({ MEMORY_MB: '1' })
  const path = '/embed/?layout=cards'
  const text = await (await get(path)).text()
  for (let index = 0; index < 100; index += 1) {
    await get(`/rss.xml?limit=${index + 1}`)
    await get(`/embed/new?accent=0d5${String(index).padStart(3, '0')}`)
  }
  const readsFor = async (variant: string) => {
    const before = database.reads
    expect((await get(variant)).status).toBe(200)
    return database.reads - before
  }
  // Memory has room for the last variant, but no longer for the first.
  expect([await readsFor('/rss.xml?limit=100'), await readsFor('/rss.xml?limit=1')]).toEqual([0, 1])
  database.isAway = true
  expect(await (await get(path)).text()).toBe(text)
})

it('keeps several embeds in memory, and never evicts a feed for them', async () => {
  const { database, get } = serve({ MEMORY_MB: '1' })
  const several = ['light', 'dark'].flatMap((theme) =>
    [1, 2, 3, 4].map((limit) => `?theme=${theme}&limit=${limit}`),
  )
  const readsFor = async (paths: readonly string[]) => {
    const before = database.reads
    for (const path of paths) expect((await get(path)).status).toBe(200)
    return database.reads - before
  }
  const embeds = several.map((query) => `/embed/${query}`)
  expect(await readsFor(['/rss.xml', ...embeds])).toBe(9)
  expect(await readsFor(embeds)).toBe(0)
  const colours = Array.from(
    { length: 200 },
    (_, index) => `/embed/?accent=0d5${String(index).padStart(3, '0')}`,
  )
  await readsFor(colours)
  expect(await readsFor(colours.slice(0, 1))).toBe(1)
  expect(await readsFor(embeds)).toBe(0)
  expect(await readsFor(['/rss.xml'])).toBe(0)
})

it.each([
  ['embeds', 'theme=dark', 3],
  ['embeds that several families share', 'topic=feed-formats', 2],
])('on Node, %s leave database connections free for feeds', async (_, query, most) => {
  let [running, maxRunning] = [0, 0]
  const latest = async () => {
    running += 1
    maxRunning = Math.max(maxRunning, running)
    await new Promise((resolve) => setTimeout(resolve, 5))
    running -= 1
    return buildSnapshot({ articles: [buildArticle()] })
  }
  const { get } = serve({}, latest)
  const many = await Promise.all(
    Array.from({ length: 20 }, (_, index) => get(`/embed/?${query}&limit=${index + 6}`)),
  )
  expect(new Set(many.map(({ status }) => status))).toEqual(new Set([200]))
  expect(maxRunning).toBe(most)
})

it('renders at most twenty embeds at once on the edge, and keeps serving feeds', async () => {
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const slow = async () => {
    await ended
    return buildSnapshot({ articles: [buildArticle()] })
  }
  const store: Store = {
    latest: ({ limit }) =>
      limit < 25 ? slow() : Promise.resolve(buildSnapshot({ articles: [buildArticle()] })),
    findMarker: async () => buildSnapshot(),
    ...noFamilies,
  }
  const edge = { codec: webCodec, sharesPromises: false }
  const app = createApp({
    site: buildSite(),
    runtime: edge,
    store: () => store,
    log: () => {},
    plugins,
  })
  const context = { waitUntil: () => {}, passThroughOnException: () => {}, props: {} }
  const get = async (path: string) => app.fetch(new Request(`http://127.0.0.1${path}`), {}, context)
  const many = Array.from({ length: 22 }, (_, index) =>
    get(`/embed/?limit=${index + 1}&theme=dark`),
  )
  // Two wait for a turn, and are refused one after the other.
  const settled = new Set<Response>()
  for (const each of many) void each.then((response) => settled.add(response))
  await expect.poll(() => settled.size).toBe(2)
  const [refused = new Response()] = settled
  expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '2'])
  expect((await get('/rss.xml')).status).toBe(200)
  end()
  const statuses = (await Promise.all(many)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(20)
})

describeWarm(['/embed/?theme=dark'], [openedEmbeds])

const paths = ['/embed/', '/embed/fragment.html']

describeAdditions(paths, [openedEmbeds])
describeWithdrawals(paths, [openedEmbeds])

it('tells the route, group and format of a frame', async () => {
  const outcomes: Outcome[] = []
  const app = createApp({
    site: buildSite({ basePath: '/news' }),
    store: () => ({
      latest: async () => buildSnapshot(),
      findMarker: async () => buildSnapshot(),
      ...noFamilies,
    }),
    log: () => {},
    plugins: [openedEmbeds, { listener: { request: (outcome) => void outcomes.push(outcome) } }],
  })
  await (await app.request('/news/embed/')).bytes()
  expect(outcomes).toMatchObject([
    {
      labels: { route: '/embed/', group: 'all', format: 'embed' },
      status: 200,
      cache: 'rendered',
    },
  ])
})
