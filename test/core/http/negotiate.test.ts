/**
 * Negotiation (RFC 9110 §12.5): `Accept` chooses a format and never fails; `Accept-Encoding` allows
 * compression.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { negotiate, preferredCoding } from '../../../src/core/http/negotiate.ts'

const offers = [
  { key: 'rss', mediaTypes: ['application/rss+xml', 'application/xml', 'text/xml'] },
  { key: 'atom', mediaTypes: ['application/atom+xml'] },
  { key: 'json', mediaTypes: ['application/feed+json', 'application/json'] },
] as const

const browser =
  'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8'

describe('negotiate', () => {
  it.each([
    [null, 'rss'],
    ['', 'rss'],
    ['application/rss+xml', 'rss'],
    ['application/xml', 'rss'],
    ['application/atom+xml', 'atom'],
    ['application/feed+json', 'json'],
    ['application/json, text/plain, */*', 'json'],
    ['*/*, application/atom+xml', 'atom'],
    ['application/rss+xml;q=0.5, application/atom+xml', 'atom'],
    ['application/atom+xml, application/rss+xml', 'rss'],
    ['application/*;q=0.9, application/feed+json;q=0.95', 'json'],
    ['application/*, application/rss+xml;q=0.1, text/*;q=0, application/xml;q=0', 'atom'],
    ['application/rss+xml; q=0.123 , application/json ; q=0.124', 'json'],
    ['application/atom+xml;q=high, application/rss+xml;q=0.9', 'atom'],
    [
      'application/atom+xml;type=feed;charset="utf-8, or so";q=0.9, application/rss+xml;q=0.8',
      'atom',
    ],
  ])('%j gives %s', (accept, expected) => {
    expect(negotiate(accept, offers)).toBe(expected)
  })

  it.each([
    browser,
    ...['text/html', 'image/png;q=1, text/plain', 'application/atom+xml;q=0'],
    ...['application atom+xml', '/', ';;;,,,"', '*'],
  ])('complaint 19: %j gives the default, not 406', (accept) => {
    expect(negotiate(accept, offers)).toBe('rss')
  })

  it('returns an offer for any header', () => {
    fc.assert(
      fc.property(fc.string(), (accept) => {
        expect(['rss', 'atom', 'json']).toContain(negotiate(accept, offers))
      }),
    )
  })

  it('returns nothing without offers', () => {
    expect(() => negotiate('*/*', [])).toThrow(RangeError)
  })
})

describe('preferredCoding', () => {
  const ours = ['br', 'gzip'] as const

  it.each([
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0.5, gzip', 'gzip'],
    ['x-gzip', 'gzip'],
    ['*', 'br'],
    ['identity;q=0, *;q=0.5', 'br'],
    [null, undefined],
    ['', undefined],
    ['identity', undefined],
    ['gzip;q=0.000, br;q=0, *', undefined],
    ['gzip;q=0.5, identity', undefined],
    ['gzipped', undefined],
  ])('%j: %s', (header, expected) => {
    expect(preferredCoding(header, ours)).toBe(expected)
  })

  it('returns only available codings', () => {
    expect(preferredCoding('br, gzip', ['gzip'])).toBe('gzip')
    expect(preferredCoding('br, gzip', [])).toBeUndefined()
  })
})
