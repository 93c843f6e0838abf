/**
 * Documents that are made to harm: a reading ends soon, or is refused, and says nothing that no
 * document declared.
 */

import { authorshipModes } from 'candor-disclosure/disclosure/modes.ts'
import { readDisclosure } from 'candor-disclosure/disclosure/reading.ts'
import { UnreadableDocument } from 'candor-disclosure/parse/unreadable-document.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const outcome = (document: string, headers = {}) => {
  try {
    return readDisclosure(document, { url: 'https://news.example.org/feed', headers }).items.length
  } catch (error) {
    if (error instanceof UnreadableDocument) return error.code
    throw error
  }
}

const rss = (inner: string) => `<rss version="2.0"><channel><item>${inner}</item></channel></rss>`
const inContent = (html: string) =>
  rss(`<content:encoded>${html.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</content:encoded>`)
const times = 20_000

// The time limit of a test is far from what these take, and what is quadratic takes minutes.
describe('ends', () => {
  it.each([
    ['comments before nothing', '<!---->'.repeat(times), 'not_well_formed'],
    ['comments before an item', `${'<!-- -->'.repeat(times)}<rss/>`, 'no_known_format'],
    ['nested elements', rss('<a>'.repeat(times)), 'too_large'],
    ['nested regions', inContent('<div ai-disclosure="human-only">'.repeat(times)), 'too_large'],
    ['nested sentences', inContent('<p class="candor-disclosure">'.repeat(times)), 1],
    [
      'attributes',
      inContent(`<p ${Array.from({ length: times }, (_, index) => `a${index}`).join(' ')}>`),
      1,
    ],
    [
      'headings in a region',
      inContent(`<div ai-disclosure="x">${'<h1><a href="/">'.repeat(times)}`),
      'too_large',
    ],
    [
      'disclosures',
      rss('<candor:disclosure mode="human-only">x</candor:disclosure>'.repeat(times)),
      1,
    ],
    ['categories', rss('<category>AI-Assisted</category>'.repeat(times)), 1],
    ['bare ampersands', rss(`<title>${'& '.repeat(times)}</title>`), 1],
    ['open CDATA', rss('<![CDATA['.repeat(times)), 'not_well_formed'],
    ['nested lists in JSON', '['.repeat(times), 'not_well_formed'],
    ['nested objects in JSON', `${'{"_candor":'.repeat(times)}1${'}'.repeat(times)}`, 1],
    [
      'items in JSON',
      `{"version":"https://jsonfeed.org/version/1.1","items":[${'{},'.repeat(times)}{}]}`,
      times + 1,
    ],
    [
      'articles of a page',
      `<html>${'<article ai-disclosure="human-only"><h2><a href="/a">a</a></h2></article>'.repeat(5000)}`,
      1000,
    ],
    [
      'nested JSON-LD',
      `<html><script type="application/ld+json">${'{"@graph":['.repeat(times)}`,
      0,
    ],
    ['scripts', `<html>${'<script type="application/ld+json">{}</script>'.repeat(times)}`, 0],
    ['no end', `<html><title>${'<'.repeat(times)}`, 0],
  ])('%s', (_, document, expected) => {
    expect(outcome(document)).toBe(expected)
  })

  it.each([
    ['members', Array.from({ length: 1000 }, (_, index) => `a${index}=b`).join(', ')],
    ['a string', `mode="${'\\"'.repeat(times)}`],
    ['blanks', `mode=none${' '.repeat(times)},`],
  ])('a header of %s', (_, header) => {
    expect(outcome(rss(''), { 'AI-Disclosure': header })).toBe(1)
  })
})

const fragments = fc.constantFrom(
  ...[
    '<candor:disclosure mode="ai-assisted" ',
    '<podcast:txt purpose="ai-content">',
    'true',
    '<item>',
    '</item>',
    '<entry>',
  ],
  ...[
    '<![CDATA[',
    ']]>',
    '<div ai-disclosure="',
    '">',
    '</',
    '<!--',
    '-->',
    '&',
    '&lt;',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ':',
  ],
  ...[
    '<script type="application/ld+json">',
    '</script>',
    '"@type":"NewsArticle"',
    '"digitalSourceType":',
    '"_candor":',
  ],
  ...[
    '<?xml ',
    '?>',
    '<!DOCTYPE x [<!ENTITY a "b">]>',
    '&a;',
    '\u0000',
    '\ud800',
    '\u202e',
    'mode=',
    ',',
    ';',
    '=',
    '\\',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'https://x.example/',
    'javascript:alert(1)',
    '\n',
    '\ufeff',
  ],
)
const starts = fc.constantFrom(
  ...['', '<rss><channel>', '<feed xmlns="http://www.w3.org/2005/Atom">', '<html>', '{"items":['],
)
const hostile = fc
  .tuple(
    starts,
    fc.array(fc.oneof({ weight: 4, arbitrary: fragments }, fc.string()), { maxLength: 40 }),
  )
  .map(([start, parts]) => start + parts.join(''))

it('reads any text the same way twice or refuses it with a code, and finds modes that it contains only', () => {
  fc.assert(
    fc.property(hostile, hostile, (document, header) => {
      const read = () => {
        try {
          return readDisclosure(document, { headers: { 'AI-Disclosure': header } })
        } catch (error) {
          if (error instanceof UnreadableDocument) return error.code
          throw error
        }
      }
      const reading = read()
      expect(read()).toEqual(reading)
      if (typeof reading === 'string') return
      for (const { disclosure, found, sources } of reading.items) {
        const mode = disclosure?.mode ?? null
        if (mode !== null)
          expect(
            authorshipModes.filter((each) => each === mode && document.includes(each)),
          ).toEqual([mode])
        expect(disclosure === null || found.length > 0).toBe(true)
        expect(sources.filter(({ url }) => !/^https?:/.test(url))).toEqual([])
      }
    }),
    { seed: 33, numRuns: 1000 },
  )
})

it('does not take members of objects for values', () => {
  for (const value of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
    const feed = `${rss(`<candor:disclosure mode="${value}"/><category>digsrctype:${value}</category>`)}`
    expect(readDisclosure(feed, { headers: { 'AI-Disclosure': `mode=${value}` } })).toMatchObject({
      disclosure: null,
      items: [{ disclosure: null }],
    })
    expect(
      readDisclosure(inContent(`<div ai-disclosure="${value}">x</div>`)).items[0]?.disclosure,
    ).toBeNull()
  }
})

it('refuses more than 32 million characters', () => {
  expect(outcome(rss('x'.repeat(32_000_000)))).toBe('too_large')
})
