/** The HTTP suite for the three feeds: headers, methods and compression. */
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { origin } from './newsroom.ts'
import { runOnNode } from './on-node.ts'
import type { Running } from './running.ts'

/** The addresses of the feeds, with their media types and first bytes. */
export const feeds = [
  {
    path: '/rss.xml',
    type: 'application/rss+xml; charset=utf-8',
    start: '<?xml version="1.0" encoding="utf-8"?>\n<rss ',
  },
  {
    path: '/atom.xml',
    type: 'application/atom+xml; charset=utf-8',
    start: '<?xml version="1.0" encoding="utf-8"?>\n<feed ',
  },
  { path: '/feed.json', type: 'application/feed+json; charset=utf-8', start: '{' },
] as const

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

export function describeFeeds(running: () => Running): void {
  it('a part of an archive may be kept as long as a feed, and no longer', async () => {
    const paths = ['/feed.json', '/archive/2026-01/1/feed.json']
    const rules = paths.map(async (path) => {
      const { headers } = await running().fetch(path)
      return ['Cache-Control', 'CDN-Cache-Control'].map((name) => headers.get(name))
    })
    const [feed, part] = await Promise.all(rules)
    expect(part).toEqual(feed)
  })

  describe.each(feeds)('$path', ({ path, type, start }) => {
    const get = (headers: Record<string, string> = {}) => running().fetch(path, { headers })

    it('complaint 16: has the right media type, in UTF-8', async () => {
      const response = await get()
      expect(response.status).toBe(200)
      expect(response.headers.get('Content-Type')).toBe(type)
      const text = new TextDecoder('utf-8', { fatal: true }).decode(await response.arrayBuffer())
      expect(text.startsWith(start)).toBe(true)
      expect(text.includes('Musk testifies that xAI used distillation')).toBe(true)
    })

    it('has the headers of the wire contract', async () => {
      const { headers } = await get()
      expect(headers.get('ETag')).toMatch(/^W\/"[\w-]{27}"$/)
      expect(headers.get('Last-Modified')).toMatch(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/)
      expect(headers.get('Cache-Control')).toBe(
        'public, max-age=300, stale-while-revalidate=10, stale-if-error=86400',
      )
      expect(headers.get('CDN-Cache-Control')).toBe(
        'public, max-age=10, stale-while-revalidate=0, stale-if-error=86400',
      )
      expect(headers.get('Vary')).toBe('Accept-Encoding')
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      const links = headers.get('Link')?.split(', ')
      expect(links).toContain(`<${origin}${path}>; rel="self"; type="${type.replace(/;.*/, '')}"`)
      expect(links).toContain(`<${origin}/>; rel="alternate"; type="text/html"`)
      expect(links).toContain(`<${origin}/disclosure>; rel="describedby"`)
      expect(links?.filter((link) => link.includes('rel="prev-archive"'))).toHaveLength(1)
      expect(links).toContain(
        `<${origin}/corrections${path.slice(path.lastIndexOf('/'))}>; rel="related"`,
      )
      expect(links).toHaveLength(7)
    })

    it('complaint 17: allows requests from any origin', async () => {
      const { headers } = await get({ Origin: 'https://reader.example.org' })
      expect(headers.get('Access-Control-Allow-Origin')).toBe('*')
      expect(headers.get('Access-Control-Expose-Headers')).toBe('ETag, Last-Modified, Link')
      const preflight = await running().fetch(path, {
        method: 'OPTIONS',
        headers: {
          Origin: 'https://reader.example.org',
          'Access-Control-Request-Headers': 'if-none-match',
        },
      })
      expect(preflight.status).toBe(204)
      expect(preflight.headers.get('Access-Control-Allow-Origin')).toBe('*')
      expect(preflight.headers.get('Access-Control-Allow-Headers')).toBe(
        'If-None-Match, If-Modified-Since',
      )
      expect(preflight.headers.get('Access-Control-Max-Age')).toBe('86400')
      for (const name of ['Allow', 'Access-Control-Allow-Methods'])
        expect([name, preflight.headers.get(name)]).toEqual([name, 'GET, HEAD, OPTIONS'])
    })

    it.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
      'refuses %s and names the allowed methods',
      async (method) => {
        const response = await running().fetch(path, { method })
        expect(response.status).toBe(405)
        expect(response.headers.get('Allow')).toBe('GET, HEAD, OPTIONS')
        expect(response.headers.get('Content-Type')).toBe('application/problem+json')
        expect((await response.json()).detail).toContain(method)
      },
    )

    it('complaint 19: ignores the Accept header', async () => {
      const response = await get({ Accept: 'text/html;q=0.1, image/*' })
      expect(response.status).toBe(200)
      expect(response.headers.get('Content-Type')).toBe(type)
    })

    it('is gzipped once for clients that accept gzip, with the same ETag', async () => {
      const [plain, small] = [
        await get({ 'Accept-Encoding': 'identity' }),
        await get({ 'Accept-Encoding': 'gzip' }),
      ]
      expect(plain.headers.has('Content-Encoding')).toBe(false)
      expect(small.headers.get('Content-Encoding')).toBe('gzip')
      expect(small.headers.get('ETag')).toBe(plain.headers.get('ETag'))
      const [identity, sent] = [await bytesOf(plain), await bytesOf(small)]
      expect(sent.byteLength).toBeLessThan(identity.byteLength / 2)
      expect(gunzipSync(sent).equals(identity)).toBe(true)
    })

    it('sends the same bytes to every client', async () => {
      const [one, other] = [
        await get(),
        await get({ 'User-Agent': 'A Reader/1.0', 'Accept-Language': 'tr' }),
      ]
      expect(other.headers.get('ETag')).toBe(one.headers.get('ETag'))
      expect((await bytesOf(other)).equals(await bytesOf(one))).toBe(true)
    })
  })
}

if (import.meta.vitest) await runOnNode(describeFeeds)
