/**
 * The HTTP suite for oEmbed, the endpoint for sites that embed a feed or an article, and for the
 * links of its frames.
 */
import { describe, expect, it } from 'vitest'
import { newsroom } from '../../../../demo/newsroom.ts'
import { origin } from '../../../core/app/newsroom.ts'
import type { Running, Runtime } from '../../../core/app/running.ts'
import { readWithSaxes } from '../../../core/text/xml-readers.ts'
import { facts } from '../../../fixtures/facts.ts'
import { runOnNode } from '../../../product/app/on-node.ts'

const encode = encodeURIComponent
const article = `${origin}/articles/rss-a-short-history/`
const card = `${origin}/embed/article/?url=`

/** Addresses of feeds, and the frame and title in the response. */
const feeds = [
  ['/', '/embed/', 'Candor'],
  ['/topics/feed-formats/feed.json', '/topics/feed-formats/embed/', 'Candor: Feed formats'],
  ['/sources/www.w3.org/', '/sources/w3.org/embed/', expect.stringContaining('w3.org')],
  [
    '/reviewed/?topic=time&utm_source=x',
    '/reviewed/embed/?topic=time',
    expect.stringContaining('time zones'),
  ],
] as const

const missing = [
  'https://elsewhere.example/',
  'https://elsewhere.example/oembed?url=x',
  ...['nothing', 'topics/nothing/', 'topics/feed-format/', 'topics/no_slug/', 'languages/xx/'],
  ...['?topic=tme', '?topic=No+slug', 'archive/2026-01/1/', 'search/?q=feed', 'feeds/'],
  ...['articles/nothing/', '\u0000x', 'articles/rss-a-short-history/\u0000x'],
  ...newsroom
    .filter(({ status }) => status === 'draft' || status === 'withheld')
    .map(({ slug }) => `articles/${slug}/`),
].map((url) => (url.startsWith('https:') ? url : `${origin}/${url}`))
const noAddresses = ['feed', '/', 'javascript:alert(1)', `https://x/${'y'.repeat(1500)}`]

const known = `?url=${encode(article)}`
const refused = [
  ['', facts('url')],
  ['?url=', facts('url', '""')],
  [`${known}&url=${encode(article)}`, facts('url')],
  [`${known}&maxwidth=0`, facts('maxwidth', '"0"')],
  [`${known}&maxheight=10001`, facts('maxheight', '"10001"')],
  [`${known}&maxheight=wide`, facts('maxheight', '"wide"')],
  [`${known}&maxheight=3.5`, facts('maxheight', '"3.5"')],
  [`${known}&maxwidth=1&maxwidth=1`, facts('maxwidth')],
  [`${known}&format=json&format=xml`, facts('format')],
] as const

export function describeOembed(running: () => Running, sql: Runtime['sql']): void {
  const get = (path: string, headers: Record<string, string> = {}) =>
    running().fetch(path, { headers })
  const ask = (url: string, more = '') => get(`/oembed?url=${encode(url)}${more}`)
  const answerTo = async (url: string, more?: string) => (await ask(url, more)).json()

  describe('oEmbed', () => {
    it.each(feeds)('describes the feed at %s', async (path, src, title) => {
      const response = await ask(`${origin}${path}`)
      expect(response.status).toBe(200)
      const { html, ...answer } = await response.json()
      expect(answer).toMatchObject({ type: 'rich', title, width: 600, height: 480 })
      const page = `${origin}${src.replace('embed/', '')}`
      expect(html).toContain(`<a href="${page}">${answer.title}</a>`)
      expect(html).toContain(`<iframe src="${origin}${src}" `)
      const http = await ask(`${origin}${path}`.replace('https:', 'http:'))
      expect(http.headers.get('ETag')).toBe(response.headers.get('ETag'))
    })

    it('describes an article with its author, and with its label in the title', async () => {
      const title = 'AI-assisted: From Netscape to everywhere: a short history of RSS'
      const answer = await answerTo(article)
      expect(answer).toMatchObject({
        ...{ type: 'rich', title, author_name: 'Candor demo newsroom', width: 600, height: 440 },
        html: expect.stringContaining(`<iframe src="${card}${encode(article)}" `),
      })
      const human = newsroom.find(
        ({ status, disclosure }) => status === 'published' && disclosure.mode === 'human-only',
      )
      expect((await answerTo(`${origin}/articles/${human?.slug}/`)).title).toBe(human?.title)
    })

    it.each(['/', '#top', '?utm_source=x&fbclid=y'])(
      'finds the article at its address and "%s"',
      async (end) => {
        expect((await answerTo(article + end)).html).toContain(`url=${encode(article)}"`)
      },
    )

    it('limits the size of the frame', async () => {
      expect(await answerTo(`${origin}/`, '&maxwidth=320&maxheight=100')).toMatchObject({
        ...{ width: 320, height: 100 },
        html: expect.stringMatching(/ width="100%" height="100" .* style="max-width:320px"/),
      })
    })

    it('answers in JSON and XML, to every origin, cacheable for a minute', async () => {
      for (const [format, type] of [
        ['json', 'application/json; charset=utf-8'],
        ['xml', 'text/xml; charset=utf-8'],
      ] as const) {
        const { headers } = await ask(article, `&format=${format}`)
        for (const [name, value] of Object.entries({
          'Content-Type': type,
          'Access-Control-Allow-Origin': '*',
          'X-Content-Type-Options': 'nosniff',
          'Content-Security-Policy': "default-src 'none'; sandbox",
          'Cross-Origin-Resource-Policy': 'cross-origin',
          'Cache-Control': expect.stringMatching(/^public, max-age=60,/),
        }))
          expect([name, headers.get(name)]).toEqual([name, value])
      }
      const xml = readWithSaxes(await (await ask(article, '&format=xml')).text())
      expect(xml.children.map(({ name }) => name)).toEqual(Object.keys(await answerTo(article)))
      const etag = (await ask(article)).headers.get('ETag') ?? ''
      expect((await get(`/oembed${known}`, { 'If-None-Match': etag })).status).toBe(304)
      const head = await running().fetch(`/oembed${known}`, { method: 'HEAD' })
      expect([head.status, head.headers.get('ETag'), await head.text()]).toEqual([200, etag, ''])
      expect((await running().fetch(`/oembed${known}`, { method: 'POST' })).status).toBe(405)
    })

    it.each([...missing, ...noAddresses])('answers 404 for %j', async (url) => {
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

    it('is linked from the page of a feed, in its head and its Link header', async () => {
      const path = '/topics/feed-formats/?without=time'
      const response = await get(path)
      const [head = ''] = (await response.text()).split('</head>')
      for (const [type, format] of [
        ['application/json+oembed', 'json'],
        ['text/xml+oembed', 'xml'],
      ]) {
        const href = `${origin}/oembed?url=${encode(origin + path)}&format=${format}`
        expect(head).toMatch(new RegExp(` type="${type?.replace('+', '\\+')}" title="[^"]*formats`))
        expect(head).toContain(` href="${href.replaceAll('&', '&amp;')}">`)
        const link = `<${href}>; rel="alternate"; type="${type}"`
        expect(response.headers.get('Link')).toContain(link)
        expect((await get(href.slice(origin.length))).status).toBe(200)
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

  describe('the link of a frame in WordPress', () => {
    it.each([
      ['', article],
      ['&source=1', newsroom.find(({ slug }) => slug === 'rss-a-short-history')?.sources[0]?.url],
    ])('leads to an article or its source: "%s"', async (source, expected) => {
      const response = await get(`/embed/link/?url=${encode(`${article}?utm_source=x`)}${source}`)
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
      const response = await get(`/embed/link/?url=${url}`)
      expect([response.status, response.headers.get('Location')]).toEqual([status, null])
    })
  })

  describe('oEmbed after a change', () => {
    const url = 'https://elsewhere.example/oembed-"<&'
    const insert = (title: string) =>
      sql(`insert into articles (url, title, language, status, published_at, disclosure_mode)
        values ('${url}', '${title}', 'de', 'published', now(), 'ai-autonomous')`)
    const label = 'KI-Text ohne menschliche Redaktion:'

    it('describes an article from its publication to its deletion, with its current title', async () => {
      const link = () => get(`/embed/link/?url=${encode(url)}`)
      expect((await ask(url)).status).toBe(404)
      await insert('"]]>&lt;<b>')
      const answer = await answerTo(url)
      expect(answer.title).toBe(`${label} "]]>&lt;<b>`)
      expect(answer.html).toContain('<a href="https://elsewhere.example/oembed-%22%3C&amp;">')
      expect(answer.html).toContain(`<iframe src="${card}${encode(url)}" `)
      expect(answer).not.toHaveProperty('author_name')
      await insert('Newer')
      expect((await answerTo(`${url}#x`)).title).toBe(`${label} Newer`)
      await sql(`update articles set title = 'Corrected' where title = 'Newer'`)
      expect((await answerTo(url)).title).toBe(`${label} Corrected`)
      expect((await link()).headers.get('Location')).toBe(
        'https://elsewhere.example/oembed-%22%3C&',
      )
      await sql(`delete from articles where url = '${url}'`)
      expect([(await ask(url)).status, (await link()).status]).toEqual([404, 404])
    })

    it('redirects to the new slug of a topic, and answers 404 for a closed topic', async () => {
      await sql(`insert into topics values ('oembed-old', 'Old');
        insert into article_topics select id, 'oembed-old' from articles
          where status = 'published' and published_at < now() limit 1`)
      expect((await ask(`${origin}/topics/oembed-old/`)).status).toBe(200)
      await sql(`update topics set slug = 'oembed-new' where slug = 'oembed-old'`)
      for (const [from, more, to, rest] of [
        [
          ...['topics/oembed-old/rss.xml?language=en', '&maxwidth=300&format=xml&x=y'],
          ...['topics/oembed-new/?language=en', '&maxwidth=300&format=xml'],
        ],
        ['reviewed/?topic=oembed-old', '', 'reviewed/?topic=oembed-new', '&format=json'],
      ]) {
        const moved = await ask(`${origin}/${from}`, more)
        const location = `/oembed?url=${encode(`${origin}/${to}`)}${rest}`
        expect([moved.status, moved.headers.get('Location')]).toEqual([301, location])
      }
      await sql(`delete from article_topics where topic_slug = 'oembed-new';
        delete from topics where slug = 'oembed-new';
        insert into retired_topics (slug) values ('oembed-new')`)
      const closed = await ask(`${origin}/topics/oembed-new/`)
      expect([closed.status, (await closed.json()).title]).toEqual([404, 'Not found'])
    })
  })
}

if (import.meta.vitest) await runOnNode(describeOembed)
