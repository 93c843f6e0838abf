/** The response: all conditional requests, the headers of 200 and 304, HEAD, and compression. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createCopies } from '../../../src/core/http/copies.ts'
import { type Codec, encode, type Rendered, webCodec } from '../../../src/core/http/encode.ts'
import type { Coding } from '../../../src/core/http/negotiate.ts'
import { createResponder } from '../../../src/core/http/respond.ts'
import type { Policy } from '../../../src/core/http/response-headers.ts'
import { nodeCodec } from '../../../src/hosts/node/codec.ts'

const responderOf = (codec: Codec) =>
  createResponder(
    createCopies({ codec, sharesPromises: true, copyBytes: { br: 1e6, identity: 1e6 } }),
    0,
  )
const { respond } = responderOf(webCodec)

const changedAt = new Date('2026-11-25T10:00:00.300Z')

function feed(overrides: Partial<Rendered> = {}): Rendered {
  return {
    bytes: new TextEncoder().encode('<rss>é</rss>'),
    byteLength: 13,
    mediaType: 'application/rss+xml; charset=utf-8',
    etag: 'W/"abc"',
    changedAt,
    codings: [],
    link: '<https://news.example.org/rss.xml>; rel="self"; type="application/rss+xml"',
    contentLocation: 'https://news.example.org/rss.xml',
    safety: { 'Content-Security-Policy': "default-src 'none'; sandbox" },
    siteHeaders: null,
    ...overrides,
  }
}

function policy(overrides: Partial<Policy> = {}): Policy {
  const now = new Date('2026-11-25T12:00:00.500Z')
  return {
    now,
    ageSeconds: 0,
    maxAgeSeconds: 900,
    edgeSeconds: 30,
    staleSeconds: 86_400,
    ...overrides,
  }
}

function ask(method: string, headers: Record<string, string | null> = {}): Request {
  const sent = Object.entries(headers).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  )
  return new Request('https://news.example.org/rss.xml', {
    method,
    headers: sent.map(([name, value]) => [name, value]),
  })
}

const text = '<rss>'.padEnd(5000, 'é')
const big = new TextEncoder().encode(text)
const headersOf = (response: Response) => Object.fromEntries(response.headers)

describe('headers', () => {
  it('omit Last-Modified, and no date gives 304, if the newsroom is not the only source of changes', async () => {
    const headers = { 'If-Modified-Since': 'Wed, 25 Nov 2026 11:00:00 GMT' }
    const response = await respond(ask('GET', headers), feed({ changedAt: null }), policy())
    expect(response.status).toBe(200)
    expect(response.headers.has('Last-Modified')).toBe(false)
    expect(
      (await respond(ask('GET', { 'If-None-Match': '*' }), feed({ changedAt: null }), policy()))
        .status,
    ).toBe(304)
  })

  it('complaint 18: of HEAD are those of GET, without a body', async () => {
    for (const document of [feed(), await encode({ ...feed(), text }, webCodec)]) {
      const [get, head] = [
        await respond(ask('GET'), document, policy()),
        await respond(ask('HEAD'), document, policy()),
      ]
      expect([head.status, head.body, [...head.headers]]).toEqual([200, null, [...get.headers]])
    }
  })

  it('have Age if given', async () => {
    const response = await respond(ask('GET'), feed(), policy({ ageSeconds: 7 }))
    expect(headersOf(response)).toMatchObject({ age: '7' })
  })

  it('let a CDN keep a copy for its seconds, and then wait', async () => {
    const { headers } = await respond(
      ask('GET'),
      feed(),
      policy({ maxAgeSeconds: 60, edgeSeconds: 10 }),
    )
    expect(headers.get('CDN-Cache-Control')).toMatch(
      /^public, max-age=10, stale-while-revalidate=0,/,
    )
    expect(headers.get('Cache-Control')).toMatch(/^public, max-age=60, stale-while-revalidate=10,/)
  })

  it.each([
    [0, 86_400],
    [86_000, 400],
    [90_000, 0],
  ])(
    'let caches keep what was checked %i s ago through errors for the rest of STALE_HOURS',
    async (ageSeconds, rest) => {
      const { headers } = await respond(ask('GET'), feed(), policy({ ageSeconds }))
      for (const name of ['Cache-Control', 'CDN-Cache-Control'])
        expect(headers.get(name)).toMatch(new RegExp(`stale-if-error=${rest}$`))
    },
  )
})

const runtimes: Readonly<Record<string, { codec: Codec; codings: readonly Coding[] }>> = {
  'on every runtime': { codec: webCodec, codings: ['gzip'] },
  'on Node': { codec: nodeCodec, codings: ['br', 'gzip'] },
}

describe.each(Object.entries(runtimes))('compression %s', (_, { codec, codings }) => {
  const { respond } = responderOf(codec)
  const document = { text, mediaType: 'application/rss+xml', safety: {}, changedAt }
  const encoded = encode(document, codec, codings)

  it('keeps only the compressed bytes', async () => {
    const { bytes, byteLength } = await encoded
    expect(gunzipSync(bytes).equals(big)).toBe(true)
    expect(byteLength).toBe(big.byteLength)
  })

  it.each([1, 2])(
    'sends each supported coding with its name in Content-Encoding, the time %i',
    async () => {
      for (const coding of codings) {
        const response = await respond(
          ask('GET', { 'Accept-Encoding': coding }),
          await encoded,
          policy(),
        )
        const sent = Buffer.from(await response.arrayBuffer())
        expect(headersOf(response)).toMatchObject({
          'content-encoding': coding,
          'content-length': String(sent.byteLength),
        })
        expect(sent.byteLength).toBeLessThan(200)
        expect((coding === 'br' ? brotliDecompressSync(sent) : gunzipSync(sent)).equals(big)).toBe(
          true,
        )
      }
    },
  )

  it('does not compress a small body', async () => {
    const small = { ...document, text: text.slice(0, 514) }
    expect(await encode(small, codec, codings)).toMatchObject({ byteLength: 1023, codings: [] })
    expect((await encode({ ...small, text: text.slice(0, 515) }, codec, codings)).codings).toEqual(
      codings,
    )
  })

  it.each([{ 'Accept-Encoding': 'gzip;q=0, br;q=0' }, {}])(
    'sends plain bytes to a client that sends %j',
    async (headers) => {
      for (const method of ['HEAD', 'GET', 'GET']) {
        const response = await respond(ask(method, { ...headers }), await encoded, policy())
        expect(response.headers.has('Content-Encoding')).toBe(false)
        expect(response.headers.get('Content-Length')).toBe(String(big.byteLength))
        expect((await response.arrayBuffer()).byteLength).toBe(
          method === 'HEAD' ? 0 : big.byteLength,
        )
      }
    },
  )

  it('has one weak ETag for all codings', async () => {
    const tags = await Promise.all(
      [...codings, 'identity'].map(async (coding) =>
        (
          await respond(ask('GET', { 'Accept-Encoding': coding }), await encoded, policy())
        ).headers.get('ETag'),
      ),
    )
    expect(new Set(tags)).toEqual(new Set([(await encoded).etag]))
  })
})

it('gives a private document to nobody between, and says what selects it', () => {
  const open = respond(ask('GET'), feed(), policy({ takesTokens: true })) as Response
  expect(headersOf(open)).toMatchObject({ vary: 'Accept-Encoding, Authorization' })
  const closed = respond(
    ask('GET'),
    feed(),
    policy({ takesTokens: true, isPrivate: true }),
  ) as Response
  expect(closed.headers.get('Cache-Control')).toBe(
    'private, max-age=900, stale-while-revalidate=30, stale-if-error=86400',
  )
  expect(closed.headers.get('CDN-Cache-Control')).toBe(null)
  expect(closed.headers.get('ETag')).toBe(open.headers.get('ETag'))
})
