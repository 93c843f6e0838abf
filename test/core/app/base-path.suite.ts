/**
 * The HTTP suite with BASE_PATH: every route and every address starts with it, and every other path
 * answers 404.
 */
import { expect, it } from 'vitest'
import { feeds } from './feeds.suite.ts'
import { origin } from './newsroom.ts'
import { runOnNode } from './on-node.ts'
import type { Running } from './running.ts'

export const basePathSettings = {
  BASE_PATH: '/feeds-app',
  EMBED_ANCESTORS: 'https://partner.example  https://*.partner.example:8443',
  FRESH_MS: '1500',
}

export function describeBasePath(running: () => Running): void {
  const base = '/feeds-app'
  const status = async (path: string) => (await running().fetch(path)).status

  it.each(feeds)(
    'serves $path and names its address below the base path',
    async ({ path, type }) => {
      const response = await running().fetch(`${base}${path}`)
      expect(response.status).toBe(200)
      expect(response.headers.get('Content-Type')).toBe(type)
      const links = response.headers.get('Link') ?? ''
      expect(links).toContain(`<${origin}${base}${path}>; rel="self"`)
      expect(links).toContain(`<${origin}${base}/disclosure>; rel="describedby"`)
      // Articles of the demo may mention such addresses as examples, so compare summaries.
      const text = await (await running().fetch(`${base}${path}?content=summary`)).text()
      for (const feed of feeds) expect(text.includes(`${origin}${feed.path}`)).toBe(false)
      expect(text.includes(`${origin}${base}${path}`)).toBe(true)
    },
  )

  it.each(['/feed', '/', '/health/live', '/health/ready', '/feed.json?limit=1'])(
    'serves %s',
    async (path) => {
      expect(await status(`${base}${path}`)).toBe(200)
    },
  )

  it.each(['/health/live', '/health/ready'])('serves %s at the root too', async (path) => {
    expect(await status(path)).toBe(200)
  })

  it.each(['/rss.xml', '/feed', '/health', '/', '/feeds-appendix/rss.xml', '/feeds-app2'])(
    'answers 404 for %s',
    async (path) => {
      const response = await running().fetch(path)
      expect(response.status).toBe(404)
      expect((await response.json()).detail).toContain(`${base}/rss.xml`)
    },
  )

  it.each([
    [base, `${base}/`],
    [`${base}/rss?limit=5`, `${base}/rss.xml?limit=5`],
    [`${base}/feed/`, `${base}/feed`],
    [`${base}/ATOM/`, `${base}/atom.xml`],
  ])('redirects the alias %s to %s', async (alias, target) => {
    const response = await running().fetch(alias)
    expect(response.status).toBe(301)
    expect(response.headers.get('Location')).toBe(target)
  })

  it.each(['/rss', '/other-app/rss', '/other-app', '/feeds-apprss'])(
    'answers 404 for the alias %s',
    async (path) => {
      expect(await status(path)).toBe(404)
    },
  )

  it('links from the home page to the feeds below the base path', async () => {
    const page = await (await running().fetch(`${base}/`)).text()
    for (const { path } of feeds) expect(page).toContain(`href="${origin}${base}${path}"`)
  })

  it('refuses POST below the base path', async () => {
    expect((await running().fetch(`${base}/rss.xml`, { method: 'POST' })).status).toBe(405)
  })
}

if (import.meta.vitest) await runOnNode(describeBasePath, basePathSettings)
