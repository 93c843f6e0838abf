/** Address → what is asked for: which family, which part of its archive, and what the query string chooses. */

import { type Family, familyKey, familyPath } from '../families/families.ts'
import type { Site } from '../settings/site.ts'
import { archivedPart, type FeedRequest, filterNames, parseSelection, wholeFamily } from './selection.ts'

/** What the pattern of a route found: the member's segment, and those of the archive. */
export type Segments = { readonly member?: string; readonly month?: string; readonly part?: string }

/** Patterns below the base path, each without what comes last: the family itself, and a part of its archive. */
export function familyPatterns({ path, member, archived }: Family): readonly string[] {
  const base = [path, member && ':member'].filter(Boolean).map((segment) => `/${segment}`)
  const own = base.join('')
  return archived ? [own, `${own}/archive/:month{[0-9]{4}-[0-9]{2}}/:part{[1-9][0-9]{0,6}}`] : [own]
}

export type Asked =
  | { readonly request: FeedRequest }
  /** The same in its one form. */
  | { readonly moved: string }
  /** There can be no such address; a whole sentence says what would be one. */
  | { readonly impossible: string }

/**
 * `url` is the whole address; of its query string what chooses articles counts, the other parameters only where `parameters` is `all`.
 *
 * @throws {SelectionError} for a parameter that is not allowed.
 */
export function parseAddress(
  site: Site,
  family: Family,
  { member: given, month, part }: Segments,
  url: string,
  parameters: 'all' | 'filters',
): Asked {
  const member = family.member === null ? null : family.member.parse(given ?? '')
  if (member === undefined) {
    return { impossible: `An address below ${site.basePath}/${family.path}/ names ${family.member?.kind}.` }
  }
  const key = familyKey(family, member)
  if (member !== null && given !== member) return { moved: canonicalAddress(site, key, url) }
  if (month !== undefined) return { request: archivedPart(key, { month, number: Number(part) }) }
  if (!url.includes('?')) return { request: wholeFamily(key, site.feedLength) }
  const query = new URL(url).searchParams
  return { request: parseSelection(key, parameters === 'all' ? query : filtersOf(query), site.feedLength) }
}

/** What chooses which articles belong to a feed. */
export const filtersOf = (query: URLSearchParams) =>
  new URLSearchParams([...query].filter(([name]) => filterNames.includes(name)))

/** What follows the family's own segments stays. */
function canonicalAddress({ basePath }: Site, key: string, url: string): string {
  const { pathname, search } = new URL(url)
  const [, , ...rest] = pathname.slice(basePath.length + 1).split('/')
  return `${basePath}${familyPath(key)}${rest.join('/')}${search}`
}
