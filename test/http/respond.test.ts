/** The response: all conditional requests, the headers of 200 and 304, HEAD, and compression. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Rendered } from '../../src/http/encode.ts'
import { type Compress, gzipOnly } from '../../src/http/gzip.ts'
import { type Policy, respond } from '../../src/http/respond.ts'
import { brotliAndGzip } from '../../src/node/compression.ts'

const changedAt = new Date('2026-11-25T10:00:00.300Z')

function feed(overrides: Partial<Rendered> = {}): Rendered {
  return {
    body: new TextEncoder().encode('<rss>é</rss>'),
    mediaType: 'application/rss+xml; charset=utf-8',
    etag: 'W/"abc"',
    changedAt,
    coded: new Map(),
    link: '<https://news.example.org/rss.xml>; rel="self"; type="application/rss+xml"',
    aiDisclosure: 'mode=machine-generated',
    cacheTag: '',
    safety: { 'Content-Security-Policy': "default-src 'none'; sandbox" },
    ...overrides,
  }
}

function policy(overrides: Partial<Policy> = {}): Policy {
  const now = new Date('2026-11-25T12:00:00.500Z')
  return {
    now,
    ageSeconds: 0,
    outdated: false,
    maxAgeSeconds: 900,
    edgeSeconds: 30,
    staleSeconds: 86_400,
    ...overrides,
  }
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
/** Changed less than 2 s ago: Last-Modified is the current second, so no later date is in the past. */
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
    'content-security-policy': "default-src 'none'; sandbox",
  }

  it('complaints 16 and 17: of 200 are complete', async () => {
    const response = respond(ask('GET'), feed(), policy())
    const content = { 'content-type': 'application/rss+xml; charset=utf-8', 'content-length': '13' }
    expect(headersOf(response)).toEqual({ ...shared, ...content })
    expect(await response.text()).toBe('<rss>é</rss>')
  })

  it('of 304 are those of 200 without content headers, and there is no body', () => {
    const headers = { 'If-None-Match': 'W/"abc"', 'Accept-Encoding': 'gzip' }
    const response = respond(ask('GET', headers), feed({ body: big }), policy())
    expect(headersOf(response)).toEqual(shared)
    expect(response.body).toBeNull()
  })

  it.each([{}, { 'Accept-Encoding': 'gzip' }])(
    'complaint 18: of HEAD are those of GET, without a body (%j)',
    (headers) => {
      for (const body of [feed().body, big]) {
        const [get, head] = ['GET', 'HEAD'].map((method) => respond(ask(method, headers), feed({ body }), policy()))
        expect(head?.status).toBe(200)
        expect(head?.body).toBeNull()
        expect([...(head?.headers ?? [])]).toEqual([...(get?.headers ?? [])])
      }
    },
  )

  it('omit Link and AI-Disclosure without values', () => {
    const response = respond(ask('GET'), feed({ link: '', aiDisclosure: null }), policy())
    expect(response.headers.has('Link')).toBe(false)
    expect(response.headers.has('AI-Disclosure')).toBe(false)
  })

  it('omit Last-Modified, and no date gives 304, if the newsroom is not the only source of changes', () => {
    const headers = { 'If-Modified-Since': 'Wed, 25 Nov 2026 11:00:00 GMT' }
    const response = respond(ask('GET', headers), feed({ changedAt: null }), policy())
    expect(response.status).toBe(200)
    expect(response.headers.has('Last-Modified')).toBe(false)
    expect(respond(ask('GET', { 'If-None-Match': '*' }), feed({ changedAt: null }), policy()).status).toBe(304)
  })

  it('have Age and cache tags if given', () => {
    const response = respond(ask('GET'), feed({ cacheTag: 'family:all' }), policy({ ageSeconds: 7 }))
    expect(headersOf(response)).toMatchObject({
      age: '7',
      'cache-tag': 'family:all',
    })
  })

  it('complaint 6: never has status 304 for a document known to be outdated', () => {
    for (const headers of [{ 'If-None-Match': '*' }, { 'If-Modified-Since': 'Wed, 25 Nov 2026 11:00:00 GMT' }]) {
      expect(respond(ask('GET', headers), feed(), policy()).status).toBe(304)
      expect(respond(ask('GET', headers), feed(), policy({ outdated: true })).status).toBe(200)
    }
  })

  it('give purgeable documents a longer lifetime in the CDN only', () => {
    const { headers } = respond(ask('GET'), feed(), policy({ maxAgeSeconds: 60, edgeSeconds: 600 }))
    expect(headers.get('CDN-Cache-Control')).toMatch(/^public, max-age=600, stale-while-revalidate=600,/)
    expect(headers.get('Cache-Control')).toMatch(/^public, max-age=60, stale-while-revalidate=60,/)
  })

  it('complaint 19: are the same for any Accept', () => {
    expect(respond(ask('GET', { Accept: 'image/png' }), feed(), policy()).status).toBe(200)
  })
})

const compressions: Readonly<Record<string, { compress: Compress; codings: string[] }>> = {
  'on every runtime': { compress: gzipOnly, codings: ['gzip'] },
  'on Node': { compress: brotliAndGzip, codings: ['br', 'gzip'] },
}

describe.each(Object.entries(compressions))('compression %s', (_, { compress, codings }) => {
  it('sends each supported coding with its name in Content-Encoding', async () => {
    const coded = await compress(big)
    expect([...coded.keys()]).toEqual(codings)
    for (const coding of codings) {
      const response = respond(ask('GET', { 'Accept-Encoding': coding }), feed({ body: big, coded }), policy())
      const sent = Buffer.from(await response.arrayBuffer())
      expect(headersOf(response)).toMatchObject({
        'content-encoding': coding,
        'content-length': String(sent.byteLength),
      })
      expect(sent.byteLength).toBeLessThan(200)
      expect((coding === 'br' ? brotliDecompressSync(sent) : gunzipSync(sent)).equals(big)).toBe(true)
    }
  })

  it('does not compress a small body', async () => {
    expect((await compress(big.slice(0, 1024))).size).toBe(0)
  })

  it.each([{ 'Accept-Encoding': 'gzip;q=0, br;q=0' }, {}])(
    'sends plain bytes to a client that sends %j',
    async (headers) => {
      const response = respond(ask('GET', { ...headers }), feed({ body: big, coded: await compress(big) }), policy())
      expect(response.headers.has('Content-Encoding')).toBe(false)
      expect(response.headers.get('Content-Length')).toBe(String(big.byteLength))
      expect((await response.arrayBuffer()).byteLength).toBe(big.byteLength)
    },
  )

  it('has one weak ETag for all codings', async () => {
    const coded = await compress(big)
    const tags = [...codings, 'identity'].map((coding) =>
      respond(ask('GET', { 'Accept-Encoding': coding }), feed({ body: big, coded }), policy()).headers.get('ETag'),
    )
    expect(new Set(tags)).toEqual(new Set(['W/"abc"']))
  })
})
