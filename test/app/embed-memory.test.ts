/**
 * Embeds during a database outage: the service sends the last good response from memory, or else a
 * frame that says when to retry. Also tests the limits of that memory.
 */
import { expect, it, vi } from 'vitest'
import { createApp } from '../../src/app.ts'
import { webCodec } from '../../src/http/codec.ts'
import { parseDeliverySettings } from '../../src/settings/delivery.ts'
import type { Environment } from '../../src/settings/setting.ts'
import { StoreUnavailable } from '../../src/store/errors.ts'
import type { Store } from '../../src/store/store.ts'
import { elementsIn, policyOf, readDocument, textIn, textsOf } from '../embeds/read-embed.ts'
import { buildArticle, buildSite, buildSnapshot } from '../fixtures/build-article.ts'
import { noFamilies } from '../fixtures/no-families.ts'

/**
 * An app that checks the database for each response. The database can be down, and counts its
 * reads.
 */
function serve(environment: Environment = {}, latest?: Store['latest']) {
  const database = { isAway: false, title: 'Bridge reopens', state: '1', reads: 0 }
  const answer = async () => {
    if (database.isAway) throw new StoreUnavailable('the database gave no answer')
    const { title, state } = database
    return buildSnapshot({ articles: [buildArticle({ title })], state })
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
  const site = buildSite({ embedAncestors: "'self' https://partner.example" })
  const app = createApp({ site, settings, store: () => store, log: () => {} })
  const get = async (path: string, headers: Record<string, string> = {}) =>
    app.request(`http://127.0.0.1${path}`, { headers: { Accept: 'text/html', ...headers } })
  return { database, get }
}

const paths = ['/embed/', '/embed/fragment.html', '/embed/?limit=3&theme=dark', '/reviewed/embed/']

it.each(paths)(
  '%s keeps its last body and ETag during an outage, and shows changes after it',
  async (path) => {
    const { database, get } = serve()
    const before = await get(path)
    const [etag, text] = [before.headers.get('ETag') ?? '', await before.text()]
    database.isAway = true
    const during = await get(path)
    expect([during.status, during.headers.get('ETag'), await during.text()]).toEqual([
      200,
      etag,
      text,
    ])
    expect((await get(path, { 'If-None-Match': etag })).status).toBe(304)
    Object.assign(database, { isAway: false, title: 'Bridge closes', state: '2' })
    // The first attempt after a failure runs behind its response.
    const after = await vi.waitFor(async () => {
      const response = await get(path, { 'If-None-Match': etag })
      expect(response.status).toBe(200)
      return response
    })
    expect(textsOf(readDocument(await after.text()), 'title')).toEqual(['Bridge closes'])
  },
)

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
  let [running, mostRunning] = [0, 0]
  const latest = async () => {
    running += 1
    mostRunning = Math.max(mostRunning, running)
    await new Promise((resolve) => setTimeout(resolve, 5))
    running -= 1
    return buildSnapshot({ articles: [buildArticle()] })
  }
  const { get } = serve({}, latest)
  const many = await Promise.all(
    Array.from({ length: 20 }, (_, index) => get(`/embed/?${query}&limit=${index + 6}`)),
  )
  expect(new Set(many.map(({ status }) => status))).toEqual(new Set([200]))
  expect(mostRunning).toBe(most)
})

it('answers 503 with Retry-After for a frame that is not in memory, with its frame-ancestors policy', async () => {
  const { database, get } = serve()
  database.isAway = true
  const response = await get('/embed/')
  expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '10'])
  expect([response.headers.get('Cache-Control'), response.headers.has('ETag')]).toEqual([
    'no-store',
    false,
  ])
  const policy = policyOf(response.headers.get('Content-Security-Policy'))
  expect(policy.get('frame-ancestors')).toBe("'self' https://partner.example")
  const page = readDocument(await response.text())
  expect(textIn({ children: elementsIn(page).filter(({ name }) => name === 'p') })).not.toBe('')
  const fragment = await get('/embed/fragment.html', { Accept: '*/*' })
  expect([fragment.status, fragment.headers.get('Content-Type')]).toEqual([
    503,
    'application/problem+json',
  ])
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
  const app = createApp({ site: buildSite(), runtime: edge, store: () => store, log: () => {} })
  const context = { waitUntil: () => {}, passThroughOnException: () => {}, props: {} }
  const get = async (path: string) => app.fetch(new Request(`http://127.0.0.1${path}`), {}, context)
  const many = Array.from({ length: 22 }, (_, index) =>
    get(`/embed/?limit=${index + 1}&theme=dark`),
  )
  const refused = await Promise.any(many)
  expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '2'])
  expect((await get('/rss.xml')).status).toBe(200)
  end()
  const statuses = (await Promise.all(many)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(20)
})
