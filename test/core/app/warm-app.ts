/** An app for tests of the warm path, and how its answers compare with those of routes. */
import { expect, it } from 'vitest'
import { createApp } from '../../../src/core/app.ts'
import type { Opened } from '../../../src/core/plugin.ts'
import { parseDeliverySettings } from '../../../src/core/settings/site.ts'
import { buildArticle, buildSite, buildSnapshot } from '../../fixtures/build-article.ts'
import { noFamilies } from '../../fixtures/no-families.ts'

/** An app whose newsroom a test can change. `routed` counts the requests that reach a route. */
export async function buildApp(
  environment: Record<string, string> = {},
  plugins: readonly Opened[] = [],
) {
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
    plugins,
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

/** Headers of a client that takes compressed text. */
export const all = { 'Accept-Encoding': 'gzip' }

/** Memory answers these paths as their routes do. */
export function describeWarm(paths: readonly string[], plugins: readonly Opened[] = []): void {
  it.each(paths)('answers %s as its route does', async (path) => {
    const { app, routedFor } = await buildApp({ HSTS_SECONDS: '60' }, plugins)
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
}
