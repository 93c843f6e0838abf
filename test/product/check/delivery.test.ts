/** What a check says of responses: a server that does all of it right, and one fault at a time. */
import { gzipSync } from 'node:zlib'
import { askThrough, type Fetch } from 'candor-check/ask-web.ts'
import { checkAddress } from 'candor-check/check-address.ts'
import { CannotCheck } from 'candor-check/check-document.ts'
import { type Code, codes } from 'candor-check/codes.ts'
import { renderText } from 'candor-check/report.ts'
import { mayFetch, parseRobots, useRulesFor } from 'candor-check/robots-text.ts'
import { expect, it } from 'vitest'
import { change, rss } from '../../../packages/check/test/documents.ts'
import { renderFeed } from '../../../src/core/feed/render-feed.ts'
import {
  buildArticle,
  buildSelection,
  buildSite,
  buildSnapshot,
  feedShowing,
} from '../../fixtures/build-article.ts'
import { keys, signedArticle, withStatements } from '../../plugins/signing/signing.ts'

const now = new Date('2025-12-13T00:00:00Z')
const address = 'https://news.example.org/rss.xml'
const date = 'Fri, 12 Dec 2025 08:00:00 GMT'
const headers = {
  'Content-Type': 'application/rss+xml; charset=utf-8',
  ...{
    ETag: '"1"',
    'Last-Modified': date,
    'Cache-Control': 'max-age=300',
    'Access-Control-Allow-Origin': '*',
  },
}

/** A right server, which answers `change` instead where that has an answer. */
const server =
  (
    changed: (path: string, asked: Headers, method: string) => Response | undefined = () =>
      undefined,
  ): Fetch =>
  (url, { headers: sent, method = 'GET' }) => {
    const asked = new Headers(sent)
    const { pathname } = new URL(url)
    const answer = changed(pathname, asked, method)
    if (answer) return answer
    if (pathname !== '/rss.xml') return new Response('', { status: 404 })
    const etag = asked.get('If-None-Match')
    if (etag === '"1"' || (etag === null && asked.get('If-Modified-Since') === date))
      return new Response(null, { status: 304, headers })
    const gzip = asked.get('Accept-Encoding') === 'gzip' && { 'Content-Encoding': 'gzip' }
    return new Response(method === 'HEAD' ? null : rss, { headers: { ...headers, ...gzip } })
  }

const codesAt = async (fetch: Fetch, at = address) => {
  const report = await checkAddress(at, askThrough(fetch), { now })
  return [...new Set(report.findings.map(({ code }) => code))]
}
const without = (name: keyof typeof headers) => () => {
  const left = new Headers(headers)
  left.delete(name)
  return left
}
/** Only the feed, with other headers. */
const sending = (others: () => Headers, text = rss): Fetch =>
  server((path, asked, method) => {
    if (path !== '/rss.xml' || asked.has('If-None-Match') || asked.has('If-Modified-Since'))
      return undefined
    const sent = others()
    if (asked.get('Accept-Encoding') === 'gzip') sent.set('Content-Encoding', 'gzip')
    return new Response(method === 'HEAD' ? null : text, { headers: sent })
  })
const adding = (more: Readonly<Record<string, string>>, text = rss) =>
  sending(() => new Headers({ ...headers, ...more }), text)
const robots = (text: string) =>
  server((path) => (path === '/robots.txt' ? new Response(text) : undefined))
const redirects = (count: number, status: number): Fetch =>
  server((path) => {
    const [, at] = /^\/r(\d+)$/.exec(path) ?? []
    if (at === undefined) return undefined
    return new Response(null, {
      status,
      headers: { Location: Number(at) < count ? `/r${Number(at) + 1}` : '/rss.xml' },
    })
  })
let times = 0
const counting = (find: RegExp, replace: (time: number) => string): Fetch =>
  server((path, asked) =>
    path === '/rss.xml' && !asked.has('If-None-Match')
      ? new Response(
          rss.replace(find, () => replace(++times)),
          { headers: { ...headers, 'Content-Encoding': 'gzip' } },
        )
      : undefined,
  )

const cases: readonly (readonly [code: Code, fetch: Fetch, at?: string])[] = [
  ['redirect-long', redirects(4, 301), 'https://news.example.org/r1'],
  ['redirect-temporary', redirects(1, 302), 'https://news.example.org/r1'],
  ['type-wrong', adding({ 'Content-Type': 'text/html' })],
  ['type-generic', adding({ 'Content-Type': 'application/xml' })],
  [
    'encoding-wrong',
    adding(
      { 'Content-Type': 'application/rss+xml; charset=iso-8859-1' },
      rss.replaceAll('opened', 'öffnete'),
    ),
  ],
  ['etag-missing', sending(without('ETag'))],
  ['last-modified-missing', sending(without('Last-Modified'))],
  ['caching-missing', adding({ 'Cache-Control': 'no-store' })],
  ['cors-missing', sending(without('Access-Control-Allow-Origin'))],
  [
    'not-modified-ignored',
    server((_, asked) =>
      asked.get('If-None-Match') === '"1"' ? new Response(rss, { headers }) : undefined,
    ),
  ],
  [
    'etag-after-date',
    server((_, asked) =>
      asked.has('If-Modified-Since') ? new Response(null, { status: 304 }) : undefined,
    ),
  ],
  [
    'head-refused',
    server((_path, _asked, method) =>
      method === 'HEAD' ? new Response(null, { status: 405 }) : undefined,
    ),
  ],
  [
    'accept-refused',
    server((_, asked) =>
      asked.get('Accept') === 'text/html' ? new Response(null, { status: 406 }) : undefined,
    ),
  ],
  [
    'compression-missing',
    server((_, asked) =>
      asked.get('Accept-Encoding') === 'gzip' ? new Response(rss, { headers }) : undefined,
    ),
  ],
  [
    'compression-broken',
    server((_, asked) =>
      asked.get('Accept-Encoding') === 'gzip'
        ? new Response(gzipSync(rss), { headers: { ...headers, 'Content-Encoding': 'gzip' } })
        : undefined,
    ),
  ],
  [
    'reader-blocked',
    server((_, asked) =>
      asked.get('User-Agent')?.startsWith('Miniflux')
        ? new Response('Are you human?', { status: 403 })
        : undefined,
    ),
  ],
  ['ids-unstable', counting(/2026:1</, (time) => `2026:9${time}<`)],
  [
    'date-changes',
    counting(
      /12 Dec 2025 08:00:00 GMT<\/lastB/,
      (time) => `12 Dec 2025 08:00:${10 + time} GMT</lastB`,
    ),
  ],
  ['robots-refuse', robots('User-agent: *\nDisallow: /rss')],
  ['rights-declared', robots('User-agent: *\nContent-Signal: ai-train=no')],
]

it.each(cases.map(([code, fetch, at = address]) => [code, fetch, at] as const))(
  'finds %s, and nothing else',
  async (code, fetch, at) => {
    expect(await codesAt(fetch, at)).toEqual([code])
  },
)

it('finds nothing where all is right', async () => {
  expect(await codesAt(server())).toEqual([])
})

it('says that it is not encrypted, and which statements on rights contradict each other', async () => {
  const plain: Fetch = (url, init) => server()(url.replace('http:', 'https:'), init)
  expect(await codesAt(plain, address.replace('https:', 'http:'))).toEqual([
    'self-differs',
    'not-encrypted',
  ])
  const both: Fetch = server((path, asked, method) => {
    if (path === '/robots.txt') return new Response('User-agent: *\nContent-Signal: ai-train=no')
    const answer = adding({ 'Content-Usage': 'train-ai=y' })(address, { headers: asked, method })
    return path === '/rss.xml' && !asked.has('If-None-Match') ? (answer as Response) : undefined
  })
  expect(await codesAt(both)).toEqual(['rights-declared', 'rights-contradict'])
})

it('says which items are signed, and whether they are what was signed, by the keys of the newsroom', async () => {
  const [site, articles] = [buildSite(), [buildArticle(), buildArticle({ guid: 'urn:example:2' })]]
  const statements = await Promise.all(articles.map((article) => signedArticle(article, site)))
  const text = renderFeed(feedShowing(site, buildSelection(), buildSnapshot({ articles })), 'rss')
  const checked = async (document: string, keysFile: Response) => {
    const signed = server((path) => {
      if (path === '/.well-known/candor/keys.json') return keysFile
      return path === '/rss.xml'
        ? new Response(withStatements(document, statements), { headers })
        : undefined
    })
    const { items, findings } = await checkAddress(address, askThrough(signed), { now })
    return [
      items.map(({ statement }) => statement),
      findings.flatMap((each) => (each.code === 'statement-fails' ? each.item : [])),
    ]
  }
  expect(await checked(text, Response.json(keys))).toEqual([['same', 'same'], []])
  expect(await checked(text, new Response('', { status: 404 }))).toEqual([
    ['partial', 'partial'],
    [],
  ])
  const forged = text.replace('carries <em>traffic</em>', 'carries <em>nothing</em>')
  expect(await checked(forged, Response.json(keys))).toEqual([
    ['different', 'same'],
    [articles[0]?.guid],
  ])
  // What was changed is known without keys too.
  expect(await checked(forged, new Response('', { status: 404 }))).toEqual([
    ['different', 'partial'],
    [articles[0]?.guid],
  ])
  expect(
    (await checkAddress(address, askThrough(server()), { now })).items.map(
      ({ statement }) => statement,
    ),
  ).toEqual([null, null])
})

it('has a case for each code of delivery', () => {
  const others = [
    'feed-link-missing',
    'feed-link-malformed',
    'not-encrypted',
    'rights-contradict',
    'statement-fails',
  ]
  const tested = [...cases.map(([code]) => code), ...others]
  const all = (Object.keys(codes) as Code[]).filter((code) => codes[code].area === 'delivery')
  expect(all.filter((code) => !tested.includes(code))).toEqual([])
})

it('follows the first feed that a page names, by an address relative to the page', async () => {
  const page =
    '<!doctype html><html><head><title>News</title><link rel="alternate" type="application/rss+xml" href="../rss.xml"></head></html>'
  const fetch = server((path) =>
    path === '/about/'
      ? new Response(page, { headers: { 'Content-Type': 'text/html' } })
      : undefined,
  )
  const report = await checkAddress('https://news.example.org/about/', askThrough(fetch), { now })
  expect([report.address, report.format, report.findings]).toEqual([address, 'rss', []])
  const [one, both] = [
    renderText(report),
    renderText({ ...report, feeds: [...report.feeds, 'https://news.example.org/atom.xml'] }),
  ]
  expect(one).toMatch(/^The page names this feed: https:\S+\/rss.xml\.\n/)
  expect(both).toMatch(
    /^The page names this feed: https:\S+\/rss.xml\. It also names: https:\S+\/atom.xml\.\n/,
  )
})

it.each([
  ['an error', () => new Response('', { status: 500 }), /500/],
  [
    'redirects without an end',
    (url: string) => new Response(null, { status: 301, headers: { Location: `${url}x` } }),
    /10 times/,
  ],
  ['more bytes than the limit', () => new Response('x'.repeat(2000)), /more than 0\.001 MB/],
  [
    'no address',
    () =>
      Promise.reject(
        new Error('fetch failed', { cause: new Error('queryA ECONNREFUSED news.example.org') }),
      ),
    /read: its name cannot be looked up\.$/,
  ],
  [
    'broken encryption',
    () =>
      Promise.reject(
        new Error('write EPROTO 80:error:0A000:SSL routines:ssl3:../openssl/record.c:1605:'),
      ),
    /read: no encrypted connection is possible\.$/,
  ],
  [
    'a private address',
    () => Promise.reject(new Error('The address leads to 127.0.0.1.')),
    /127\.0\.0\.1\.$/,
  ],
  ['no answer', () => Promise.reject(new Error('connection refused')), /connection refused/],
])('cannot check an address with %s, and says so', async (_, fetch, message) => {
  const checked = checkAddress(address, askThrough(fetch as Fetch, { maxBytes: 1000 }), { now })
  await expect(checked).rejects.toThrow(CannotCheck)
  await expect(checked).rejects.toThrow(message)
})

it('says which header is missing', async () => {
  const { findings } = await checkAddress(address, askThrough(sending(without('Cache-Control'))), {
    now,
  })
  expect(findings.map(({ detail }) => detail)).toEqual(['It has no Cache-Control.'])
})

it('reads a robots.txt that has moved', async () => {
  const moved = server((path) => {
    if (path === '/robots.txt')
      return new Response(null, {
        status: 301,
        headers: { Location: 'https://cdn.example.org/r5' },
      })
    const [, at] = /^\/r(\d)$/.exec(path) ?? []
    if (at === '1') return new Response('User-agent: *\nDisallow: /rss')
    return at === undefined
      ? undefined
      : new Response(null, { status: 302, headers: { Location: `/r${Number(at) - 1}` } })
  })
  expect(await codesAt(moved)).toEqual(['robots-refuse'])
})

it('reads the encoding of the media type', async () => {
  const latin = Buffer.from(
    change(rss, 'encoding="utf-8"', 'encoding="iso-8859-1"').replaceAll('The harbour', 'Die Fähre'),
    'latin1',
  )
  const fetch = server((path, asked, method) => {
    if (path !== '/rss.xml' || asked.has('If-None-Match')) return undefined
    const gzip = asked.get('Accept-Encoding') === 'gzip' && { 'Content-Encoding': 'gzip' }
    return new Response(method === 'HEAD' ? null : new Uint8Array(latin), {
      headers: { ...headers, ...gzip, 'Content-Type': 'application/rss+xml; charset=iso-8859-1' },
    })
  })
  expect(await codesAt(fetch)).toEqual([])
})

it('reads a robots.txt that is made to be slow', () => {
  const path = `/${'a'.repeat(5000)}`
  const text = `User-agent: *\nDisallow: /${'*a'.repeat(5000)}b$\nAllow: x${' '.repeat(200_000)}y\n${'Content-Usage: train-ai=y\n'.repeat(10_000)}`
  const robots = parseRobots(text)
  expect(mayFetch(robots, 'Some', path)).toBe(true)
  expect(useRulesFor(robots, path)).toHaveLength(10_000)
  expect(
    mayFetch(parseRobots(`User-agent: *\n${'Disallow: /a\n'.repeat(200_000)}`), 'Some', '/a'),
  ).toBe(false)
})

it.each([
  ['/a*c', '/abc', true],
  ['/a*c$', '/abcd', false],
  ['/a*c$', '/acbc', true],
  ['/a*bc*c$', '/abc', false],
  ['/a$', '/a', true],
  ['/a$', '/ab', false],
  ['*', '/x', true],
])('takes the pattern %s for the path %s as RFC 9309 does', (pattern, path, does) => {
  expect(mayFetch(parseRobots(`User-agent: *\nDisallow: ${pattern}`), 'Some', path)).toBe(!does)
})
