/** The doctor's checks over HTTP: the demo without a proxy, and behind a proxy for each fault. */

import type { Fetch } from 'candor-check/ask-web.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Diagnosis, hasFault } from '../../../src/core/tools/check.ts'
import { examineDeployment } from '../../../src/hosts/doctor/deployment.ts'
import { facts } from '../../fixtures/facts.ts'
import { runService } from '../clients/running-service.ts'

let service: Awaited<ReturnType<typeof runService>>
beforeAll(async () => {
  service = await runService()
})
afterAll(() => service?.close())

/** A date on which the demo's newest article is recent. */
const day = new Date('2026-05-02T12:00:00Z')

const examine = (through: Fetch = fetch, address = service.origin) =>
  examineDeployment(address, through, day)
const worse = (found: readonly Diagnosis[]) => found.filter(({ level }) => level !== 'ok')

/** A proxy that changes every response of a feed. */
const spoil =
  (change: (response: Response, request: Headers, text: string) => Response | undefined): Fetch =>
  async (url, init) => {
    const response = await fetch(url, init)
    if (!/\.(xml|json)$/.test(url)) return response
    const text = await response.clone().text()
    return change(response, new Headers(init.headers), text) ?? response
  }

const withHeaders = (response: Response, headers: Readonly<Record<string, string | null>>) => {
  const changed = new Headers(response.headers)
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) changed.delete(name)
    else changed.set(name, value)
  }
  const { status } = response
  return new Response(status === 304 ? null : response.body, { status, headers: changed })
}

const withText = (response: Response, text: string) =>
  response.status === 200 ? new Response(text, { headers: response.headers }) : response

describe('a correct deployment', () => {
  it('has no fault and no warning, by its own address or that of a feed', async () => {
    const found = await examine()
    expect(worse(found)).toEqual([])
    expect(found.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/hub answers at .*\/hub/),
    )
    for (const name of ['RSS', 'Atom', 'JSON Feed']) {
      const texts = found.filter(({ text }) => text.startsWith(`${name}: `)).map(({ text }) => text)
      expect(texts).toContainEqual(expect.stringMatching(/30 items/))
      expect(texts).toContainEqual(expect.stringMatching(/30 of 30 items/))
    }
    for (const address of [`${service.origin}/atom.xml`, `${service.origin}/`]) {
      expect((await examine(fetch, address)).map(({ level }) => level)).toEqual(
        found.map(({ level }) => level),
      )
    }
  })
})

describe('metrics', () => {
  const answering = (status: number, text: string): Fetch => {
    return async (url, init) =>
      url.endsWith('/metrics') ? new Response(text, { status }) : fetch(url, init)
  }
  const findingsOf = async (through: Fetch) =>
    (await examine(through)).filter(({ text }) => text.includes('/metrics'))

  it('are a fault where everybody can read them, and fine with a token or without a page', async () => {
    expect(await findingsOf(answering(200, '# TYPE candor_outage gauge'))).toMatchObject([
      { level: 'fault' },
    ])
    expect(await findingsOf(answering(401, ''))).toMatchObject([{ level: 'ok' }])
    expect(await findingsOf(answering(404, ''))).toEqual([])
    expect(await findingsOf(answering(200, 'the page of a proxy'))).toEqual([])
  })
})

type Spoiled = readonly [name: string, through: Fetch, expected: RegExp]

const withoutDisclosure = (text: string) =>
  text
    .replace(/<candor:disclosure [\s\S]*?<\/candor:disclosure>/, '')
    .replace('"disclosure":', '"x":')

const rewritten = ({ headers }: Response, maxAge: string) =>
  headers.get('Cache-Control')?.replace(/max-age=\d+/, maxAge) ?? null

const spoiled: readonly Spoiled[] = [
  ['removes the ETag', spoil((r) => withHeaders(r, { ETag: null })), facts('ETag')],
  ['never answers 304', (url) => fetch(url), facts('ETag', 200)],
  [
    'removes Last-Modified',
    spoil((r) => withHeaders(r, { 'Last-Modified': null })),
    facts('Last-Modified'),
  ],
  [
    'forbids caching',
    spoil((r) => withHeaders(r, { 'Cache-Control': 'no-store' })),
    facts('Cache-Control', 'no-store'),
  ],
  [
    'lets clients keep feeds for four hours',
    spoil((r) => withHeaders(r, { 'Cache-Control': rewritten(r, 'max-age=14400') })),
    facts('RSS: its Cache-Control', 'max-age=14400'),
  ],
  [
    'adds a time of its own to Cache-Control',
    spoil((r) =>
      withHeaders(r, { 'Cache-Control': `${r.headers.get('Cache-Control')}, max-age=300` }),
    ),
    facts('JSON Feed: its Cache-Control', 'max-age=300'),
  ],
  [
    'compresses what is compressed',
    spoil((r, asked) => {
      if (asked.get('Accept-Encoding') !== 'gzip' || r.status !== 200) return undefined
      return new Response(r.body?.pipeThrough(new CompressionStream('gzip')), {
        headers: r.headers,
      })
    }),
    facts('RSS', 'compressed twice'),
  ],
  [
    'unpacks feeds and calls them compressed',
    (url, init) =>
      /\.xml$/.test(url) && new Headers(init.headers).get('Accept-Encoding') === 'gzip'
        ? Promise.reject(
            new TypeError('terminated', { cause: new Error('incorrect header check') }),
          )
        : fetch(url, init),
    facts('Atom', 'incorrect header check'),
  ],
  [
    'has another clock',
    async (url, init) => {
      const response = await fetch(url, init)
      return withHeaders(response, { Date: new Date(Date.now() - 600_000).toUTCString() })
    },
    facts('clock', 'minutes behind'),
  ],
  [
    'removes the CORS headers',
    spoil((r) => withHeaders(r, { 'Access-Control-Allow-Origin': null })),
    facts('Access-Control-Allow-Origin'),
  ],
  [
    'changes the media type',
    spoil((r) => withHeaders(r, { 'Content-Type': 'text/xml' })),
    facts('text/xml'),
  ],
  [
    'refuses HEAD',
    (url, init) =>
      init.method === 'HEAD' ? new Response(null, { status: 405 }) : fetch(url, init),
    facts('HEAD', 405),
  ],
  [
    'challenges feed readers',
    spoil((_, asked) =>
      asked.get('User-Agent')?.startsWith('FreshRSS')
        ? new Response('<title>Just a moment...</title>', {
            status: 403,
            headers: { 'Content-Type': 'text/html', 'cf-mitigated': 'challenge' },
          })
        : undefined,
    ),
    facts('FreshRSS', 403, 'text/html', 'Cloudflare'),
  ],
  [
    'removes a disclosure',
    // The demo's articles are from before the duty.
    spoil((r, _, text) => withText(r, withoutDisclosure(text).replaceAll('2026', '2027'))),
    facts('29 of 30 items'),
  ],
  [
    'repeats a guid',
    spoil((r, _, text) => {
      const guids = [...text.matchAll(/urn:uuid:[0-9a-f-]{36}|tag:[^<"]+/g)].map(([guid]) => guid)
      const [last = '', other = ''] = [...new Set(guids)].reverse()
      return withText(r, text.replaceAll(last, other))
    }),
    facts('guid'),
  ],
  [
    'changes the origin in addresses',
    spoil((r, _, text) =>
      withText(r, text.replaceAll(service.origin, 'https://inner.example.org')),
    ),
    facts('https://inner.example.org/'),
  ],
  [
    'answers with an HTML page',
    spoil((r) => withText(r, '<!doctype html><title>Hello</title>')),
    facts('RSS'),
  ],
  ['answers 502', spoil(() => new Response('bad gateway', { status: 502 })), facts(502)],
]

describe('a deployment behind a proxy that', () => {
  it.each(spoiled)('%s has a fault', async (_, through, expected) => {
    const found = worse(await examine(through))
    expect(hasFault(found)).toBe(true)
    expect(found.map(({ text }) => text).join('\n')).toMatch(expected)
    expect(found.filter(({ todo }) => todo === '')).toEqual([])
  })

  it('has an entry without a disclosure from before the duty to disclose has no fault', async () => {
    const found = await examine(spoil((r, _, text) => withText(r, withoutDisclosure(text))))
    expect(found.map(({ text }) => text)).toContainEqual(expect.stringMatching(/29 of 30 items/))
    expect(worse(found).filter(({ text }) => /disclosure/.test(text))).toEqual([])
  })

  it('removes compression has warnings', async () => {
    const plain = spoil((r) => withHeaders(r, { 'Content-Encoding': null }))
    const found = worse(await examine(plain))
    expect(new Set(found.map(({ level }) => level))).toEqual(new Set(['warning']))
    const expected = [facts('RSS', 'gzip'), facts('Atom', 'gzip'), facts('JSON Feed', 'gzip')]
    expect(found.map(({ text }) => text)).toEqual(
      expected.map((each) => expect.stringMatching(each)),
    )
  })

  const ready = (response: () => Response) =>
    examine((url, init) => (url.endsWith('/health/ready') ? response() : fetch(url, init)))

  it('answers 503 at /health/ready has a fault', async () => {
    const found = await ready(() => Response.json({}, { status: 503 }))
    expect(worse(found)).toMatchObject([
      { level: 'fault', text: expect.stringMatching(facts('/health/ready', 503)) },
    ])
    expect(worse(found)[0]?.text).not.toContain('proxy')
  })

  it('serves from memory has a warning with the time', async () => {
    const since = '2026-11-26T12:00:00.000Z'
    const found = await ready(() => Response.json({ status: 'degraded', since }))
    expect(worse(found)).toMatchObject([
      { level: 'warning', text: expect.stringMatching(facts(since)) },
    ])
  })

  it.each([502, 504, 522])(
    'is behind a proxy that answers %i has one fault, which blames the proxy',
    async (status) => {
      const found = await examine(() => new Response('<h1>Bad Gateway</h1>', { status }))
      expect(worse(found)).toMatchObject([
        { level: 'fault', text: expect.stringMatching(facts('proxy', status)) },
      ])
      expect(worse(found)[0]?.todo).toMatch(/address that the proxy forwards to/)
    },
  )

  it('is refused at /health/ready by something else than Candor has a fault that says so', async () => {
    const found = await ready(() => new Response('<h1>Are you human?</h1>', { status: 403 }))
    expect(worse(found)).toMatchObject([
      { level: 'fault', text: expect.stringMatching(facts('proxy', 403)) },
    ])
  })
})

describe('robots.txt', () => {
  const findingsOf = async (answer: () => Response) => {
    const found = await examine((url, init) =>
      url.endsWith('/robots.txt') ? answer() : fetch(url, init),
    )
    return found.filter(({ text }) => text.includes('/robots.txt'))
  }

  it.each([
    ['User-agent: *\nDisallow: /', facts('closes', '/rss.xml', '/atom.xml', '/feed.json')],
    ['User-agent: *\nDisallow: /*.json$', facts('closes /feed.json')],
  ])('that closes feeds has a warning: %j', async (text, expected) => {
    const found = await findingsOf(() => new Response(text))
    expect(found).toMatchObject([{ level: 'warning', text: expect.stringMatching(expected) }])
    expect(found[0]?.todo).toContain('Allow: ')
  })

  it('that cannot be read has a warning, because crawlers take all for closed', async () => {
    const found = await findingsOf(() => new Response('', { status: 503 }))
    expect(found).toMatchObject([{ level: 'warning', text: expect.stringMatching(facts(503)) }])
  })

  it.each([
    ['is missing', () => new Response('', { status: 404 })],
    ['closes other paths', () => new Response('User-agent: *\nDisallow: /search/')],
    ['closes feeds to one crawler', () => new Response('User-agent: GPTBot\nDisallow: /')],
  ])('that %s is fine', async (_, answer) => {
    expect(await findingsOf(answer)).toMatchObject([{ level: 'ok' }])
  })
})

describe('an address', () => {
  it('with plain HTTP on another machine has a warning', async () => {
    const elsewhere = 'http://feeds.example.org'
    const found = await examine(
      (url, init) => fetch(url.replace(elsewhere, service.origin), init),
      elsewhere,
    )
    expect(found[0]).toMatchObject({ level: 'warning', text: expect.stringMatching(facts('HTTP')) })
  })

  it.each([
    ['feeds.example.org', facts('feeds.example.org')],
    ['ftp://feeds.example.org', facts('ftp://feeds.example.org')],
    ['https://me:hush@feeds.example.org', facts('password')],
    ['http://127.0.0.1:1', facts('http://127.0.0.1:1')],
  ])('%s is one fault', async (address, expected) => {
    const found = await examine(fetch, address)
    expect(found).toHaveLength(1)
    expect(found[0]?.level).toBe('fault')
    expect(found[0]?.text).toMatch(expected)
    expect(JSON.stringify(found)).not.toContain('hush')
  })
})
