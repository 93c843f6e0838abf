/**
 * Limits the work that unknown clients can cause: unknown addresses, spellings and parameters cost
 * no extra queries, renders or memory.
 */
import { expect, it } from 'vitest'
import { createApp } from '../../../src/core/app.ts'
import { parseDeliverySettings } from '../../../src/core/settings/site.ts'
import { StoreUnavailable } from '../../../src/core/store/errors.ts'
import type { Store } from '../../../src/core/store/store.ts'
import { absent } from '../../../src/core/store/to-marker.ts'
import { buildArticle, buildSite, buildSnapshot } from '../../fixtures/build-article.ts'
import { noFamilies } from '../../fixtures/no-families.ts'
import { openPlugins } from '../app/open-plugins.ts'

const files = ['rss.xml', 'atom.xml', 'feed.json']

function buildCounted(environment: Record<string, string> = {}, article = buildArticle()) {
  const counted = { asked: 0 }
  const snapshot = buildSnapshot({ articles: [article] })
  let answered = () => Promise.resolve(snapshot)
  const answer = () => {
    counted.asked += 1
    return answered()
  }
  let isAway = false
  const fail = () => {
    isAway = true
  }
  const stall = () => {
    answered = () => new Promise(() => {})
  }
  const known = new Set(['topics/science', 'topics/other'])
  const store: Store = {
    async latest({ family }) {
      const missing = family.includes('/') && !known.has(family)
      return { ...(await answer()), ...(missing && { known: false, state: absent }) }
    },
    ...noFamilies,
    findMarker: answer,
    findSimilarFamilies: async () => {
      counted.asked += 1
      return []
    },
    findFamilies: async () => {
      counted.asked += 1
      return { families: [], total: 0 }
    },
    findNews: async () => ({ ...(await answer()), articles: [], changesAt: undefined }),
    findAddresses: async () => {
      counted.asked += 1
      if (isAway) throw new StoreUnavailable('the database gave no answer')
      const feeds = new Map([...known].map((key) => [key, key]))
      return {
        families: new Set(known),
        feeds,
        old: [{ path: '/author/jo/feed/', family: 'all', format: 'rss' }],
      }
    },
  }
  const settings = parseDeliverySettings({ FRESH_MS: '60000', ...environment })
  const plugins = openPlugins()
  const app = createApp({ site: buildSite(), settings, store: () => store, log: () => {}, plugins })
  return {
    counted,
    stall,
    fail,
    known,
    get: async (path: string, init?: RequestInit) => app.request(path, init),
  }
}

it('answers a thousand spellings of three feeds with three renders', async () => {
  const { counted, get } = buildCounted()
  const plain = new Map<string, string>()
  for (const file of files) plain.set(file, await (await get(`/${file}`)).text())
  for (let index = 0; index < 1000; index += 1) {
    const file = files[index % 3] ?? ''
    const answer = await get(`/${file}?utm_source=reader${index}&_=${index * 7919}`)
    expect(answer.status).toBe(200)
    if (index % 100 < 3) expect(await answer.text()).toBe(plain.get(file))
  }
  expect(counted.asked).toBe(3)
})

it('sends one query for a thousand unknown addresses, and finds those that lead on among them', async () => {
  const { counted, get } = buildCounted()
  const nonsense = (index: number) =>
    [
      `/wp-content/${index}.php?x=${index}`,
      `/category/n${index}/feed/`,
      `/?feed=rss2&cat=${index}`,
    ][index % 3] ?? ''
  const flood = Array.from({ length: 300 }, (_, index) => get(nonsense(index)))
  for (let index = 0; index < 900; index += 1) {
    expect((await get(nonsense(index))).status).toBe(index % 3 === 2 ? 200 : 404)
    if (index % 300 > 0) continue
    for (const path of ['/author/jo/feed/', '/category/science/feed/', '/?feed=rss2']) {
      expect((await get(path)).status).toBe(301)
    }
  }
  await Promise.all(flood)
  // And the home page, which the last third shows.
  expect(counted.asked).toBe(2)
})

it('answers unknown addresses also while the database is away', async () => {
  const { get, fail, counted } = buildCounted({ FRESH_MS: '0' })
  expect((await get('/author/jo/feed/')).status).toBe(301)
  fail()
  expect((await get('/author/jo/feed/')).status).toBe(301)
  expect((await get('/nothing')).status).toBe(404)
  expect(counted.asked).toBe(3)
})

it('renders each limit once, higher ones as the highest, and refuses others without a query', async () => {
  const { counted, get } = buildCounted()
  for (let round = 0; round < 2; round += 1) {
    for (let limit = 1; limit <= 110; limit += 1)
      expect((await get(`/rss.xml?limit=${limit}`)).status).toBe(200)
    for (const limit of ['0', '-1', 'all', '1.5'])
      expect((await get(`/rss.xml?limit=${limit}`)).status).toBe(400)
  }
  expect(counted.asked).toBe(100)
})

it('evicts documents when its memory is full', async () => {
  const { counted, get } = buildCounted({ MEMORY_MB: '1' })
  for (let limit = 1; limit <= 100; limit += 1) await get(`/rss.xml?limit=${limit}`)
  const before = counted.asked
  for (const file of ['atom.xml', 'feed.json', 'rss.xml']) {
    for (let limit = 1; limit <= 100; limit += 1) await get(`/${file}?limit=${limit}`)
  }
  // With unlimited memory, the first hundred feeds would not be rendered again.
  expect(counted.asked - before).toBeGreaterThan(200)
})

it('keeps the feeds without parameters in memory during requests for three hundred variants', async () => {
  const article = buildArticle({ bodyHtml: `<p>${'A long story. '.repeat(500)}</p>` })
  const { counted, get } = buildCounted({ MEMORY_MB: '1' }, article)
  for (const file of files) await get(`/${file}`)
  for (let limit = 1; limit <= 100; limit += 1)
    for (const file of files) await get(`/${file}?limit=${limit}`)
  const before = counted.asked
  for (const file of files) expect((await get(`/${file}`)).status).toBe(200)
  expect(counted.asked).toBe(before)
})

it('answers 503 with Retry-After to too many concurrent variants, and keeps serving the main feed', async () => {
  const { get, stall } = buildCounted()
  await get('/rss.xml')
  stall()
  const lengths = Array.from({ length: 49 }, (_, index) => index + 1)
  const many = files.flatMap((file) => lengths.map((limit) => get(`/${file}?limit=${limit}`)))
  const refused = await Promise.any(many)
  expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '2'])
  expect(await refused.json()).toMatchObject({ status: 503, detail: expect.any(String) })
  expect((await get('/rss.xml')).status).toBe(200)
  // The queue timeout is no longer than the database timeout.
  const statuses = (await Promise.all(many)).map(({ status }) => status)
  expect(statuses).toEqual(statuses.map(() => 503))
})

it('answers any number of addresses of missing families with 404, and sends hardly a query for them', async () => {
  const { counted, get } = buildCounted()
  await get('/topics/science/rss.xml')
  // One query for all families that exist, and the render.
  expect(counted.asked).toBe(2)
  const ask = (index: number) => get(`/sources/s${index}.example/rss.xml`)
  const answers = await Promise.all(Array.from({ length: 2000 }, (_, index) => ask(index)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]))
  const detail = (await answers[1999]?.json())?.detail
  expect(detail).toBe(
    'No article has been published under /sources/s1999.example/. All feeds: /feeds/',
  )
  // Ten of them search for similar names, with a render and two more queries each.
  expect(counted.asked).toBe(2 + 30)
  for (const [path, status] of [
    ['/reviewed/rss.xml?topic=nothing', 400],
    ['/embed/?topic=nothing', 400],
    ['/oembed?url=https%3A%2F%2Fnews.example.org%2Ftopics%2Fnothing%2F', 404],
    ['/embed/new?topic=nothing', 503],
  ] as const) {
    expect([path, (await get(path)).status]).toEqual([path, status])
  }
  expect(counted.asked).toBe(2 + 30)
})

it('answers a first request for what exists amid thousands for what does not', async () => {
  const { get } = buildCounted()
  const nonsense = (index: number) =>
    get(index % 2 ? `/topics/nothing-${index}/rss.xml` : `/reviewed/rss.xml?topic=n${index}`)
  const flood = Array.from({ length: 2000 }, (_, index) => nonsense(index))
  const paths = [
    ...files.map((file) => `/topics/science/${file}`),
    ...files.map((file) => `/modes/ai-autonomous/${file}`),
    '/topics/other/',
    '/topics/other/embed/',
    '/reviewed/rss.xml?topic=other',
    '/languages/1/rss.xml',
    '/modes/nothing/rss.xml',
  ]
  const statuses = await Promise.all(paths.map(async (path) => (await get(path)).status))
  expect(statuses).toEqual([...paths.slice(2).map(() => 200), 404, 404])
  for (const { status } of await Promise.all(flood)) expect(status).not.toBe(503)
})

it('finds a family that was added during a flood', async () => {
  const { get, known } = buildCounted({ FRESH_MS: '0' })
  for (let index = 0; index < 100; index += 1) await get(`/topics/nothing-${index}/rss.xml`)
  known.add('topics/new')
  expect((await get('/topics/new/rss.xml')).status).toBe(200)
})

it('refuses very long addresses and headers without a query', async () => {
  const { counted, get } = buildCounted()
  const address = await get(`/rss.xml?${'a'.repeat(5000)}`)
  expect(address.status).toBe(414)
  expect(address.headers.get('Content-Type')).toBe('application/problem+json')
  expect(
    (await get('/rss.xml', { headers: { 'If-None-Match': '"a", '.repeat(3000) } })).status,
  ).toBe(431)
  expect(counted.asked).toBe(0)
})

it('sends Strict-Transport-Security with every response if HSTS_SECONDS is set, and never otherwise', async () => {
  const paths = ['/rss.xml', '/', '/disclosure', '/nothing', '/rss', '/health/live', '/favicon.svg']
  for (const [environment, expected] of [
    [{ HSTS_SECONDS: '600' }, 'max-age=600'] as const,
    [{}, null] as const,
  ]) {
    const { get } = buildCounted(environment)
    for (const path of paths)
      expect((await get(path)).headers.get('Strict-Transport-Security')).toBe(expected)
  }
})
