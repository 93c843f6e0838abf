/**
 * The warm path: responses from memory before any routing. They are those of the routes, and end
 * with each change.
 */
import { expect, it } from 'vitest'
import { createApp } from '../../../src/core/app.ts'
import { parseDeliverySettings } from '../../../src/core/settings/delivery.ts'
import { buildArticle, buildSite, buildSnapshot } from '../../fixtures/build-article.ts'
import { noFamilies } from '../../fixtures/no-families.ts'
import { openPlugins } from '../../fixtures/open-plugins.ts'

/** An app whose newsroom a test can change. `routed` counts the requests that reach a route. */
async function buildApp(environment: Record<string, string> = {}) {
  const newsroom = { snapshot: buildSnapshot(), read: 0 }
  const counted = { routed: 0 }
  const read = async () => {
    newsroom.read += 1
    return newsroom.snapshot
  }
  const app = createApp({
    site: buildSite(),
    settings: parseDeliverySettings({ FRESH_MS: '60000', ...environment }),
    store: () => ({ latest: read, findMarker: read, ...noFamilies }),
    log: () => {},
    plugins: openPlugins(),
  })
  // The first request chooses the router.
  await app.request('/health/live')
  const { match } = app.router
  app.router.match = (...found) => {
    counted.routed += 1
    return match.apply(app.router, found)
  }
  const publish = (title: string) => {
    newsroom.snapshot = buildSnapshot({
      articles: [buildArticle({ title })],
      state: title,
      readAt: new Date(),
    })
  }
  const routedFor = async (ask: () => Response | Promise<Response>) => {
    const before = counted.routed
    const response = await ask()
    return { response, routed: counted.routed - before }
  }
  return { app, publish, newsroom, routedFor }
}

const all = { 'Accept-Encoding': 'gzip' }
const paths = ['/rss.xml', '/atom.xml?limit=3', '/', '/embed/?theme=dark', '/feeds.json']

it.each(paths)('answers %s as its route does', async (path) => {
  const { app, routedFor } = await buildApp({ HSTS_SECONDS: '60' })
  for (const init of [
    { headers: all },
    { headers: {} },
    { method: 'HEAD' },
    { headers: { 'If-None-Match': '*' } },
  ]) {
    // A different URL of the same document, so that its route answers.
    const url = `${path}${path.includes('?') ? '&' : '?'}utm_source=${JSON.stringify(init).length}`
    await app.request(path, init)
    const warm = await routedFor(() => app.request(path, init))
    const cold = await routedFor(() => app.request(url, init))
    expect([warm.routed, cold.routed]).toEqual([0, 1])
    expect(warm.response.status).toBe(cold.response.status)
    expect([...warm.response.headers]).toEqual([...cold.response.headers])
    expect(warm.response.headers.get('Strict-Transport-Security')).toBe('max-age=60')
    expect(await warm.response.bytes()).toEqual(await cold.response.bytes())
  }
})

it('leaves other methods and refusals to the routes', async () => {
  const { app } = await buildApp()
  await app.request('/rss.xml')
  expect((await app.request('/rss.xml', { method: 'POST' })).status).toBe(405)
  expect((await app.request('/rss.xml', { method: 'OPTIONS' })).status).toBe(204)
  expect(
    (await app.request('/rss.xml', { headers: { 'If-None-Match': '"a", '.repeat(3000) } })).status,
  ).toBe(431)
})

it('negotiates each request for /feed', async () => {
  const { app } = await buildApp()
  for (const type of ['application/atom+xml', 'application/feed+json', 'application/rss+xml']) {
    const response = await app.request('/feed', { headers: { Accept: type } })
    expect(response.headers.get('Content-Type')).toMatch(new RegExp(`^${type.replace('+', '.')}`))
  }
  const page = await app.request('/feed', { headers: { 'Sec-Fetch-Dest': 'document' } })
  expect(page.status).toBe(302)
})

it('ends for all documents of a family when one of them is found changed', async () => {
  const { app, publish, routedFor } = await buildApp()
  for (const path of ['/rss.xml', '/atom.xml']) await app.request(path)
  publish('Changed')
  expect((await routedFor(() => app.request('/rss.xml'))).routed).toBe(0)
  // A document that is not in memory yet sees the new state.
  await app.request('/feed', { headers: { Accept: 'application/feed+json' } })
  for (const path of ['/rss.xml', '/atom.xml']) {
    const { response, routed } = await routedFor(() => app.request(path))
    expect(routed).toBe(1)
    expect(await response.text()).toContain('Changed')
  }
})

it('ends after FRESH_MS', async () => {
  const { app, newsroom, routedFor } = await buildApp({ FRESH_MS: '0' })
  await app.request('/rss.xml')
  expect((await routedFor(() => app.request('/rss.xml'))).routed).toBe(1)
  expect(newsroom.read).toBe(2)
})
