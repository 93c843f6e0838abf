/**
 * The contract of conditional requests (wire contract §5): each address of the service with each
 * condition. A route that route-addresses.ts does not know fails this suite.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../../src/core/app.ts'
import type { Opened } from '../../../src/core/plugin.ts'
import { parseSite } from '../../../src/core/settings/site.ts'
import { exampleFamilies } from './families.suite.ts'
import { origin } from './newsroom.ts'
import { runOnNode } from './on-node.ts'
import { addressesOf, type Values } from './route-addresses.ts'
import { type Running, untilSettled } from './running.ts'

/** What plugins add to the addresses. */
export type Added = {
  readonly plugins: readonly Opened[]
  readonly queries: Values['queries']
  readonly below: NonNullable<Values['below']>
  /** Documents that need other parameters, and those that are not there. */
  readonly whole: RegExp
}

const none: Added = { plugins: [], queries: {}, below: {}, whole: /^$/ }

/** Every address, and those of redirects, health, and documents that need parameters. */
function addressesWith({ plugins, queries, below, whole }: Added) {
  const routed = createApp({
    site: parseSite({ SITE_ORIGIN: origin }),
    store: () => {
      throw new Error('this app only lists its routes')
    },
    log: () => {},
    plugins,
  })
  const values = {
    families: exampleFamilies.map(({ key }) => key),
    parts: ['2026-01/1'],
    queries: {
      'rss.xml': ['?q=feed', '?topic=time&limit=3'],
      'feed.json': ['?q=feed', '?since=2026-01-01T00:00:00Z'],
      '': ['?q=feed'],
      ...queries,
    },
    below,
  }
  const patterns = new Set(
    routed.routes.filter(({ method }) => method === 'GET').map(({ path }) => path),
  )
  const addresses = [...patterns].flatMap((pattern) => addressesOf(pattern, values))
  const isWhole = (address: string) =>
    addresses.includes(`${address}/`) ||
    whole.test(address) ||
    /^\/(?:health|\.well-known|feeds\/find)/.test(address) ||
    /^\/search\/[a-z.]+(?:$|\?[^q])|^\/sources\/.*\/archive\//.test(address)
  return { addresses, isWhole }
}

/** Feeds, but those of a search: no date says when it would find something else. */
const isFeed = (address: string) =>
  /\/(?:feed|rss\.xml|atom\.xml|feed\.json)(?:\?|$)/.test(address) &&
  !address.startsWith('/search/')

/** Headers that a 304 has as the 200 would. */
const carried = [
  ...['ETag', 'Last-Modified', 'Cache-Control', 'CDN-Cache-Control', 'Vary', 'Link'],
  ...['Content-Location', 'Access-Control-Allow-Origin', 'Access-Control-Expose-Headers'],
]
/** The proxy in front of workerd sets these headers, and they vary between responses. */
const ofTheConnection = ['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length']
const headersOf = ({ headers }: Response) =>
  Object.fromEntries([...headers].filter(([name]) => !ofTheConnection.includes(name)))

/** Each condition, and the status of its answer if the address has a date, and if it has none. */
const conditionsFor = (etag: string, date: string) =>
  [
    ['its ETag', { 'If-None-Match': `"old", ${etag}` }, 304, 304],
    ['another ETag', { 'If-None-Match': 'W/"another"' }, 200, 200],
    ['its date', { 'If-Modified-Since': date }, 304, 200],
    ['an earlier date', { 'If-Modified-Since': 'Thu, 01 Jan 2026 00:00:00 GMT' }, 200, 200],
    ['its ETag and its date', { 'If-None-Match': etag, 'If-Modified-Since': date }, 304, 304],
    [
      'its ETag and an earlier date',
      { 'If-None-Match': etag, 'If-Modified-Since': 'Thu, 01 Jan 2026 00:00:00 GMT' },
      ...[304, 304],
    ],
    [
      'another ETag and its date',
      { 'If-None-Match': 'W/"another"', 'If-Modified-Since': date },
      ...[200, 200],
    ],
  ] as const

/**
 * Asks one address with each condition, whose answer has an ETag and, if `dated`, a Last-Modified.
 * Returns the status of the request without a condition.
 */
export async function checkConditions(
  fetch: Running['fetch'],
  address: string,
  dated: boolean,
): Promise<number> {
  const first = await fetch(address)
  const etag = first.headers.get('ETag') ?? ''
  expect(etag).toMatch(/^W\/"[\w-]+"$/)
  expect(first.headers.has('Last-Modified')).toBe(dated)
  const date = first.headers.get('Last-Modified') ?? new Date(Date.now() - 5000).toUTCString()
  const head = await fetch(address, { method: 'HEAD' })
  expect([head.status, headersOf(head), await head.text()]).toEqual([200, headersOf(first), ''])
  for (const [condition, headers, ifDated, ifNot] of conditionsFor(etag, date)) {
    const expected = dated ? ifDated : ifNot
    for (const method of expected === 304 ? ['GET', 'HEAD'] : ['GET']) {
      const answer = await fetch(address, { method, headers })
      expect([method, condition, answer.status]).toEqual([method, condition, expected])
      if (expected === 200) continue
      expect([await answer.text(), answer.headers.has('Content-Type')]).toEqual(['', false])
      for (const name of carried)
        expect([name, answer.headers.get(name)]).toEqual([name, first.headers.get(name)])
    }
  }
  return first.status
}

export function describeConditions(running: () => Running, added = none): void {
  const { addresses, isWhole } = addressesWith(added)
  describe('conditional requests', () => {
    beforeAll(() => untilSettled(running()))
    const conditional = addresses.filter((address) => !isWhole(address))
    const fetch: Running['fetch'] = (...question) => running().fetch(...question)

    it('are asked of all addresses', () => {
      const dated = conditional.filter(isFeed).length
      const others = [conditional.length - dated, addresses.filter(isWhole).length]
      expect([dated, ...others].map((count) => count > 30)).toEqual([true, true, true])
    })

    it.each(conditional)('complaints 4, 7 and 18: %s', async (address) => {
      expect(await checkConditions(fetch, address, isFeed(address))).toBe(200)
    })

    it.each(addresses.filter(isWhole))('%s is never 304', async (address) => {
      const { status } = await fetch(address)
      const headers = { 'If-None-Match': '*', 'If-Modified-Since': new Date().toUTCString() }
      const again = await fetch(address, { headers })
      expect([again.status, again.headers.has('ETag'), status === 304]).toEqual([
        status,
        false,
        false,
      ])
    })
  })
}

if (import.meta.vitest) await runOnNode((running) => describeConditions(running))
