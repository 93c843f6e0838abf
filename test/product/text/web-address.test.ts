/** Addresses in documents are URIs of RFC 3986, whatever newsrooms and SQL stored. */
import { fullFormats } from 'ajv-formats/dist/formats.js'
import { storedUrl, webAddress } from 'candor-disclosure/text/web-address.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../fixtures/runs.ts'

const base = 'https://news.example.org'

/** The check of ajv-formats, which JSON Schema uses for `"format": "uri"`. */
function isUri(text: string): boolean {
  const check = fullFormats.uri
  if (typeof check !== 'function') throw new Error('ajv-formats has no check of URIs')
  return check(text)
}

/** Decodes as servers do: without encodings that change nothing. */
const decodedBytes = (href: string) => unescape(href)

const characters = fc.constantFrom(
  ...Array.from('aZ0%[]{}|^"<>`\\ #?&=/@:;,+!$\'()*~é–😀\u0001\u200b'),
  '%41',
  '%zz',
  '%5B',
  '%5b',
)
const anyAddress = fc
  .tuple(
    fc.constantFrom(
      base,
      'http://[2001:db8::1]:8080',
      'https://bücher.example',
      'http://u:p@h.example',
    ),
  )
  .chain(([origin]) => fc.array(characters).map((rest) => `${origin}/${rest.join('')}`))

describe('webAddress', () => {
  it.each([
    [`${base}/a?b[]=1&c={d}|e^f"g\`h\\i`, `${base}/a?b%5B%5D=1&c=%7Bd%7D%7Ce%5Ef%22g%60h%5Ci`],
    [`${base}/[a]/b|c d`, `${base}/%5Ba%5D/b%7Cc%20d`],
    [`${base}/a#b#[c]`, `${base}/a#b%23%5Bc%5D`],
    [`${base}/100%?a=5%&b=%zz`, `${base}/100%25?a=5%25&b=%25zz`],
    [`${base}/a%5Bb%5D?c=%7B`, `${base}/a%5Bb%5D?c=%7B`],
    ['http://[::1]:80/[a]', 'http://[::1]/%5Ba%5D'],
    ['http://u[s]er@[::1]/', 'http://u%5Bs%5Der@[::1]/'],
    ['http://a{b}.example/', 'http://a%7Bb%7D.example/'],
  ])('makes %s a URI', (written, expected) => {
    expect(webAddress(written)).toBe(expected)
  })

  it('makes a URI of any address, which it does not encode again, and which leads to the same place', () => {
    fc.assert(
      fc.property(anyAddress, (written) => {
        const href = new URL(written).href
        const address = webAddress(written) ?? ''
        expect(isUri(address)).toBe(true)
        expect(webAddress(address)).toBe(address)
        expect(webAddress(href)).toBe(address)
        expect(new URL(address).origin).toBe(new URL(written).origin)
        expect(decodedBytes(new URL(address).href)).toBe(decodedBytes(href))
      }),
      runs(1000),
    )
  })

  it('reads long addresses in linear time', () => {
    for (const each of ['#', '[', '%', '@', '?'])
      expect(webAddress(`${base}/${each.repeat(100_000)}`)).toMatch(/^https:/)
  })
})

describe('storedUrl', () => {
  it.each([
    [`${base}/zürich a?b="c"`, `${base}/z%C3%BCrich%20a?b=%22c%22`],
    [`${base}/a?b[]={c}`, `${base}/a?b[]={c}`],
    [' HTTPS://News.example.org ', `${base}/`],
  ])('writes %s as URL does', (given, stored) => {
    expect(storedUrl(given)).toBe(stored)
  })

  it.each([
    '',
    'a',
    '/a',
    'https:a',
    'javascript:alert(1)',
    'https://',
    `${base}/a\u200bb`,
    `${base}/a\nb`,
  ])('leaves %j for the rules to refuse', (given) => {
    expect(storedUrl(given)).toBe(given)
  })
})
