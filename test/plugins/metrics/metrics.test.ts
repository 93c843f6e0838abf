/** Metrics of a service: what requests, queries, renders, memory and outages add to the page. */
import { expect, it, vi } from 'vitest'
import { createApp } from '../../../src/core/app.ts'
import { labelsOf } from '../../../src/core/documents/route-labels.ts'
import { gauge, pushSource, signingSource } from '../../../src/core/metrics/metrics.ts'
import { parseDeliverySettings } from '../../../src/core/settings/site.ts'
import { StoreUnavailable } from '../../../src/core/store/errors.ts'
import { createEndpoint } from '../../../src/plugins/metrics/endpoint.ts'
import { createMetrics } from '../../../src/plugins/metrics/metrics.ts'
import { openedMetrics } from '../../../src/plugins/metrics/node.ts'
import { buildArticle, buildSite, buildSnapshot } from '../../fixtures/build-article.ts'
import { buildOutcome } from '../../fixtures/build-outcome.ts'
import { noFamilies } from '../../fixtures/no-families.ts'
import { openPlugins } from '../../product/app/open-plugins.ts'

function buildApp(token: string | null = null, partners = '') {
  const newsroom = { isAway: false, articles: [buildArticle()] }
  const answer = <T>(value: T) =>
    newsroom.isAway ? Promise.reject(new StoreUnavailable('away')) : Promise.resolve(value)
  const metrics = createMetrics()
  const page = createEndpoint(metrics, token)
  const app = createApp({
    site: buildSite({ basePath: '/news' }),
    settings: parseDeliverySettings({ FRESH_MS: '0', MEMORY_MB: '10' }),
    store: () => ({
      ...noFamilies,
      latest: () => answer(buildSnapshot({ articles: newsroom.articles })),
      findMarker: () => answer(buildSnapshot()),
      findNewest: () => answer({ all: 60, topics: 7 }),
      findPartners: async () => [],
    }),
    log: () => {},
    plugins: [
      ...openPlugins({ environment: { PARTNERS: partners } }),
      openedMetrics(metrics, page),
    ],
  })
  const read = async (headers: Record<string, string> = {}) => {
    const response = await app.request('/news/metrics', { headers })
    return { response, text: await response.text() }
  }
  /** The value of a sample; `undefined` if the page has none. */
  const sampleOf = async (sample: string) => {
    const { text } = await read()
    const line = text.split('\n').find((each) => each.startsWith(`${sample} `))
    return line === undefined ? undefined : Number(line.slice(sample.length + 1))
  }
  return { app, metrics, newsroom, read, sampleOf }
}

it('counts requests with their bytes, seconds and ages, queries and renders', async () => {
  const { app, sampleOf, read } = buildApp()
  for (const path of ['/rss.xml', '/rss.xml', '/topics/chosen/rss.xml?limit=chosen'])
    await app.request(`/news${path}`)
  const count = (route: string, rest: string) =>
    sampleOf(`candor_http_requests_total{route="${route}",${rest}}`)
  expect(await count('/rss.xml', 'group="all",format="rss",status="200",cache="rendered"')).toBe(1)
  expect(await count('/rss.xml', 'group="all",format="rss",status="200",cache="memory"')).toBe(1)
  const refused = 'group="topics",format="rss",status="400",cache="refused"'
  expect(await count('/topics/:member/rss.xml', refused)).toBe(1)
  expect(await sampleOf('candor_http_response_size_bytes_count{format="rss"}')).toBe(3)
  expect(await sampleOf('candor_http_response_size_bytes_sum{format="rss"}')).toBeGreaterThan(1000)
  expect(
    await sampleOf('candor_http_request_duration_seconds_count{format="rss",cache="memory"}'),
  ).toBe(1)
  expect(await sampleOf('candor_served_age_seconds_bucket{cache="memory",le="1"}')).toBe(1)
  expect(await sampleOf('candor_query_duration_seconds_count{query="marker"}')).toBe(1)
  expect(await sampleOf('candor_query_failures_total{query="marker"}')).toBe(0)
  expect(await sampleOf('candor_render_duration_seconds_count{class="feed"}')).toBe(1)
  // No label that a client chose.
  expect((await read()).text).not.toContain('chosen')
})

it('counts the sizes of bodies, and not of a 304 or a HEAD, which have none', async () => {
  const { app, sampleOf } = buildApp()
  const { headers } = await app.request('/news/rss.xml')
  await app.request('/news/rss.xml', { headers: { 'If-None-Match': headers.get('ETag') ?? '' } })
  await app.request('/news/rss.xml', { method: 'HEAD' })
  const counted =
    'candor_http_requests_total{route="/rss.xml",group="all",format="rss",status="304",cache="memory"}'
  expect([
    await sampleOf(counted),
    await sampleOf('candor_http_response_size_bytes_count{format="rss"}'),
  ]).toEqual([1, 1])
})

it('counts writes of the API by operation and outcome', async () => {
  const { metrics, sampleOf } = buildApp()
  for (const outcome of ['created', 'created', 'refused']) metrics.listener.write('put', outcome)
  expect(await sampleOf('candor_api_writes_total{operation="put",outcome="created"}')).toBe(2)
  expect(await sampleOf('candor_api_writes_total{operation="put",outcome="refused"}')).toBe(1)
})

it('tells memory by class with its limits, and the newest articles by group', async () => {
  const { app, sampleOf } = buildApp()
  await app.request('/news/rss.xml')
  expect(await sampleOf('candor_memory_bytes{class="feed"}')).toBeGreaterThan(1000)
  expect(await sampleOf('candor_memory_bytes{class="identity"}')).toBeGreaterThan(1000)
  expect(await sampleOf('candor_memory_bytes{class="bodies"}')).toBeGreaterThan(0)
  expect(await sampleOf('candor_memory_bytes{class="embed"}')).toBe(0)
  expect(await sampleOf('candor_memory_limit_bytes{class="feed"}')).toBe(3_500_000)
  expect(await sampleOf('candor_newest_article_age_seconds{group="topics"}')).toBe(7)
})

it('tells an outage while it lasts, without what only the database knows', async () => {
  const { app, sampleOf, newsroom } = buildApp()
  await app.request('/news/rss.xml')
  expect([await sampleOf('candor_outage'), await sampleOf('candor_outage_seconds')]).toEqual([0, 0])
  newsroom.isAway = true
  await app.request('/news/rss.xml')
  await app.request('/news/atom.xml')
  expect(await sampleOf('candor_outage')).toBe(1)
  expect(await sampleOf('candor_outage_seconds')).toBeGreaterThan(0)
  expect(await sampleOf('candor_query_failures_total{query="marker"}')).toBe(1)
  expect(await sampleOf('candor_render_failures_total{class="feed"}')).toBe(1)
  newsroom.isAway = false
  await app.request('/news/rss.xml')
  expect(await sampleOf('candor_outage')).toBe(0)
})

it('tells an outage and its end when nobody asks for a feed', async () => {
  const { app, sampleOf, newsroom } = buildApp()
  newsroom.isAway = true
  expect(await sampleOf('candor_outage')).toBe(1)
  await app.request('/news/rss.xml')
  newsroom.isAway = false
  expect([await sampleOf('candor_outage'), await sampleOf('candor_outage_seconds')]).toEqual([0, 0])
})

it('leaves out a source that fails, and counts it', async () => {
  const { metrics, newsroom, sampleOf } = buildApp()
  newsroom.isAway = true
  metrics.addSource(() => [gauge('other', 'Another one.', [{ labels: {}, value: 3 }])])
  expect(await sampleOf('other')).toBe(3)
  expect(await sampleOf('candor_newest_article_age_seconds{group="all"}')).toBeUndefined()
  expect(await sampleOf('candor_metrics_source_failures')).toBe(1)
})

it('leaves out a source that is late, and counts it', async () => {
  const metrics = createMetrics()
  metrics.addSource(() => new Promise(() => {}))
  vi.useFakeTimers()
  try {
    const collected = metrics.collect()
    await vi.advanceTimersByTimeAsync(4000)
    const failures = (await collected).find(({ name }) => name === 'candor_metrics_source_failures')
    expect(failures?.samples).toEqual([{ labels: {}, value: 1 }])
  } finally {
    vi.useRealTimers()
  }
})

it('counts by reason what a partner would refuse in its newest feed of all articles', async () => {
  const { app, newsroom, sampleOf, read } = buildApp(null, 'msn,flipboard')
  const refused = (partner: string, reason: string) =>
    sampleOf(`candor_partner_refused_articles{partner="${partner}",reason="${reason}"}`)
  expect((await read()).text).not.toContain('candor_partner')
  newsroom.articles = [buildArticle(), buildArticle({ guid: 'urn:x:2', title: 'Short' })]
  await app.request('/news/partners/msn/rss.xml')
  expect(await refused('msn', 'mode_is_refused')).toBe(2)
  expect(await refused('msn', 'title_too_short')).toBe(1)
  expect(await refused('flipboard', 'picture_missing')).toBeUndefined()
  newsroom.articles = [buildArticle()]
  await app.request('/news/partners/msn/rss.xml?language=en')
  await app.request('/news/partners/msn/languages/en/rss.xml')
  expect(await refused('msn', 'mode_is_refused')).toBe(2)
  await app.request('/news/partners/flipboard/rss.xml')
  expect(await refused('flipboard', 'picture_missing')).toBe(1)
})

it('has the outbox and deliveries of what pushes, if anything does', async () => {
  const { metrics, sampleOf } = buildApp()
  expect(await sampleOf('candor_outbox_depth')).toBeUndefined()
  metrics.addSource(
    pushSource(() => ({
      depth: 4,
      oldestSeconds: 90,
      deliveries: { arrived: 12, failed: 0, refused: 1 },
    })),
  )
  metrics.addSource(signingSource(async () => ({ waiting: 7, oldestSeconds: 3 })))
  expect(await sampleOf('candor_outbox_depth')).toBe(4)
  expect(await sampleOf('candor_outbox_oldest_seconds')).toBe(90)
  expect(await sampleOf('candor_deliveries_total{outcome="refused"}')).toBe(1)
  expect(await sampleOf('candor_unsigned_articles')).toBe(7)
  expect(await sampleOf('candor_unsigned_oldest_seconds')).toBe(3)
})

it('answers in the format that is asked for, and keeps nothing on the way', async () => {
  const { read } = buildApp()
  const plain = (await read()).response
  expect(plain.headers.get('Content-Type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  expect(plain.headers.get('Cache-Control')).toBe('no-store')
  const open = await read({
    Accept: 'application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5',
  })
  expect(open.response.headers.get('Content-Type')).toMatch(
    /^application\/openmetrics-text; version=1\.0\.0/,
  )
  expect(open.text).toMatch(/# EOF\n$/)
})

it('wants its token', async () => {
  const token = 'a-token-of-the-operator'
  const { read } = buildApp(token)
  for (const Authorization of [
    '',
    `Bearer ${token}x`,
    `Bearer ${token.slice(1)}`,
    `Basic ${token}`,
    'Bearer',
  ]) {
    const { response, text } = await read({ Authorization })
    expect([Authorization, response.status, text.includes(token)]).toEqual([
      Authorization,
      401,
      false,
    ])
    expect(response.headers.get('WWW-Authenticate')).toMatch(/^Bearer /)
  }
  expect((await read({ Authorization: `Bearer ${token}` })).text).toContain('candor_outage 0')
})

it('is not there unless it is on', async () => {
  const app = createApp({
    site: buildSite(),
    store: () => ({
      ...noFamilies,
      latest: async () => buildSnapshot(),
      findMarker: async () => buildSnapshot(),
    }),
    log: () => {},
  })
  expect((await app.request('/metrics')).status).toBe(404)
})

it('counts requests of partners by names that the table has, and shows nothing without them', async () => {
  const { metrics, read, sampleOf, app } = buildApp()
  await app.request('/news/rss.xml')
  expect((await read()).text).not.toContain('candor_partner')
  for (const [partner, status, bytes] of [
    ['wire', 200, 700],
    ['wire', 304, 0],
    ['wire', 304, 0],
    ['daily', 429, 90],
  ] as const)
    metrics.listener.request(buildOutcome({ partner, status, bytes }))
  expect(await sampleOf('candor_partner_requests_total{partner="wire",status="200"}')).toBe(1)
  expect(await sampleOf('candor_partner_requests_total{partner="wire",status="304"}')).toBe(2)
  expect(await sampleOf('candor_partner_requests_total{partner="daily",status="429"}')).toBe(1)
  expect(await sampleOf('candor_partner_response_bytes_total{partner="wire"}')).toBe(700)
  expect(await sampleOf('candor_partner_last_seen_seconds{partner="wire"}')).toBeGreaterThan(1.7e9)
  for (let number = 0; number < 1200; number += 1)
    metrics.listener.request(buildOutcome({ partner: `p${number}` }))
  expect((await read()).text.match(/candor_partner_response_bytes_total\{/g)).toHaveLength(1001)
  expect(await sampleOf('candor_partner_requests_total{partner="other",status="200"}')).toBe(202)
})

it.each([
  ['/partners/msn/rss.xml', 'all'],
  ['/partners/msn/topics/:member/rss.xml', 'topics'],
  ['/partners/gazette/reviewed/rss.xml', 'reviewed'],
  ['/api/1/partners/:name', 'none'],
])('%s belongs to the group %s', (pattern, group) => {
  expect(labelsOf(pattern, null).group).toBe(group)
})
