/** Canonical forms of topics, publishers, languages and modes in addresses, and invalid values. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Member } from '../../../src/core/families/families.ts'
import {
  languageOf,
  modeOf,
  registrableDomain,
  topicSlug,
} from '../../../src/core/families/members.ts'

describe('a topic', () => {
  it.each([
    ['science', 'science'],
    ['Public-Works', 'public-works'],
    ['2026', '2026'],
  ])('"%s" is the slug %s', (text, slug) => {
    expect(topicSlug.parse(text)).toBe(slug)
  })

  it.each(['', '-', '-a', 'a-', 'a--b', 'a_b', 'a b', 'a\n', 'ä', 'a/b', 'a.b', 'a%20b', '*'])(
    'cannot be "%s"',
    (text) => {
      expect(topicSlug.parse(text)).toBeUndefined()
    },
  )
})

describe('a publisher', () => {
  it.each([
    ['example.org', 'example.org'],
    ['www.example.org', 'example.org'],
    ['WWW.BBC.CO.UK', 'bbc.co.uk'],
    ['www.bbc.co.uk', 'bbc.co.uk'],
    ['1.example.org', 'example.org'],
    ['no-such-suffix.example', 'no-such-suffix.example'],
  ])('"%s" has the registrable domain %s', (text, domain) => {
    expect(registrableDomain.parse(text)).toBe(domain)
  })

  it.each([
    ['alice.github.io', 'alice.github.io'],
    ['blog.alice.github.io', 'alice.github.io'],
    ['www.ck', 'www.ck'],
    ['www.city.kawasaki.jp', 'city.kawasaki.jp'],
    ['www.news.other.kawasaki.jp', 'news.other.kawasaki.jp'],
  ])('"%s" follows the private, wildcard and exception rules of the list: %s', (text, domain) => {
    expect(registrableDomain.parse(text)).toBe(domain)
  })

  it.each([
    ['www.bücher.de', 'xn--bcher-kva.de'],
    ['BÜCHER.de', 'xn--bcher-kva.de'],
    ['XN--BCHER-KVA.DE', 'xn--bcher-kva.de'],
    ['пример.рф', 'xn--e1afmkfd.xn--p1ai'],
    ['www。example。org', 'example.org'],
  ])('"%s" is converted to ASCII: %s', (text, domain) => {
    expect(registrableDomain.parse(text)).toBe(domain)
  })

  it.each([
    ...[
      'com',
      'co.uk',
      'github.io',
      'other.kawasaki.jp',
      'рф',
      'COM.',
      'localhost',
      'example',
      '',
      '.',
      '..',
    ],
    ...['127.0.0.1', '127.1', '0x7f.1', '2130706433', '::1', '[::1]', '[2001:db8::1]'],
    ...[
      'example.org:80',
      'example.org:',
      'user@example.org',
      'user:pass@example.org',
      '@example.org',
    ],
    ...[
      'example.org/',
      'example.org/news',
      '/example.org',
      'example.org\\news',
      'example.org?a',
      'example.org#a',
    ],
    ...[
      'http://example.org',
      'a b.org',
      ' example.org',
      'example.org\n',
      'exam\tple.org',
      'a..example.org',
    ],
    ...['*.example.org', 'example.org%2f', 'example.org%00', '-a.example.org'],
  ])('cannot be "%s"', (text) => {
    expect(registrableDomain.parse(text)).toBeUndefined()
  })
})

describe('a language', () => {
  it.each([
    ['en', 'en'],
    ['EN', 'en'],
    ['de-Latn-AT-1996', 'de'],
    ['gsw-CH', 'gsw'],
    ['iw', 'he'],
    ['in', 'id'],
    ['ji', 'yi'],
    ['jw', 'jv'],
    ['mo-MD', 'ro'],
  ])('"%s" is %s', (tag, language) => {
    expect(languageOf.parse(tag)).toBe(language)
  })

  it.each([
    ...[
      '',
      'e',
      'x-private',
      'i-klingon',
      'abcdefghi',
      'en_GB',
      'en-',
      '-en',
      'en--GB',
      'en-abcdefghi',
    ],
    ...['constructor', 'e1', '中文', 'en\n', 'en GB', 'en.UTF-8'],
  ])('cannot be "%s"', (tag) => {
    expect(languageOf.parse(tag)).toBeUndefined()
  })
})

describe('a mode', () => {
  it.each([
    ['ai-autonomous', 'ai-autonomous'],
    ['AI-Assisted', 'ai-assisted'],
    ['HUMAN-ONLY', 'human-only'],
  ])('"%s" is %s', (text, mode) => {
    expect(modeOf.parse(text)).toBe(mode)
    expect(modeOf.expected).toContain(mode)
  })

  it.each([
    '',
    'ai',
    'human',
    'ai_assisted',
    'ai-assisted ',
    'ai-autonomous,ai-assisted',
    'reviewed',
  ])('cannot be "%s"', (text) => {
    expect(modeOf.parse(text)).toBeUndefined()
  })
})

const label = fc.oneof(
  fc.domain(),
  fc.constantFrom('WWW', 'co.uk', 'github.io', 'ü', 'ß', '\u212a', 'İ', '。', 'ck', ''),
)
const word = fc.constantFrom(
  'A',
  'b',
  '1',
  '',
  'ai',
  'Autonomous',
  'ASSISTED',
  'human',
  'only',
  'iw',
  'IN',
  'mo',
  'GB',
)
const modeWords = fc.constantFrom(
  'ai-autonomous',
  'AI-assisted',
  'Human-Only',
  'HUMAN-only',
  'human_only',
)
const joined = (words: fc.Arbitrary<string>, by: string) =>
  fc.array(words, { maxLength: 4 }).map((parts) => parts.join(by))

const members: readonly [string, Member, fc.Arbitrary<string>][] = [
  ['a topic', topicSlug, joined(word, '-')],
  ['a publisher', registrableDomain, joined(label, '.')],
  ['a language', languageOf, joined(word, '-')],
  ['a mode', modeOf, modeWords],
]

it.each(members)(
  'the canonical form of %s is stable and safe in an address',
  (_, { parse }, likely) => {
    const forms = new Set<string>()
    fc.assert(
      fc.property(fc.oneof(likely, fc.string({ unit: 'binary' })), (given) => {
        const form = parse(given)
        if (form === undefined) return
        forms.add(form)
        expect(parse(form)).toBe(form)
        expect(form).toMatch(/^[a-z0-9._-]+$/)
        expect(new URL(`http://news.example/${form}/`).pathname).toBe(`/${form}/`)
      }),
    )
    expect(forms.size).toBeGreaterThan(1)
  },
)

it('subdomains do not change the publisher', () => {
  fc.assert(
    fc.property(fc.domain(), fc.stringMatching(/^[a-z0-9]{1,9}$/), (host, label) => {
      const domain = registrableDomain.parse(host)
      fc.pre(domain !== undefined)
      expect(`.${host}`.endsWith(`.${domain}`)).toBe(true)
      expect(registrableDomain.parse(`${label}.${domain}`)).toBe(domain)
      expect(registrableDomain.parse(`${label}.${host.toUpperCase()}.`)).toBe(domain)
    }),
  )
})
