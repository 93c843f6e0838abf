/** The rule url_names_a_valid_host: what it accepts, programs can parse. */

import { invisibleInJavaScript } from 'candor-disclosure/text/invisible.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pageHost } from '../../../schema/checks.ts'
import { runs } from '../../fixtures/runs.ts'

const pattern = new RegExp(pageHost(invisibleInJavaScript), 'iu')

const names = [
  '.',
  '-',
  '_',
  'x',
  'com',
  'example',
  '0',
  '1',
  '08',
  '255',
  '256',
  '0x',
  '0xf',
  '1.2.3.4',
  '%',
  '%41',
  'é',
]
const signs = [
  ':',
  '::',
  ':80',
  ':65535',
  ':65536',
  '[',
  ']',
  '[::1]',
  '<',
  '^',
  '|',
  '\\',
  '"',
  '{',
  '&',
  ' ',
  '@',
  '/',
  '?',
  '#',
]
const host = fc.array(fc.oneof(fc.constantFrom(...names, ...signs), fc.string({ maxLength: 2 })), {
  maxLength: 8,
})
const address = fc.array(fc.constantFrom(':', '::', '1', 'abcd', '0', '12345'), { maxLength: 17 })

/** IDNA knows more than a pattern can. */
const isInternational = (url: string) => /[^\0-\x7f]|xn--/i.test(url)

describe('a URL that the rule accepts', () => {
  it.each([
    ['of any host', host.map((texts) => texts.join(''))],
    ['of an IPv6 address', address.map((groups) => `[${groups.join('')}]`)],
  ])('%s can be parsed', (_, hosts) => {
    let accepted = 0
    fc.assert(
      fc.property(hosts, fc.constantFrom('', '/', '/a b', '?x', '#x'), (name, rest) => {
        const url = `https://${name}${rest}`
        if (!pattern.test(url) || isInternational(url)) return
        accepted += 1
        expect([url, URL.canParse(url)]).toEqual([url, true])
      }),
      { numRuns: runs(20_000).numRuns },
    )
    // About 110 are accepted in "npm test", which has a tenth of the runs, give or take thirty.
    expect(accepted).toBeGreaterThan(50)
  })

  it.each([
    'https://news.example.org',
    'HTTPS://News.Example.org:8443/a?b#c',
    'https://bücher.example/a',
    'https://xn--bcher-kva.example/a',
    'https://日本語.jp/',
    'https://a_b.example./',
    'https://4chan.example/',
    'https://0x.example/',
    'http://localhost:8787/a',
    'http://127.0.0.1:8787/a',
    'http://[::1]:8787/a',
    'https://[2001:db8::ff00:42:8329]/a',
    'https://a:/b',
  ])('can be %s', (url) => {
    expect([pattern.test(url), URL.canParse(url)]).toEqual([true, true])
  })
})
