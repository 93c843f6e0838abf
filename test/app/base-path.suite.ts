/** The HTTP suite under BASE_PATH: every route is below it, every address names it, and nothing is beside it. */
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

  it.each(feeds)('$path is there, under its own address', async ({ path, type }) => {
    const response = await running().fetch(`${base}${path}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe(type)
    const links = response.headers.get('Link') ?? ''
    expect(links).toContain(`<${origin}${base}${path}>; rel="self"`)
    expect(links).toContain(`<${origin}${base}/disclosure>; rel="describedby"`)
    // Bodies of the demo may name such addresses as examples.
    const text = await (await running().fetch(`${base}${path}?content=summary`)).text()
    for (const feed of feeds) expect(text.includes(`${origin}${feed.path}`)).toBe(false)
    expect(text.includes(`${origin}${base}${path}`)).toBe(true)
  })

  it.each(['/feed', '/', '/health/live', '/health/ready', '/feed.json?limit=1'])('%s is there', async (path) => {
    expect(await status(`${base}${path}`)).toBe(200)
  })

  it.each(['/rss.xml', '/feed', '/health/live', '/', '/feeds-appendix/rss.xml', '/feeds-app2'])(
    '%s is not there',
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
  ])('the habit %s leads to %s', async (habit, target) => {
    const response = await running().fetch(habit)
    expect(response.status).toBe(308)
    expect(response.headers.get('Location')).toBe(target)
  })

  it.each(['/rss', '/other-app/rss', '/other-app', '/feeds-apprss'])('%s is no habit of ours', async (path) => {
    expect(await status(path)).toBe(404)
  })

  it('the page links to the feeds below it', async () => {
    const page = await (await running().fetch(`${base}/`)).text()
    for (const { path } of feeds) expect(page).toContain(`href="${origin}${base}${path}"`)
  })

  it('refuses other methods there', async () => {
    expect((await running().fetch(`${base}/rss.xml`, { method: 'POST' })).status).toBe(405)
  })
}

if (import.meta.vitest) await runOnNode(describeBasePath, basePathSettings)
