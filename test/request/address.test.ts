/** Parses addresses of every family: requests, redirects to the canonical form, and invalid members. */
import { describe, expect, it } from 'vitest'
import { families } from '../../src/families/families.ts'
import { familyPatterns, parseAddress, type Segments } from '../../src/request/address.ts'
import { SelectionError } from '../../src/request/parameter.ts'
import { archivedPart, wholeFamily } from '../../src/request/selection.ts'
import { buildSite } from '../fixtures/build-article.ts'
import { facts } from '../fixtures/facts.ts'

/** Path → a canonical member, another spelling, and an invalid one; none for families without members. */
const samples: Readonly<Record<string, readonly [string, string, string]>> = {
  topics: ['public-works', 'Public-Works', 'public_works'],
  sources: ['bbc.co.uk', 'www.BBC.co.uk.', 'co.uk'],
  languages: ['he', 'IW-IL', 'hebrew_il'],
  modes: ['ai-assisted', 'AI-Assisted', 'ai'],
}
const keys = [
  ...['all', 'topics/public-works', 'sources/bbc.co.uk', 'languages/he', 'modes/ai-assisted', 'reviewed'],
  ...['corrections'],
]

const sites = ['', '/news/feeds'].map((basePath) => buildSite({ basePath, feedLength: 30 }))
const cases = families.flatMap((family, index) =>
  sites.map((site) => {
    const [member, spelling, impossible] = samples[family.path] ?? []
    const at = `${site.origin}${site.basePath}${family.path && `/${family.path}`}`
    return {
      name: `${site.basePath}/${family.path}`,
      family,
      site,
      at,
      key: keys[index] ?? '',
      member,
      spelling,
      impossible,
    }
  }),
)
const withMember = cases.filter(({ family }) => family.member !== null)
const segments = (member: string | undefined, archive: Segments = {}): Segments =>
  member === undefined ? archive : { member, ...archive }
const below = (member: string | undefined) => (member === undefined ? '/' : `/${member}/`)

describe('the patterns of routes', () => {
  const archive = '/archive/:month{[0-9]{4}-[0-9]{2}}/:part{p?[1-9][0-9]{0,6}}'
  it('match each family and its archive', () => {
    expect(Object.fromEntries(families.map((family) => [family.path, familyPatterns(family)]))).toEqual({
      '': ['', archive],
      topics: ['/topics/:member', `/topics/:member${archive}`],
      sources: ['/sources/:member', `/sources/:member${archive}`],
      languages: ['/languages/:member', `/languages/:member${archive}`],
      modes: ['/modes/:member', `/modes/:member${archive}`],
      reviewed: ['/reviewed', `/reviewed${archive}`],
      corrections: ['/corrections', `/corrections${archive}`],
    })
  })
})

describe.each(cases)('an address of $name', ({ family, site, at, key, member }) => {
  const own = `${at}${below(member)}`

  it('requests the whole family', () => {
    for (const url of [`${own}rss.xml`, `${own}rss.xml?`, `${own}feed.json?utm_source=x`]) {
      const asked = parseAddress(site, family, segments(member), url, 'all')
      expect(asked).toEqual({ request: wholeFamily(key, 30) })
    }
  })

  it('requests the articles selected by parameters', () => {
    const asked = parseAddress(site, family, segments(member), `${own}rss.xml?limit=5&topic=b&topic=a`, 'all')
    expect(asked).toEqual({ request: { ...wholeFamily(key, 30), whole: false, limit: 5, topics: ['a', 'b'] } })
  })

  it('is refused for an invalid parameter', () => {
    const parse = () => parseAddress(site, family, segments(member), `${own}rss.xml?limit=0`, 'all')
    expect(parse).toThrow(SelectionError)
    expect(parse).toThrow('limit is "0"')
  })

  it('accepts only filters if it is a page’s', () => {
    const page = (query: string) => parseAddress(site, family, segments(member), `${own}?${query}`, 'filters')
    expect(page('limit=0&content=none&since=then&q=')).toEqual({ request: wholeFamily(key, 30) })
    const chosen = { topics: ['a'], sources: ['w3.org'], languages: ['ar'], without: ['b'] }
    expect(page('limit=0&topic=a&source=www.w3.org&language=ar-EG&without=b')).toEqual({
      request: { ...wholeFamily(key, 30), whole: false, ...chosen },
    })
  })

  it('requests a part of the archive and ignores parameters', () => {
    const expected = { request: archivedPart(key, { month: '2026-11', number: 12 }) }
    const given = segments(member, { month: '2026-11', part: '12' })
    const url = `${own}archive/2026-11/12/rss.xml`
    expect(parseAddress(site, family, given, url, 'all')).toEqual(expected)
    expect(parseAddress(site, family, given, `${url}?limit=0`, 'all')).toEqual(expected)
    expect(parseAddress(site, family, given, `${own}archive/2026-11/12/`, 'filters')).toEqual(expected)
    const isPrivate = archivedPart(key, { month: '2026-11', number: 12, isPrivate: true })
    const named = segments(member, { month: '2026-11', part: 'p12' })
    expect(parseAddress(site, family, named, `${own}archive/2026-11/p12/`, 'all')).toEqual({ request: isPrivate })
  })
})

describe.each(withMember)('another spelling below $name', ({ family, site, at, key, member, spelling = '' }) => {
  it.each([
    ...['', 'rss.xml', 'atom.xml?limit=5&x=%20', 'feed.json?limit=0', 'archive/2026-11/12/'],
    ...['archive/2026-11/12/rss.xml?x'],
  ])('redirects to the canonical form and keeps the rest of the address: "%s"', (rest) => {
    const archive = rest.startsWith('archive/') ? { month: '2026-11', part: '12' } : {}
    for (const hasParameters of [true, false]) {
      const asked = parseAddress(
        site,
        family,
        segments(spelling, archive),
        `${at}/${spelling}/${rest}`,
        hasParameters ? 'all' : 'filters',
      )
      expect(asked).toEqual({ moved: `${site.basePath}/${family.path}/${member}/${rest}` })
      expect(asked).toEqual({ moved: `${site.basePath}/${key}/${rest}` })
    }
  })

  it('redirects also if percent-encoded', () => {
    const encoded = spelling.replace(/./g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)
    const asked = parseAddress(site, family, segments(spelling), `${at}/${encoded}/rss.xml`, 'all')
    expect(asked).toEqual({ moved: `${site.basePath}/${key}/rss.xml` })
  })
})

describe.each(withMember)('an invalid member of $name', ({ family, site, at, impossible = '' }) => {
  it('gets an answer with the value, the place and the allowed form', () => {
    const place = `${site.basePath}/${family.path}/`
    expect(family.member?.expected).toMatch(/^[a-z].*[^.]$/)
    const none: Segments = {}
    for (const given of [segments(impossible), segments(impossible, { month: '2026-11', part: '1' }), none]) {
      const asked = parseAddress(site, family, given, `${at}/${impossible}/rss.xml?limit=0`, 'all')
      const said = facts(given.member ?? '', place, family.member?.expected ?? '')
      expect(asked).toEqual({ impossible: expect.stringMatching(said) })
    }
  })
})
