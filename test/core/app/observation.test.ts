/** The outcome of each request, as listeners get it: one for each response, warm ones included. */
import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { createApp } from '../../../src/core/app.ts'
import { type Outcome, tellAll } from '../../../src/core/documents/observation.ts'
import { parseDeliverySettings } from '../../../src/core/settings/site.ts'
import { StoreUnavailable } from '../../../src/core/store/errors.ts'
import { buildArticle, buildSite, buildSnapshot } from '../../fixtures/build-article.ts'
import { noFamilies } from '../../fixtures/no-families.ts'

const log = () => {}

type Event = readonly unknown[]

/** An app with a newsroom that can be away, and all that a listener was told. */
function buildApp(environment: Record<string, string> = {}, basePath = '') {
  const newsroom = { snapshot: buildSnapshot({ searchable: true }), isAway: false, isBroken: false }
  const outcomes: Outcome[] = []
  const work: Event[] = []
  const read = async () => {
    if (newsroom.isBroken) throw new TypeError('a bug')
    if (newsroom.isAway) throw new StoreUnavailable('away')
    return newsroom.snapshot
  }
  const app = createApp({
    site: buildSite({ basePath }),
    settings: parseDeliverySettings({ FRESH_MS: '60000', HSTS_SECONDS: '60', ...environment }),
    store: () => ({ latest: read, findMarker: read, ...noFamilies }),
    log: () => {},
    plugins: [
      {
        listener: {
          request: (outcome) => void outcomes.push(outcome),
          query: (query, seconds, failed) =>
            void work.push(['query', query, typeof seconds, failed]),
          render: (name, seconds, failed) =>
            void work.push(['render', name, typeof seconds, failed]),
        },
      },
    ],
  })
  const publish = (title: string) => {
    newsroom.snapshot = buildSnapshot({
      articles: [buildArticle({ title })],
      state: title,
      readAt: new Date(),
    })
  }
  const ask = async (
    path: string,
    init: RequestInit = {},
    through: Pick<Hono, 'request'> = app,
  ) => {
    const response = await through.request(path, init)
    const bytes = (await response.bytes()).byteLength
    const [outcome, ...others] = outcomes.splice(0)
    expect(others).toEqual([])
    expect(outcome).toMatchObject({ status: response.status, bytes })
    expect(outcome?.seconds).toBeGreaterThanOrEqual(0)
    const { labels, ...rest } = outcome ?? {}
    return { ...labels, ...rest }
  }
  return { app, newsroom, publish, ask, work, outcomes }
}

const gzip = {
  headers: {
    'Accept-Encoding': 'gzip',
    'User-Agent': 'Reader/1.0',
    Referer: 'https://partner.example/',
  },
}

it('tells each response once: rendered, from memory by its route, and warm', async () => {
  const { ask, work } = buildApp()
  const feed = {
    route: '/rss.xml',
    group: 'all',
    format: 'rss',
    family: 'all',
    status: 200,
    ageSeconds: 0,
  }
  expect(await ask('/rss.xml', gzip)).toMatchObject({ ...feed, cache: 'rendered' })
  expect(work).toEqual([
    ['query', 'articles', 'number', false],
    ['render', 'feed', 'number', false],
  ])
  for (const path of ['/rss.xml', '/rss.xml', '/rss.xml?utm_source=x', '/rss.xml?utm_source=x']) {
    const { request, ...outcome } = await ask(path, gzip)
    expect(outcome).toMatchObject({ ...feed, cache: 'memory' })
    expect(request?.headers.get('User-Agent')).toBe('Reader/1.0')
    expect(request?.headers.get('Referer')).toBe('https://partner.example/')
  }
  expect(await ask('/rss.xml')).toMatchObject({ ...feed, cache: 'memory' })
  for (const init of [{ method: 'HEAD' }, { ...gzip, method: 'HEAD' }]) {
    expect(await ask('/rss.xml', init)).toMatchObject({ bytes: 0, status: 200, cache: 'memory' })
  }
  expect(await ask('/rss.xml', { headers: { 'If-None-Match': '*' } })).toMatchObject({
    status: 304,
    cache: 'memory',
  })
  expect(work).toHaveLength(2)
})

it('names the route, group and format of any request without its path', async () => {
  const { ask } = buildApp({}, '/news')
  const about = async (path: string, init?: RequestInit) => {
    const { route, group, format, status, cache } = await ask(`/news${path}`, init)
    return [route, group, format, status, cache].join(' ')
  }
  expect(await about('/sources/example.org/atom.xml')).toBe(
    '/sources/:member/atom.xml sources atom 200 rendered',
  )
  expect(await about('/topics/science/archive/2026-05/1/rss.xml')).toMatch(
    /^\/topics\/:member\/archive\/:month\/:part\/rss\.xml topics rss /,
  )
  expect(await about('/')).toBe('/ all page 200 rendered')
  // Goes on from the route of other software's addresses.
  expect(await about('/?feed=none')).toBe('/ all page 200 memory')
  expect(await about('/feed', { headers: { Accept: 'application/atom+xml' } })).toMatch(
    /^\/feed all atom 200/,
  )
  expect(await about('/opml.xml')).toBe('/opml.xml none list 200 rendered')
  expect(await about('/search/rss.xml?q=bridge')).toBe('/search/rss.xml none rss 200 rendered')
  expect(await about('/topics')).toBe('/topics topics page 301 none')
  expect(await about('/disclosure')).toBe('/disclosure none page 200 none')
  expect(await about('/robots.txt')).toBe('/robots.txt none file 200 none')
  expect(await about('/nothing/here')).toBe('other none other 404 refused')
  expect(await about('/rss.xml', { method: 'POST' })).toBe('/rss.xml all rss 405 refused')
  expect(await about('/rss.xml?limit=many')).toBe('/rss.xml all rss 400 refused')
})

it('tells what an outage does: stale feeds, refusals and failed work', async () => {
  const { ask, newsroom, work } = buildApp({ FRESH_MS: '0' })
  await ask('/rss.xml')
  newsroom.isAway = true
  work.length = 0
  expect(await ask('/rss.xml')).toMatchObject({ status: 200, cache: 'stale' })
  expect(work).toEqual([['query', 'marker', 'number', true]])
  work.length = 0
  expect(await ask('/atom.xml')).toMatchObject({
    status: 503,
    cache: 'refused',
    family: null,
    ageSeconds: null,
  })
  expect(work).toContainEqual(['render', 'feed', 'number', true])
})

it('tells a check that found nothing new as memory, and a change as a render', async () => {
  const { ask, publish } = buildApp({ FRESH_MS: '0' })
  await ask('/rss.xml')
  expect(await ask('/rss.xml')).toMatchObject({ cache: 'memory' })
  publish('Changed')
  expect(await ask('/rss.xml')).toMatchObject({ cache: 'rendered' })
})

it('tells bugs', async () => {
  const { ask, newsroom } = buildApp()
  newsroom.isBroken = true
  expect(await ask('/rss.xml')).toMatchObject({ route: '/rss.xml', status: 500, cache: 'refused' })
})

it('tells responses of an app that is mounted in another one', async () => {
  const { app, ask } = buildApp()
  const outer = new Hono().route('/', app)
  for (const cache of ['rendered', 'memory', 'memory']) {
    expect(await ask('/rss.xml', {}, outer)).toMatchObject({ route: '/rss.xml', cache })
  }
})

it('tells what the runtime gave with a request, routed and warm', async () => {
  const { app, outcomes } = buildApp()
  const env = { incoming: {} }
  for (let time = 0; time < 3; time += 1) await app.request('/rss.xml', {}, env)
  expect(outcomes.map((outcome) => [outcome.cache, outcome.env === env])).toEqual([
    ['rendered', true],
    ['memory', true],
    ['memory', true],
  ])
})

it('finds the seconds unless every listener of requests is untimed', () => {
  const request = () => {}
  const untimed = { request, untimed: true }
  expect(tellAll([untimed, { query: () => {} }], log).untimed).toBe(true)
  expect(tellAll([untimed, { request }], log).untimed).toBe(false)
})

it('gives few labels however many addresses are asked for', async () => {
  const { app, outcomes } = buildApp()
  for (let number = 0; number < 300; number += 1) {
    await app.request(
      `/topics/t${number}/${['rss.xml', 'atom.xml', '', 'x'][number % 4]}?limit=${number}`,
    )
  }
  expect(outcomes).toHaveLength(300)
  expect(new Set(outcomes.map(({ labels }) => labels)).size).toBeLessThan(10)
})

it('tells all listeners, and observes nothing that none of them asks for', () => {
  const events: string[] = []
  const both = tellAll(
    [
      { query: (query) => events.push(`first ${query}`) },
      {
        query: (query, _, failed) => events.push(`second ${query} ${failed}`),
        write: (...event) => events.push(event.join()),
      },
    ],
    log,
  )
  both.query?.('marker', 1, true)
  both.write?.('put', 'created')
  expect(events).toEqual(['first marker', 'second marker true', 'put,created'])
  expect(Object.keys(both)).toEqual(['query', 'write'])
})
