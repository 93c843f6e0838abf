/** The Response itself: the whole table of conditional requests, the headers of 200 and 304, HEAD, and compression. */
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type Policy, type Representation, respond } from '../../src/http/respond.ts'

const changedAt = new Date('2026-11-25T10:00:00.300Z')

function feed(overrides: Partial<Representation> = {}): Representation {
  return {
    body: new TextEncoder().encode('<rss>é</rss>'),
    mediaType: 'application/rss+xml; charset=utf-8',
    etag: 'W/"abc"',
    changedAt,
    links: [{ href: 'https://news.example.org/rss.xml', rel: 'self', type: 'application/rss+xml' }],
    aiDisclosure: 'mode=machine-generated',
    ...overrides,
  }
}

function policy(overrides: Partial<Policy> = {}): Policy {
  return { now: new Date('2026-11-25T12:00:00.500Z'), maxAgeSeconds: 900, edgeSeconds: 30, ...overrides }
}

function ask(method: string, headers: Record<string, string | null> = {}): Request {
  const sent = Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]))
  return new Request('https://news.example.org/rss.xml', {
    method,
    headers: sent.map(([name, value]) => [name, value]),
  })
}

const big = new TextEncoder().encode('<rss>'.padEnd(5000, 'é'))
const headersOf = (response: Response) => Object.fromEntries(response.headers)

const ifNoneMatch: Readonly<Record<string, string | null>> = {
  absent: null,
  match: 'W/"abc"',
  strong: '"abc"',
  list: '"x", W/"abc"',
  any: '*',
  other: 'W/"x"',
  malformed: 'abc',
}

/** Rows are If-None-Match, columns If-Modified-Since. */
const longAgo = {
  now: '2026-11-25T12:00:00.500Z',
  columns: {
    absent: null,
    older: 'Wed, 25 Nov 2026 10:00:01 GMT',
    same: 'Wed, 25 Nov 2026 10:00:02 GMT',
    later: 'Wed, 25 Nov 2026 11:00:00 GMT',
    future: 'Wed, 25 Nov 2026 12:00:01 GMT',
    malformed: '2026-11-25T11:00:00Z',
  },
  rows: {
    absent: [200, 200, 304, 304, 200, 200],
    match: [304, 304, 304, 304, 304, 304],
    strong: [304, 304, 304, 304, 304, 304],
    list: [304, 304, 304, 304, 304, 304],
    any: [304, 304, 304, 304, 304, 304],
    other: [200, 200, 200, 200, 200, 200],
    malformed: [200, 200, 200, 200, 200, 200],
  },
}
/** Changed under 2 s ago: Last-Modified is the current second, so there is no later date that is not in the future. */
const justNow = {
  now: '2026-11-25T10:00:02.299Z',
  columns: {
    absent: null,
    older: 'Wed, 25 Nov 2026 10:00:01 GMT',
    same: 'Wed, 25 Nov 2026 10:00:02 GMT',
    future: 'Wed, 25 Nov 2026 10:00:03 GMT',
    malformed: '2026-11-25T11:00:00Z',
  },
  rows: {
    absent: [200, 200, 200, 200, 200],
    match: [304, 304, 304, 304, 304],
    strong: [304, 304, 304, 304, 304],
    list: [304, 304, 304, 304, 304],
    any: [304, 304, 304, 304, 304],
    other: [200, 200, 200, 200, 200],
    malformed: [200, 200, 200, 200, 200],
  },
}

function cases({ columns, rows }: { columns: Record<string, string | null>; rows: Record<string, number[]> }) {
  return Object.entries(rows).flatMap(([tag, statuses]) =>
    Object.entries(columns).flatMap(([date, since], column) =>
      ['GET', 'HEAD'].map((method) => ({ method, tag, date, since, expected: statuses[column] })),
    ),
  )
}

describe.each([
  { name: 'changed long ago', table: longAgo, count: 84 },
  { name: 'changed under 2 s ago', table: justNow, count: 70 },
])('complaints 4 and 7: conditional requests, $name', ({ table, count }) => {
  it('has a case for every combination', () => {
    expect(cases(table)).toHaveLength(count)
  })

  it.each(cases(table))('$method, tag $tag, date $date: $expected', ({ method, tag, since, expected }) => {
    const request = ask(method, { 'If-None-Match': ifNoneMatch[tag] ?? null, 'If-Modified-Since': since })
    expect(respond(request, feed(), policy({ now: new Date(table.now) })).status).toBe(expected)
  })
})

describe('headers', () => {
  const shared = {
    etag: 'W/"abc"',
    'last-modified': 'Wed, 25 Nov 2026 10:00:02 GMT',
    'cache-control': 'public, max-age=900, stale-while-revalidate=30, stale-if-error=86400',
    'cdn-cache-control': 'public, max-age=30, stale-while-revalidate=30, stale-if-error=86400',
    vary: 'Accept-Encoding',
    link: '<https://news.example.org/rss.xml>; rel="self"; type="application/rss+xml"',
    'ai-disclosure': 'mode=machine-generated',
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'ETag, Last-Modified, Link, AI-Disclosure',
    'x-content-type-options': 'nosniff',
  }

  it('complaints 16 and 17: of 200', async () => {
    const response = respond(ask('GET'), feed(), policy())
    const content = { 'content-type': 'application/rss+xml; charset=utf-8', 'content-length': '13' }
    expect(headersOf(response)).toEqual({ ...shared, ...content })
    expect(await response.text()).toBe('<rss>é</rss>')
  })

  it('of 304: the same without those about content, and no body', () => {
    const headers = { 'If-None-Match': 'W/"abc"', 'Accept-Encoding': 'gzip' }
    const response = respond(ask('GET', headers), feed({ body: big }), policy())
    expect(headersOf(response)).toEqual(shared)
    expect(response.body).toBeNull()
  })

  it.each([{}, { 'Accept-Encoding': 'gzip' }])('complaint 18: of HEAD, those of GET and no body (%j)', (headers) => {
    for (const body of [feed().body, big]) {
      const [get, head] = ['GET', 'HEAD'].map((method) => respond(ask(method, headers), feed({ body }), policy()))
      expect(head?.status).toBe(200)
      expect(head?.body).toBeNull()
      expect([...(head?.headers ?? [])]).toEqual([...(get?.headers ?? [])])
    }
  })

  it('leaves out Link and AI-Disclosure where there is nothing to say', () => {
    const response = respond(ask('GET'), feed({ links: [], aiDisclosure: null }), policy())
    expect(response.headers.has('Link')).toBe(false)
    expect(response.headers.has('AI-Disclosure')).toBe(false)
  })

  it('never lets the edge keep a feed longer than readers', () => {
    const { headers } = respond(ask('GET'), feed(), policy({ maxAgeSeconds: 60, edgeSeconds: 600 }))
    expect(headers.get('CDN-Cache-Control')).toMatch(/^public, max-age=60,/)
  })

  it('complaint 19: any Accept is served', () => {
    expect(respond(ask('GET', { Accept: 'image/png' }), feed(), policy()).status).toBe(200)
  })
})

describe('compression', () => {
  it('gzips a large body for a client that takes gzip', async () => {
    const response = respond(ask('GET', { 'Accept-Encoding': 'gzip, br' }), feed({ body: big }), policy())
    expect(response.headers.get('Content-Encoding')).toBe('gzip')
    expect(response.headers.has('Content-Length')).toBe(false)
    const sent = Buffer.from(await response.arrayBuffer())
    expect(sent.byteLength).toBeLessThan(200)
    expect(gunzipSync(sent).equals(big)).toBe(true)
  })

  it.each([
    { name: 'a client that refuses gzip', headers: { 'Accept-Encoding': 'gzip;q=0' }, size: 5000 },
    { name: 'a client that says nothing', headers: {}, size: 5000 },
    { name: 'a small body', headers: { 'Accept-Encoding': 'gzip' }, size: 1024 },
  ])('sends plain bytes for $name', async ({ headers, size }) => {
    const response = respond(ask('GET', { ...headers }), feed({ body: big.slice(0, size) }), policy())
    expect(response.headers.has('Content-Encoding')).toBe(false)
    expect(response.headers.get('Content-Length')).toBe(String(size))
    expect((await response.arrayBuffer()).byteLength).toBe(size)
  })

  it('keeps one ETag for both, since it is weak', () => {
    const tags = ['gzip', 'identity'].map((coding) =>
      respond(ask('GET', { 'Accept-Encoding': coding }), feed({ body: big }), policy()).headers.get('ETag'),
    )
    expect(tags).toEqual(['W/"abc"', 'W/"abc"'])
  })
})
