/**
 * Tests the router, the app mounted inside another Hono app, and `/feed`, which serves both
 * browsers and feed readers.
 */
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../../src/core/app.ts'
import { parseDeliverySettings } from '../../../src/core/settings/site.ts'
import { buildSite, buildSnapshot } from '../../fixtures/build-article.ts'
import { noFamilies } from '../../fixtures/no-families.ts'
import { openPlugins } from './open-plugins.ts'

const store = {
  latest: async () => buildSnapshot(),
  findMarker: async () => buildSnapshot(),
  ...noFamilies,
}

const build = (basePath = '') =>
  createApp({
    site: buildSite({ basePath }),
    settings: { ...parseDeliverySettings({}), hstsSeconds: 60 },
    store: () => store,
    log: () => {},
    plugins: openPlugins(),
  })

it('has routes that Hono’s fast router allows', async () => {
  const app = build()
  await app.request('/rss.xml')
  expect(app.router.name).toBe('SmartRouter + RegExpRouter')
  const response = await app.request('/topics/opml.xml')
  expect(response.headers.get('Content-Type')).toMatch(/^text\/x-opml/)
  expect((await app.request('/topics/science')).headers.get('Location')).toBe('/topics/science/')
})

it('keeps the fast router beside the publishing API', async () => {
  const app = createApp({
    site: buildSite(),
    store: () => store,
    log: () => {},
    plugins: openPlugins({
      writer: () => {
        throw new Error('nothing is written here')
      },
    }),
  })
  expect((await app.request('/api/1/openapi.json')).status).toBe(200)
  expect(app.router.name).toBe('SmartRouter + RegExpRouter')
})

describe.each(['', '/news'])('mounted in another app, at "%s"', (base) => {
  const outer = new Hono()
  outer.post('/login', (c) => c.text('logged in'))
  outer.route('/', build(base))

  it('serves feeds and pages with security headers', async () => {
    for (const path of ['/rss.xml', '/', '/disclosure', '/rss', '/health/live']) {
      const response = await outer.request(`${base}${path}`)
      const own = path === '/rss' ? 404 : 200
      expect([path, response.status]).toEqual([path, own])
      if (own === 200) expect(response.headers.get('Strict-Transport-Security')).toBe('max-age=60')
    }
  })

  it('applies its limits and methods only to its own routes', async () => {
    const post = await outer.request(`${base}/rss.xml`, { method: 'POST' })
    expect([post.status, post.headers.get('Allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
    expect((await outer.request(`${base}/rss.xml`, { method: 'OPTIONS' })).status).toBe(204)
    expect((await outer.request(`${base}/topics/${'a'.repeat(4100)}/rss.xml`)).status).toBe(414)
    expect((await outer.request('/login', { method: 'POST' })).status).toBe(200)
  })

  it('answers errors with its own problem documents', async () => {
    const response = await outer.request(`${base}/rss.xml?limit=0`)
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      400,
      'application/problem+json',
    ])
  })
})

describe('/feed', () => {
  const request = (headers: Record<string, string>) =>
    build('/news').request('/news/feed', { headers })

  it('redirects a browser to the home page, without caching', async () => {
    const response = await build('/news').request('/news/feed?topic=web', {
      headers: { 'Sec-Fetch-Dest': 'document', Accept: 'text/html,*/*;q=0.8' },
    })
    expect([response.status, response.headers.get('Location')]).toEqual([302, '/news/?topic=web'])
    expect(response.headers.get('Cache-Control')).toContain('no-store')
    expect(response.headers.get('Vary')).toContain('Sec-Fetch-Dest')
  })

  it.each([{}, { 'Sec-Fetch-Dest': 'empty' }, { Accept: 'text/html' }])(
    'sends a feed to other clients: %j',
    async (headers) => {
      const response = await request(headers as Record<string, string>)
      expect([response.status, response.headers.get('Content-Type')]).toEqual([
        200,
        'application/rss+xml; charset=utf-8',
      ])
      expect(response.headers.get('Vary')).toContain('Sec-Fetch-Dest')
    },
  )
})
