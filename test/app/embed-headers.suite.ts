/**
 * The HTTP suite for the headers of frames and fragments, and for the errors at addresses without
 * an embed.
 */
import { describe, expect, it } from 'vitest'
import { embedFiles } from '../../src/embeds/embed-url.ts'
import { elementsIn, hashesOf, policyOf, readDocument, textIn } from '../embeds/read-embed.ts'
import { facts } from '../fixtures/facts.ts'
import { runOnNode } from './on-node.ts'
import type { Running } from './running.ts'

const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'

const frames = [
  '',
  '?theme=light',
  '?theme=dark&accent=0d5c66',
  '?images=on',
  '?layout=cards&images=on&accent=fff',
]

/** The requested path, its status, and the facts that the response must name. */
const refused = [
  ['embed/?limit=0', 400, facts('limit', '"0"', 1, 30)],
  ['embed/?limit=5&limit=5', 400, facts('limit', 1, 30)],
  ['embed/?theme=blue&heading=6', 400, facts('heading', '"6"')],
  ['embed/?target=_self', 400, facts('target', '_self')],
  [
    'embed/?target=%3Cscript%3Ealert(1)%3C/script%3E',
    400,
    facts('target', '"<script>alert(1)</script>"'),
  ],
  ['embed/fragment.html?accent=0d5c66', 400, facts('accent')],
  ['embed/fragment.html?heading=x', 400, facts('heading', '"x"')],
  ['embed/?topic=Time', 400, facts('topic', '"Time"')],
  ['embed/fragment.html?topic=tme', 400, facts('tme', 'time')],
  ['topics/feed-format/embed/', 404, facts('/topics/feed-formats/embed/')],
  [
    'topics/feed-format/embed/fragment.html',
    404,
    facts('/topics/feed-formats/embed/fragment.html'),
  ],
  ['languages/xx/embed/', 404, facts('/languages/xx/')],
  ['sources/co.uk/embed/', 404, facts('/sources/')],
  ['archive/2026-01/1/embed/', 404, facts('/feeds/')],
  ['search/embed/', 404, facts('/feeds/')],
] as const

export function describeEmbedHeaders(running: () => Running): void {
  const get = (path: string, headers: Record<string, string> = {}) =>
    running().fetch(path, { headers })

  describe('embeds on other sites', () => {
    it.each(frames)('allow only its own script and style, by hash, in a frame%s', async (query) => {
      const response = await get(`/embed/${query}`)
      const text = await response.text()
      const page = readDocument(text)
      const policy = policyOf(response.headers.get('Content-Security-Policy'))
      const [[style], [script]] = [hashesOf(page, 'style'), hashesOf(page, 'script')]
      const images = query.includes('images=on')
      expect(Object.fromEntries(policy)).toEqual({
        ...{ 'default-src': "'none'", 'style-src': style, 'script-src': script },
        ...(images ? { 'img-src': 'https: http:' } : {}),
        ...{ 'base-uri': "'none'", 'form-action': "'none'" },
        ...{ 'require-trusted-types-for': "'script'", 'trusted-types': "'none'" },
      })
      // Hashes do not cover attributes.
      expect(text).not.toMatch(/ (style|on[a-z]+)=/)
      expect(response.headers.get('Cross-Origin-Embedder-Policy')).toBe(
        images ? 'credentialless' : 'require-corp',
      )
      expect(response.headers.has('X-Frame-Options')).toBe(false)
    })

    it.each(Object.entries(embedFiles))(
      'let other sites read and show a %s, and never set a cookie',
      async (_, file) => {
        const etag = (await get(`/${file}`)).headers.get('ETag') ?? ''
        for (const headers of [
          {},
          { 'If-None-Match': etag },
          { Cookie: 'a=b', Origin: 'https://partner.example' },
        ]) {
          const response = await get(`/${file}`, headers)
          expect(response.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin')
          expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
          expect(response.headers.get('Access-Control-Expose-Headers')).toContain('ETag')
          expect(response.headers.get('Referrer-Policy')).toBe('no-referrer')
          expect(response.headers.has('Set-Cookie')).toBe(false)
          expect(response.headers.get('Vary')).not.toMatch(/Cookie|Origin/)
        }
      },
    )

    it('sandbox a fragment that a browser opens directly', async () => {
      const { headers } = await get('/embed/fragment.html')
      expect(headers.get('Content-Security-Policy')).toBe("default-src 'none'; sandbox")
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    })

    it.each(Object.entries(embedFiles))(
      'load pictures in a %s only with images=on, and without a referrer',
      async (_, file) => {
        const pictures = async (query: string) =>
          elementsIn(readDocument(await (await get(`/${file}${query}`)).text())).filter(
            ({ name }) => name === 'img',
          )
        expect(await pictures('?limit=30')).toEqual([])
        const shown = await pictures('?limit=30&images=on')
        expect(shown.length).toBeGreaterThan(5)
        for (const { attributes } of shown) {
          expect(attributes).toMatchObject({
            loading: 'lazy',
            referrerpolicy: 'no-referrer',
            alt: expect.any(String),
          })
          expect(attributes['src']).toMatch(/^https?:\/\//)
        }
      },
    )
  })

  it('the card of an article loads its picture only with images=on', async () => {
    const feed: { items: { url: string; image?: string }[] } = await (
      await get('/feed.json?limit=30')
    ).json()
    const { url = '', image } = feed.items.find((item) => item.image !== undefined) ?? {}
    const pictures = async (query: string) =>
      elementsIn(
        readDocument(
          await (await get(`/embed/article/?url=${encodeURIComponent(url)}${query}`)).text(),
        ),
      )
        .filter(({ name }) => name === 'img')
        .map(({ attributes }) => attributes['src'])
    expect(image).toMatch(/^https?:/)
    expect(await pictures('')).toEqual([])
    expect(await pictures('&images=on')).toEqual([image])
  })

  describe('an address without an embed', () => {
    it.each(refused)(
      '/%s answers %i and names the wrong value or a similar address',
      async (path, status, words) => {
        const [program, shown] = [await get(`/${path}`), await get(`/${path}`, { Accept: browser })]
        expect([program.status, shown.status]).toEqual([status, status])
        for (const { headers } of [program, shown]) {
          expect(headers.get('Access-Control-Allow-Origin')).toBe('*')
          expect(headers.has('Set-Cookie')).toBe(false)
        }
        expect(program.headers.get('Content-Type')).toBe('application/problem+json')
        expect((await program.json()).detail).toMatch(words)
        expect(shown.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
        const page = readDocument(await shown.text())
        expect(textIn(page)).toMatch(words)
        if (!path.includes('embed/?') && !path.endsWith('embed/')) return
        // The error page has the embed's policy for frames, and its link opens outside of the
        // frame.
        const policy = policyOf(shown.headers.get('Content-Security-Policy'))
        expect(policy.has('frame-ancestors')).toBe(false)
        expect([policy.get('style-src'), policy.get('script-src')]).toEqual([
          ...hashesOf(page, 'style'),
          ...hashesOf(page, 'script'),
        ])
        expect(shown.headers.get('Cross-Origin-Embedder-Policy')).toBe('require-corp')
        expect(
          elementsIn(page)
            .filter(({ name }) => name === 'a')
            .map(({ attributes }) => attributes['target']),
        ).toEqual(['_top'])
      },
    )

    it.each([
      ['/embed?limit=3', 301, '/embed/?limit=3'],
      ['/topics/http/embed', 301, '/topics/http/embed/'],
      [
        '/topics/Feed-Formats/embed/?limit=2&theme=dark',
        301,
        '/topics/feed-formats/embed/?limit=2&theme=dark',
      ],
      ['/sources/www.w3.org/embed/fragment.html', 301, '/sources/w3.org/embed/fragment.html'],
    ])('%s answers %i and redirects to %s', async (path, status, location) => {
      const response = await get(path)
      expect([response.status, response.headers.get('Location')]).toEqual([status, location])
    })
  })
}

if (import.meta.vitest) await runOnNode(describeEmbedHeaders)
