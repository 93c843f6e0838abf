/** The HTTP suite for oEmbed, the endpoint for sites that embed a feed or an article. */
import { describe, expect, it } from 'vitest'
import { newsroom } from '../../demo/newsroom.ts'
import { facts } from '../fixtures/facts.ts'
import { textOf as childText, readWithSaxes } from '../text/xml-readers.ts'
import { origin } from './newsroom.ts'
import { runOnNode } from './on-node.ts'
import type { Running } from './running.ts'

export const encode = encodeURIComponent
const article = `${origin}/demo/articles/rss-a-short-history`
export const frame = (page: string, src: string, width: number, height: number, title: string) =>
  `<blockquote hidden><a href="${page}">${title}</a></blockquote><iframe src="${src}" width="100%" height="${height}" title="${title}" frameborder="0" loading="lazy" referrerpolicy="strict-origin" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation" style="max-width:${width}px"></iframe>`

/** Addresses of feeds, and the frame and title in the response. */
const feeds = [
  ['/', '/embed/', 'Candor'],
  ['/rss.xml', '/embed/', 'Candor'],
  ['/topics/feed-formats/', '/topics/feed-formats/embed/', 'Candor: Feed formats'],
  ['/topics/feed-formats/feed.json', '/topics/feed-formats/embed/', 'Candor: Feed formats'],
  ['/sources/www.w3.org/', '/sources/w3.org/embed/', expect.stringContaining('w3.org')],
  [
    '/reviewed/?topic=time&utm_source=x',
    '/reviewed/embed/?topic=time',
    expect.stringContaining('time zones'),
  ],
  ['/modes/human-only/', '/modes/human-only/embed/', expect.stringMatching(/^Candor: ./)],
] as const

const missing = [
  'https://elsewhere.example/',
  'https://elsewhere.example/oembed?url=x',
  `${origin}/nothing`,
  `${origin}/topics/nothing/`,
  `${origin}/topics/feed-format/`,
  `${origin}/topics/no_slug/`,
  `${origin}/languages/xx/`,
  `${origin}/?topic=tme`,
  `${origin}/?topic=No+slug`,
  `${origin}/archive/2026-01/1/`,
  `${origin}/search/?q=feed`,
  `${origin}/feeds/`,
  `${origin}/demo/articles/nothing`,
  ...newsroom
    .filter(({ status }) => status === 'draft' || status === 'withheld')
    .map(({ slug }) => `${origin}/demo/articles/${slug}`),
  ...[
    'feed',
    '/',
    'javascript:alert(1)',
    `${origin}/\u0000x`,
    `${article}\u0000x`,
    `https://x/${'y'.repeat(1500)}`,
  ],
]

const refused = [
  ['', facts('url')],
  ['?url=', facts('url', '""')],
  [`?url=${encode(article)}&url=${encode(article)}`, facts('url')],
  [`?url=${encode(article)}&maxwidth=0`, facts('maxwidth', '"0"')],
  [`?url=${encode(article)}&maxheight=10001`, facts('maxheight', '"10001"')],
  [`?url=${encode(article)}&maxheight=wide`, facts('maxheight', '"wide"')],
  [`?url=${encode(article)}&maxheight=3.5`, facts('maxheight', '"3.5"')],
  [`?url=${encode(article)}&maxwidth=1&maxwidth=1`, facts('maxwidth')],
  [`?url=${encode(article)}&format=json&format=xml`, facts('format')],
] as const

export function describeOembed(running: () => Running): void {
  const get = (path: string, headers: Record<string, string> = {}) =>
    running().fetch(path, { headers })
  const ask = (url: string, more = '') => get(`/oembed?url=${encode(url)}${more}`)

  describe('oEmbed', () => {
    it.each(feeds)('describes the feed at %s', async (path, src, title) => {
      const response = await ask(`${origin}${path}`)
      expect(response.status).toBe(200)
      const answer = await response.json()
      expect(answer).toEqual({
        ...{
          version: '1.0',
          type: 'rich',
          title,
          provider_name: 'Candor',
          provider_url: `${origin}/`,
        },
        ...{ cache_age: 300, html: expect.anything(), width: 600, height: 480 },
      })
      expect(answer.html).toBe(
        frame(`${origin}${src.replace('embed/', '')}`, `${origin}${src}`, 600, 480, answer.title),
      )
      const http = await ask(`${origin}${path}`.replace('https:', 'http:'))
      expect(http.headers.get('ETag')).toBe(response.headers.get('ETag'))
    })

    it('describes an article with its author, and with its label in the title', async () => {
      const response = await ask(article)
      const answer = await response.json()
      const title = 'AI-assisted: From Netscape to everywhere: a short history of RSS'
      expect(answer).toMatchObject({
        type: 'rich',
        title,
        author_name: 'Candor demo newsroom',
        width: 600,
        height: 440,
      })
      const src = `${origin}/embed/article/?url=${encode(article)}`
      expect(answer.html).toBe(frame(article, src, 600, 440, title))
      const human = newsroom.find(
        ({ status, disclosure }) => status === 'published' && disclosure.mode === 'human-only',
      )
      const plain = await (await ask(`${origin}/demo/articles/${human?.slug}`)).json()
      expect([
        plain.title,
        plain.html.includes(` title="${plain.title.replaceAll('"', '&quot;')}" `),
      ]).toEqual([human?.title, true])
    })

    it.each([
      `${article}/`,
      `${article}#top`,
      `${article}?utm_source=x&fbclid=y`,
      article.replace('news', 'NEWS'),
      article.replace('rss-a', 'rss%2Da'),
    ])('finds the article at %s', async (address) => {
      const answer = await ask(address)
      expect(answer.status).toBe(200)
      expect((await answer.json()).html).toContain(`url=${encode(article)}"`)
    })

    it.each([
      ['', 600, 480],
      ['&maxwidth=320', 320, 480],
      ['&maxwidth=10000&maxheight=100', 600, 100],
    ])('limits the size of the frame: "%s"', async (limits, width, height) => {
      const answer = await (await ask(`${origin}/`, limits)).json()
      expect([answer.width, answer.height]).toEqual([width, height])
      expect(answer.html).toMatch(
        new RegExp(` width="100%" height="${height}" .* style="max-width:${width}px"`),
      )
    })

    it.each([`${origin}/topics/feed-formats/`, article])(
      'describes %s in XML with the same values',
      async (url) => {
        const [json, xml] = [await ask(url, '&format=json'), await ask(url, '&format=xml')]
        expect(json.headers.get('Content-Type')).toBe('application/json; charset=utf-8')
        expect(xml.headers.get('Content-Type')).toBe('text/xml; charset=utf-8')
        const root = readWithSaxes(await xml.text())
        const members: Record<string, unknown> = await json.json()
        expect([root.name, root.children.length]).toEqual(['oembed', Object.keys(members).length])
        for (const [name, value] of Object.entries(members))
          expect([name, childText(root, name)]).toEqual([name, String(value)])
      },
    )

    it.each([
      ['', article],
      ['&source=1', newsroom.find(({ slug }) => slug === 'rss-a-short-history')?.sources[0]?.url],
    ])('leads from a frame to an article or its source: "%s"', async (source, expected) => {
      const address = `/embed/link/?url=${encode(`${article}?utm_source=x`)}${source}`
      const response = await running().fetch(address)
      expect([response.status, response.headers.get('Location')]).toEqual([302, expected])
      expect(response.headers.get('Cache-Control')).toBe('public, max-age=300')
    })

    it.each([
      ['https://elsewhere.example/', 404],
      [`${article}&source=99`, 404],
      ['javascript:alert(1)', 400],
      [`${article}&source=0`, 400],
      [`${article}&source=https://elsewhere.example/`, 400],
      ['', 400],
    ])('leads to no address that a request names: %j', async (url, status) => {
      const response = await running().fetch(`/embed/link/?url=${url}`)
      expect([response.status, response.headers.get('Location')]).toEqual([status, null])
    })

    it('allows every origin, and is cacheable for a minute', async () => {
      const response = await ask(article)
      const etag = response.headers.get('ETag') ?? ''
      for (const [name, value] of [
        ['Access-Control-Allow-Origin', '*'],
        ['X-Content-Type-Options', 'nosniff'],
        ['Content-Security-Policy', "default-src 'none'; sandbox"],
        ['Cross-Origin-Resource-Policy', 'cross-origin'],
        ['Cache-Control', expect.stringMatching(/^public, max-age=60,/)],
      ])
        expect([name, response.headers.get(String(name))]).toEqual([name, value])
      const path = `/oembed?url=${encode(article)}`
      expect((await get(path, { 'If-None-Match': etag })).status).toBe(304)
      const head = await running().fetch(path, { method: 'HEAD' })
      expect([head.status, head.headers.get('ETag'), await head.text()]).toEqual([200, etag, ''])
      expect((await running().fetch(path, { method: 'POST' })).status).toBe(405)
    })

    it.each(missing)('answers 404 for %j', async (url) => {
      const response = await ask(url)
      expect(response.status).toBe(404)
      expect(response.headers.get('Content-Type')).toBe('application/problem+json')
      expect((await response.json()).title).toBe('Not found')
    })

    it.each(refused)('refuses "%s" and names the parameter', async (query, words) => {
      const response = await get(`/oembed${query}`)
      expect(response.status).toBe(400)
      expect((await response.json()).detail).toMatch(words)
    })

    it('answers 501 for a format other than JSON and XML', async () => {
      const response = await ask(article, '&format=yaml')
      expect([response.status, response.headers.get('Cache-Control')]).toEqual([501, 'no-store'])
      expect((await response.json()).detail).toMatch(facts('format', 'yaml', 'json', 'xml'))
    })

    it('is linked from the page of each feed, in its head and its Link header', async () => {
      for (const [path, title] of [
        ['/', 'Candor'],
        ['/topics/feed-formats/?without=time', expect.stringContaining('Feed formats')],
      ] as const) {
        const response = await get(path)
        const page = await response.text()
        const found = [
          ...page.matchAll(
            /<link rel="alternate" type="([a-z/]+\+oembed)" title="([^"]+)" href="([^"]+)">/g,
          ),
        ].map(([, type, named, href = '']) => ({
          type,
          href: href.replaceAll('&amp;', '&'),
          named,
        }))
        const href = `${origin}/oembed?url=${encode(`${origin}${path}`)}`
        expect(found).toEqual([
          { type: 'application/json+oembed', href: `${href}&format=json`, named: title },
          { type: 'text/xml+oembed', href: `${href}&format=xml`, named: title },
        ])
        for (const { type, href: address } of found) {
          expect(response.headers.get('Link')).toContain(
            `<${address}>; rel="alternate"; type="${type}"`,
          )
          expect((await get(address.slice(origin.length))).status).toBe(200)
        }
      }
    })

    it.each(['/archive/2026-01/1/', '/search/?q=feed', '/search/', '/feeds/', '/disclosure'])(
      'is not linked from %s',
      async (path) => {
        const response = await get(path)
        expect(response.status).toBe(200)
        expect(response.headers.get('Link')).not.toContain('oembed')
        expect(await response.text()).not.toContain('oembed')
      },
    )
  })
}

if (import.meta.vitest) await runOnNode(describeOembed)
