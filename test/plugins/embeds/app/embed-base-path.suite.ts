/**
 * The HTTP suite for embeds with BASE_PATH and EMBED_ANCESTORS: addresses stay below the base path,
 * and only the named partners may frame them.
 */

import { expect, it } from 'vitest'
import { headlinesReleases } from '../../../../src/plugins/embeds/releases.ts'
import { basePathSettings } from '../../../core/app/base-path.suite.ts'
import { origin } from '../../../core/app/newsroom.ts'
import type { Running } from '../../../core/app/running.ts'
import { parsePage } from '../../../core/pages/read-page.ts'
import { facts } from '../../../fixtures/facts.ts'
import { elementsIn, readDocument } from '../../../fixtures/read-html.ts'
import { runOnNode } from '../../../product/app/on-node.ts'
import { byRole, policyOf } from '../read-embed.ts'
import { freshSeconds } from './embed-maker.suite.ts'

export function describeEmbedBasePath(running: () => Running): void {
  const base = '/feeds-app'
  const get = (path: string) => running().fetch(path, { headers: { Accept: 'text/html' } })

  it.each([
    ['/topics/http/embed/?images=on', 200],
    ['/embed/?limit=x', 400],
    ['/topics/htp/embed/', 404],
  ])(
    'serves the frame %s (%i) to its own site and the named partners, with links only below the base path',
    async (path, status) => {
      const response = await get(`${base}${path}`)
      expect(response.status).toBe(status)
      expect(policyOf(response.headers.get('Content-Security-Policy')).get('frame-ancestors')).toBe(
        "'self' https://partner.example https://*.partner.example:8443",
      )
      const page = readDocument(await response.text())
      const theirs = ['title', 'source'].flatMap((role) => byRole(page, role))
      const addresses = elementsIn(page)
        .filter((element) => element.name === 'a' && !theirs.includes(element))
        .map(({ attributes }) => attributes['href'] ?? '')
      expect(addresses.length).toBeGreaterThan(0)
      expect(addresses.filter((address) => !address.startsWith(`${origin}${base}/`))).toEqual([])
    },
  )

  it('serves the page for partners with its form, script and preview, and shows the settings', async () => {
    const page = parsePage(await (await get(`${base}/embed/new?topic=http`)).text())
    const form = page.all('form').find((each) => each.get('class')?.includes('maker'))
    expect(form?.get('action')).toBe(`${base}/embed/new`)
    const [script, preview] = [page.all('script')[0]?.get('src'), page.all('iframe')[0]?.get('src')]
    expect(preview).toBe(`${base}/topics/http/embed/`)
    for (const address of [script, preview]) expect((await get(address ?? '')).status).toBe(200)
    expect(page.text).toMatch(facts('https://partner.example', 'https://*.partner.example:8443'))
    // FRESH_MS is 1.5 seconds, and the page rounds it up.
    expect(freshSeconds(page)).toBe(5)
  })

  it('serves /embed.js and /oembed with addresses only below the base path', async () => {
    const newest = (await get(`${base}/embed.js`)).headers.get('Location') ?? ''
    expect(newest).toBe(`${base}${headlinesReleases[0].path}`)
    expect((await get(newest)).status).toBe(200)
    const ask = (path: string) =>
      get(`${base}/oembed?url=${encodeURIComponent(`${origin}${path}`)}`)
    const { html } = await (await ask(`${base}/topics/http/`)).json()
    expect(html).toContain(`<iframe src="${origin}${base}/topics/http/embed/" `)
    expect((await ask('/topics/http/')).status).toBe(404)
  })

  it('answers 404 outside the base path, and redirects other spellings below it', async () => {
    expect((await get('/embed/')).status).toBe(404)
    expect((await get(`${base}/embed`)).headers.get('Location')).toBe(`${base}/embed/`)
    const folded = await get(`${base}/topics/HTTP/embed/?theme=dark`)
    expect(folded.headers.get('Location')).toBe(`${base}/topics/http/embed/?theme=dark`)
  })
}

if (import.meta.vitest) await runOnNode(describeEmbedBasePath, basePathSettings)
