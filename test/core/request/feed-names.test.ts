/** Names of feeds in PARTNER_FEEDS and of what a partner may read. */
import { describe, expect, it } from 'vitest'
import { families } from '../../../src/core/families/families.ts'
import { covers, isFeedName, needsToken } from '../../../src/core/request/feed-names.ts'
import { wholeFamily } from '../../../src/core/request/selection.ts'
import { parsePartnerFeeds } from '../../../src/core/settings/site-values.ts'

it('each family has a name, and the setting takes it', () => {
  expect(families.length).toBeGreaterThan(5)
  for (const { path } of families) {
    expect([path, isFeedName(path || 'all')]).toEqual([path, true])
    expect(parsePartnerFeeds(path || 'all')).toEqual([path || 'all'])
  }
  for (const name of [
    ...[
      'topics/science',
      'sources/bbc.co.uk',
      'languages/en',
      'modes/ai-assisted',
      'partners',
      'partners/msn',
    ],
  ]) {
    expect([name, isFeedName(name)]).toEqual([name, true])
    expect(parsePartnerFeeds(name)).toEqual([name])
  }
})

it.each([
  ...[
    '',
    'topic',
    'topics/',
    'topics/Science',
    'topics/a/b',
    'reviewed/x',
    'partners/',
    'partners/MSN',
    'modes/ai',
  ],
  ...['all/all', 'sources/www.bbc.co.uk'],
])('%j is no name of a feed', (name) => {
  expect(isFeedName(name)).toBe(false)
})

describe('covers', () => {
  it.each([
    [['all'], 'topics/science', null, true],
    [['topics'], 'topics/science', null, true],
    [['topics'], 'all', null, false],
    [['topics/science'], 'topics/science', 'msn', true],
    [['topics/science'], 'topics/sciences', null, false],
    [['reviewed'], 'reviewed', null, true],
    [['partners'], 'all', 'msn', true],
    [['partners'], 'all', null, false],
    [['partners/msn'], 'topics/science', 'flipboard', false],
    [[], 'all', 'msn', false],
  ])('%j, %s in the form of %s: %s', (names, family, preset, covered) => {
    expect(covers(names, family, preset)).toBe(covered)
  })
})

it('a filter by a feed that needs a token needs one too', () => {
  const asked = { ...wholeFamily('all', 30), languages: ['en'], topics: ['science'] }
  expect(needsToken(['topics/science'], asked)).toBe(true)
  expect(needsToken(['topics/arts'], asked)).toBe(false)
  expect(needsToken([], asked)).toBe(false)
  expect(needsToken(null, asked)).toBe(false)
})

it.each([
  ['off', null],
  ['none', []],
  ['all', ['all']],
  ['partners/msn, topics/science,partners/msn', ['partners/msn', 'topics/science']],
])('PARTNER_FEEDS=%s', (text, names) => {
  expect(parsePartnerFeeds(text)).toEqual(names)
})

it.each(['OFF', 'topics/a b', '/rss.xml', 'https://news.example.org/', ',', 'topics/*'])(
  'PARTNER_FEEDS=%j is refused',
  (text) => {
    expect(parsePartnerFeeds(text)).toBeUndefined()
  },
)
