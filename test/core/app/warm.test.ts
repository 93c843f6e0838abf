/**
 * The warm path: responses from memory before any routing. They are those of the routes, and end
 * with each change.
 */
import { expect, it } from 'vitest'

import { buildApp, describeWarm } from './warm-app.ts'

describeWarm(['/rss.xml', '/atom.xml?limit=3', '/', '/feeds.json'])

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
