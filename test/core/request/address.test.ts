/**
 * Parses addresses of every family: requests, redirects to the canonical form, and invalid members.
 */
import { describe, expect, it } from 'vitest'
import { families } from '../../../src/core/families/families.ts'
import { parseAddress, type Segments } from '../../../src/core/request/address.ts'
import { archivedPart, wholeFamily } from '../../../src/core/request/selection.ts'
import { buildSite } from '../../fixtures/build-article.ts'

/**
 * Path → a canonical member, another spelling, and an invalid one; none for families without
 * members.
 */
const samples: Readonly<Record<string, readonly [string, string, string]>> = {
  topics: ['public-works', 'Public-Works', 'public_works'],
  sources: ['bbc.co.uk', 'www.BBC.co.uk.', 'co.uk'],
  languages: ['he', 'IW-IL', 'hebrew_il'],
  modes: ['ai-assisted', 'AI-Assisted', 'ai'],
}
const keys = [
  ...[
    'all',
    'topics/public-works',
    'sources/bbc.co.uk',
    'languages/he',
    'modes/ai-assisted',
    'reviewed',
  ],
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
const segments = (member: string | undefined, archive: Segments = {}): Segments =>
  member === undefined ? archive : { member, ...archive }
const below = (member: string | undefined) => (member === undefined ? '/' : `/${member}/`)

describe.each(cases)('an address of $name', ({ family, site, at, key, member }) => {
  const own = `${at}${below(member)}`

  it('accepts only filters if it is a page’s', () => {
    const page = (query: string) =>
      parseAddress(site, family, segments(member), `${own}?${query}`, 'filters')
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
    expect(parseAddress(site, family, given, `${own}archive/2026-11/12/`, 'filters')).toEqual(
      expected,
    )
    const isPrivate = archivedPart(key, { month: '2026-11', number: 12, isPrivate: true })
    const named = segments(member, { month: '2026-11', part: 'p12' })
    expect(parseAddress(site, family, named, `${own}archive/2026-11/p12/`, 'all')).toEqual({
      request: isPrivate,
    })
  })
})
