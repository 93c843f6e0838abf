/**
 * Delivery of the directory and of search: caching, limits of concurrency, and behaviour during a
 * database outage.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../../src/core/app.ts'
import { parseDeliverySettings } from '../../../src/core/settings/site.ts'
import type { DirectoryFamily } from '../../../src/core/store/directory-query.ts'
import { SearchTooSlow, StoreUnavailable } from '../../../src/core/store/errors.ts'
import type { Store } from '../../../src/core/store/store.ts'
import { buildSite, buildSnapshot } from '../../fixtures/build-article.ts'
import { noFamilies } from '../../fixtures/no-families.ts'

const snapshot = buildSnapshot({ searchable: true })
const topic: DirectoryFamily = {
  ...{ family: 'topics/science', label: 'Science', count: 3 },
  ...{ newestAt: new Date('2026-05-01T12:00:00Z'), languages: ['en'] },
}

/** How the store answers each query, the number of queries, and the log messages. */
const newsroom = {
  asked: 0,
  searches: 0,
  answer: async () => {},
  search: async () => {},
  logged: [] as string[],
}

function serve(environment: Readonly<Record<string, string>> = {}) {
  const ask = async <T>(value: T): Promise<T> => {
    newsroom.asked += 1
    await newsroom.answer()
    return value
  }
  const store: Store = {
    ...noFamilies,
    findMarker: () => ask(snapshot),
    findSimilarFamilies: () => ask([]),
    findNews: () => ask({ ...snapshot, articles: [], changesAt: undefined }),
    findAddresses: () =>
      ask({ families: new Set<string>(), feeds: new Map<string, string>(), old: [] }),
    findFamilies: ({ within }) =>
      ask(within[0] === 'topics' ? { families: [topic], total: 450 } : { families: [], total: 0 }),
    async latest({ words }) {
      if (words === null) return await ask(snapshot)
      newsroom.searches += 1
      await newsroom.search()
      return snapshot
    },
  }
  const settings = parseDeliverySettings({ FRESH_MS: '60000', ...environment })
  const log = (message: string) => newsroom.logged.push(message)
  const app = createApp({ site: buildSite(), settings, store: () => store, log })
  return async (path: string) => app.request(path)
}

const fail = () => Promise.reject(new StoreUnavailable('the database gave no answer'))

beforeEach(() => {
  Object.assign(newsroom, {
    asked: 0,
    searches: 0,
    answer: async () => {},
    search: async () => {},
    logged: [],
  })
})

const directory = [
  '/feeds/',
  '/topics/',
  '/opml.xml',
  '/topics/opml.xml',
  '/feeds.json',
  '/sitemap.xml',
] as const

describe('the directory', () => {
  it('is read once for a thousand requests with unknown parameters', async () => {
    const get = serve()
    for (const path of directory) await (await get(path)).text()
    const before = newsroom.asked
    for (let index = 0; index < 1000; index += 1) {
      const path = directory[index % directory.length] ?? ''
      expect((await get(`${path}?utm_source=${index}`)).status).toBe(200)
    }
    expect(newsroom.asked).toBe(before)
  })

  it('is served from memory during an outage, and answers 503 for pages not in memory', async () => {
    const get = serve({ FRESH_MS: '0' })
    const bodies = await Promise.all(directory.map(async (path) => (await get(path)).text()))
    newsroom.answer = fail
    for (const [index, path] of directory.entries()) {
      const response = await get(path)
      expect([path, response.status, await response.text()]).toEqual([path, 200, bodies[index]])
    }
    const cold = await get('/topics/?page=2')
    expect([cold.status, cold.headers.get('Retry-After')]).toEqual([503, '10'])
    expect(cold.headers.get('Content-Type')).toBe('application/problem+json')
  })
})

describe('a search', () => {
  it('is never cached, and evicts nothing from memory', async () => {
    const get = serve({ MEMORY_MB: '1' })
    await get('/rss.xml')
    await get('/rss.xml?limit=3')
    const before = newsroom.asked
    for (let index = 0; index < 300; index += 1) {
      expect((await get(`/search/feed.json?q=word${index % 3}`)).status).toBe(200)
    }
    expect(newsroom.searches).toBe(300)
    await get('/rss.xml')
    await get('/rss.xml?limit=3')
    expect(newsroom.asked).toBe(before)
  })

  it('runs two at a time, queues a hundred, and answers 503 with Retry-After beyond that', async () => {
    const get = serve()
    let end = () => {}
    const ended = new Promise<void>((resolve) => {
      end = resolve
    })
    newsroom.search = () => ended
    const many = Array.from({ length: 110 }, (_, index) => get(`/search/rss.xml?q=word${index}`))
    const refused = await Promise.any(many)
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '2'])
    expect(newsroom.searches).toBe(2)
    expect((await get('/rss.xml')).status).toBe(200)
    expect((await get('/rss.xml?limit=4')).status).toBe(200)
    end()
    const statuses = (await Promise.all(many)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 503)).toHaveLength(8)
    expect(statuses.filter((status) => status === 200)).toHaveLength(102)
  })

  it('that takes too long answers 503 and suggests a narrower search', async () => {
    newsroom.search = () => Promise.reject(new SearchTooSlow('too slow'))
    const response = await serve()('/search/rss.xml?q=word')
    expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '60'])
    expect((await response.json()).detail).toContain('fewer')
    expect(newsroom.logged).toEqual([])
  })

  it('answers 503 during an outage, with one query and one log message', async () => {
    const get = serve()
    await get('/rss.xml')
    newsroom.search = fail
    for (let index = 0; index < 20; index += 1) {
      const response = await get(`/search/rss.xml?q=word${index}`)
      expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '10'])
    }
    expect(newsroom.searches).toBe(1)
    expect(newsroom.logged).toEqual([expect.stringMatching(/^searches /)])
    expect((await get('/rss.xml')).status).toBe(200)
  })
})
