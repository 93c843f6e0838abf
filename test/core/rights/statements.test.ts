/**
 * The statements for each value of AI_RIGHTS, and RSL documents by its structure, with and without
 * a server.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AiRights,
  aiRights,
  licensePath,
  rows,
  termsOf,
} from '../../../src/core/rights/ai-rights.ts'
import { creativeCommons } from '../../../src/core/rights/creative-commons.ts'
import { renderRsl, rslItem } from '../../../src/core/rights/rsl.ts'
import {
  contentSignal,
  contentUsage,
  rightsHeaders,
  robotsLicense,
  tdmrepJson,
} from '../../../src/core/rights/statements.ts'
import type { Site } from '../../../src/core/settings/site.ts'
import { buildSite } from '../../fixtures/build-article.ts'
import { readWithSaxes } from '../text/xml-readers.ts'
import { contentsOf, readPairs, readRsl } from './read-statements.ts'
import { checkRsl } from './rsl-rules.ts'

const values = aiRights.filter((value) => value !== 'unset')
const termsWith = (value: AiRights, changes: Partial<Site> = {}) => {
  const terms = termsOf(buildSite({ aiRights: value, ...changes }))
  if (terms === null) throw new Error('unset')
  return terms
}

it('says nothing if it is unset', () => {
  expect(termsOf(buildSite({ aiRights: 'unset' }))).toBeNull()
})

it('knows a licence of Creative Commons by its address', () => {
  const found = [
    ...[
      'licenses/by/4.0/',
      'licenses/by-nc-nd/3.0/de/',
      'publicdomain/zero/1.0/',
      'licenses/',
      'about/cc-by/4.0/',
    ],
  ]
  const known = found.map(
    (path) => creativeCommons(`https://creativecommons.org/${path}`)?.attribution ?? null,
  )
  expect(known).toEqual([true, true, false, null, null])
  expect(creativeCommons('https://creativecommons.org.example/licenses/by/4.0/')).toBeNull()
  expect(creativeCommons(null)).toBeNull()
})

describe('the rules of RSL refuse', () => {
  const right =
    '<content url="https://a.example/"><license><permits type="usage">search</permits></license></content>'
  const check = (content: string) => () => {
    checkRsl(readWithSaxes(`<rsl xmlns="https://rslstandard.org/rsl">${content}</rsl>`))
  }
  it('nothing right', () => expect(check(right)).not.toThrow())
  it.each([
    ['no content', ''],
    ['a content without a licence', right.replace(/<license>.*<\/license>/, '')],
    ['a content without an address', right.replace(/ url="[^"]*"/, '')],
    ['tokens with commas', right.replace('>search<', '>search,ai-input<')],
    ['all beside others', right.replace('>search<', '>all search<')],
    ['an unknown payment', right.replace('</license>', '<payment type="inference"/></license>')],
  ])('%s', (_, content) => expect(check(content)).toThrow(/expected|RSL has no/))
})

describe.each(values)('%s', (value) => {
  const anyText = fc.option(
    fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => text.trim() !== '' && !/[\p{Cc}\p{Cs}]/u.test(text)),
  )
  const places = fc.record({
    licenseUrl: fc.option(fc.webUrl({ withQueryParameters: true }).map((url) => new URL(url).href)),
    rights: anyText,
    contactEmail: fc.constantFrom(null, 'desk@news.example.org'),
    basePath: fc.constantFrom('', '/feeds'),
  })

  it('says the same in each vocabulary, whatever the other settings are', () => {
    fc.assert(
      fc.property(places, (changes) => {
        const terms = termsWith(value, changes)
        const { search, input, train } = rows[value]
        const root = readWithSaxes(renderRsl(terms))
        checkRsl(root)
        expect(readRsl(contentsOf(root))).toEqual({ search, input, train })
        expect(readPairs(contentUsage(terms), ['y', 'n'])).toEqual({ search, input, train })
        expect(readPairs(contentSignal(terms), ['yes', 'no'])).toEqual({ search, input, train })
        const reserved = input && train ? 0 : 1
        expect(JSON.parse(tdmrepJson(terms))).toMatchObject([
          { location: `${changes.basePath}/`, 'tdm-reservation': reserved },
        ])
        expect(rightsHeaders(terms)['tdm-reservation']).toBe(String(reserved))
        expect(robotsLicense(terms)).toBe(
          `License: https://news.example.org${changes.basePath}${licensePath}\n`,
        )
      }),
    )
  })

  it('names items on the feed’s own origin, and no others', () => {
    const terms = termsWith(value)
    expect(Object.keys(rslItem(terms, 'https://news.example.org/a'))).toEqual(['rsl:content'])
    for (const url of [
      ...[
        'https://www.news.example.org/a',
        'http://news.example.org/a',
        'https://news.example.org:444/a',
        'a',
      ],
    ]) {
      expect([url, rslItem(terms, url)]).toEqual([url, {}])
    }
  })
})

it('leads to the licence only where one can be had', () => {
  const policies = values.map((value) => [
    value,
    rightsHeaders(termsWith(value))['tdm-policy'] ?? null,
  ])
  const { licenseUrl } = buildSite()
  expect(Object.fromEntries(policies)).toEqual({
    open: null,
    'search-only': null,
    'no-training': null,
    licensed: licenseUrl,
  })
})
