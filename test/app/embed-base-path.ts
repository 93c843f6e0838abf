/** The HTTP suite on embeds below a base path, for the partners that the setting names. */
import { expect, it } from 'vitest'
import { byRole, elementsIn, policyOf, readDocument } from '../embeds/read-embed.ts'
import { origin } from './newsroom.ts'
import type { Running } from './running.ts'

export const partners = 'https://partner.example  https://*.partner.example:8443'

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

  it('nothing is beside it, and what is spelled otherwise is led to it', async () => {
    expect((await get('/embed/')).status).toBe(404)
    expect((await get(`${base}/embed`)).headers.get('Location')).toBe(`${base}/embed/`)
    const folded = await get(`${base}/topics/HTTP/embed/?theme=dark`)
    expect(folded.headers.get('Location')).toBe(`${base}/topics/http/embed/?theme=dark`)
  })
}
