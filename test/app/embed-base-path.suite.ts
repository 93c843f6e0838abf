/** The HTTP suite on embeds below a base path, for the partners that the setting names. */

import { expect, it } from 'vitest'
import { headlinesReleases } from '../../src/embeds/releases.ts'
import { byRole, elementsIn, policyOf, readDocument } from '../embeds/read-embed.ts'
import { facts } from '../fixtures/facts.ts'
import { parsePage } from '../pages/read-page.ts'
import { basePathSettings } from './base-path.suite.ts'
import { freshSeconds } from './embed-maker-words.suite.ts'
import { origin } from './newsroom.ts'
import { runOnNode } from './on-node.ts'
import type { Running } from './running.ts'

export function describeEmbedBasePath(running: () => Running): void {
  const base = '/feeds-app'
  const get = (path: string) => running().fetch(path, { headers: { Accept: 'text/html' } })

  it.each([
    ['/embed/', 200],
    ['/topics/http/embed/?images=on', 200],
    ['/embed/?limit=x', 400],
    ['/topics/htp/embed/', 404],
  ])(
    'the frame %s (%i) is there, may be shown by ourselves and the partners named, and leads nowhere else',
    async (path, status) => {
      const response = await get(`${base}${path}`)
      expect(response.status).toBe(status)
      expect(policyOf(response.headers.get('Content-Security-Policy')).get('frame-ancestors')).toBe(
        "'self' https://partner.example https://*.partner.example:8443",
      )
      const page = readDocument(await response.text())
      const theirs = ['title', 'source'].flatMap((role) => byRole(page, role))
      const ours = elementsIn(page).filter((element) => element.name === 'a' && !theirs.includes(element))
      const addresses = ours.map(({ attributes }) => attributes['href'] ?? '')
      expect(addresses.length).toBeGreaterThan(0)
      expect(addresses.filter((address) => !address.startsWith(`${origin}${base}/`))).toEqual([])
    },
  )

  it('the fragment is there, and needs no leave to be read', async () => {
    const response = await get(`${base}/embed/fragment.html`)
    expect([response.status, response.headers.get('Access-Control-Allow-Origin')]).toEqual([200, '*'])
    expect(response.headers.get('Link')).toContain(`<${origin}${base}/>; rel="canonical"`)
  })

  it('the page for partners is there, with its form, its script and its preview, and says what the settings say', async () => {
    const page = parsePage(await (await get(`${base}/embed/new?topic=http`)).text())
    const form = page.all('form').find((each) => each.get('class')?.includes('maker'))
    expect(form?.get('action')).toBe(`${base}/embed/new`)
    const [script, preview] = [page.all('script')[0]?.get('src'), page.all('iframe')[0]?.get('src')]
    expect(preview).toBe(`${base}/topics/http/embed/`)
    for (const address of [script, preview]) expect((await get(address ?? '')).status).toBe(200)
    expect(page.text).toMatch(facts('https://partner.example', 'https://*.partner.example:8443'))
    // The memory's second and a half, rounded up.
    expect(freshSeconds(page)).toBe(6)
    const addresses = page
      .all('textarea')
      .flatMap(({ text }) => text.match(/https:\/\/news\.example\.org[^"' ]*/g) ?? [])
    expect(addresses.length).toBeGreaterThan(8)
    for (const address of addresses) expect(address.startsWith(`${origin}${base}/`)).toBe(true)
  })

  it('/embed.js and /oembed are there, and lead nowhere beside it', async () => {
    const newest = (await get(`${base}/embed.js`)).headers.get('Location') ?? ''
    expect(newest).toBe(`${base}${headlinesReleases[0].path}`)
    expect((await get(newest)).status).toBe(200)
    const asked = await get(`${base}/oembed?url=${encodeURIComponent(`${origin}${base}/topics/http/`)}`)
    expect(asked.status).toBe(200)
    const { html, provider_url } = await asked.json()
    expect(html).toContain(`<iframe src="${origin}${base}/topics/http/embed/" `)
    expect(provider_url).toBe(`${origin}${base}/`)
    expect((await get(`${base}/oembed?url=${encodeURIComponent(`${origin}/topics/http/`)}`)).status).toBe(404)
  })

  it('nothing is beside it, and what is spelled otherwise is led to it', async () => {
    expect((await get('/embed/')).status).toBe(404)
    expect((await get(`${base}/embed`)).headers.get('Location')).toBe(`${base}/embed/`)
    const folded = await get(`${base}/topics/HTTP/embed/?theme=dark`)
    expect(folded.headers.get('Location')).toBe(`${base}/topics/http/embed/?theme=dark`)
  })
}

if (import.meta.vitest) await runOnNode(describeEmbedBasePath, basePathSettings)
