/**
 * Address → request: the family, the format, the part of its archive, and the parameters of the
 * query string.
 */
import { type Family, familyKey, familyPath } from '../families/families.ts'
import type { Site } from '../settings/site.ts'
import type { ArchivePart } from '../store/selection.ts'
import {
  archivedPart,
  type FeedRequest,
  filterNames,
  parseSelection,
  wholeFamily,
} from './selection.ts'

/** Path parameters of a route: the member, and the month and number of a part of the archive. */
export type Segments = { readonly member?: string; readonly month?: string; readonly part?: string }

/**
 * Routes of the family and of the parts of its archive, below the base path and without the file
 * name.
 */
export function familyPatterns({ path, member }: Family): readonly string[] {
  const base = [path, member && ':member'].filter(Boolean).map((segment) => `/${segment}`)
  const own = base.join('')
  return [own, `${own}/archive/:month{[0-9]{4}-[0-9]{2}}/:part{p?[1-9][0-9]{0,6}}`]
}

/** The result of parsing an address. */
type ParsedAddress =
  | { readonly request: FeedRequest }
  /** Path and query string of the canonical address. */
  | { readonly moved: string }
  /** No such address can exist; the sentences tell what the member must be. */
  | { readonly impossible: string }

/**
 * Parses the path parameters and the query string of `url`, an absolute URL. With `filters`, it
 * ignores all parameters but `filterNames`.
 *
 * @throws {SelectionError} for a parameter that is not allowed.
 */
export function parseAddress(
  site: Site,
  family: Family,
  { member: given, month, part }: Segments,
  url: string,
  parameters: 'all' | 'filters',
): ParsedAddress {
  const member = family.member === null ? null : family.member.parse(given ?? '')
  if (member === undefined) {
    const base = `${site.basePath}/${family.path}/`
    return {
      impossible: `"${(given ?? '').slice(0, 40)}" after ${base} is invalid. It must be ${family.member?.expected}.`,
    }
  }
  const key = familyKey(family, member)
  if (member !== null && given !== member) return { moved: canonicalAddress(site, key, url) }
  if (month !== undefined) return { request: archivedPart(key, partOf(month, part)) }
  if (!url.includes('?')) return { request: wholeFamily(key, site.feedLength) }
  const query = new URL(url).searchParams
  return {
    request: parseSelection(
      key,
      parameters === 'all' ? query : filterParametersOf(query),
      site.feedLength,
    ),
  }
}

/** The part with this name (`partName`). */
function partOf(month: string, part = ''): ArchivePart {
  return part.startsWith('p')
    ? { month, number: Number(part.slice(1)), isPrivate: true }
    : { month, number: Number(part) }
}

/** The parameters that filter the articles of a feed. */
export const filterParametersOf = (query: URLSearchParams) =>
  new URLSearchParams([...query].filter(([name]) => filterNames.includes(name)))

/** Replaces the segments of the family, and keeps the rest of the path and the query string. */
function canonicalAddress({ basePath }: Site, key: string, url: string): string {
  const { pathname, search } = new URL(url)
  const [, , ...rest] = pathname.slice(basePath.length + 1).split('/')
  return `${basePath}${familyPath(key)}${rest.join('/')}${search}`
}

export type FormatKey = 'rss' | 'atom' | 'json'

export type Format = {
  readonly key: FormatKey
  readonly name: string
  /** Last segment of the feed's address. */
  readonly file: string
  /** Media type without parameters, for links. */
  readonly type: string
  /** Value of `Content-Type`. */
  readonly mediaType: string
  /** Media types in `Accept` that select this format; its own type first. */
  readonly mediaTypes: readonly string[]
}

const format = (
  key: FormatKey,
  name: string,
  file: string,
  types: readonly [string, ...string[]],
): Format => ({
  key,
  name,
  file,
  type: types[0],
  mediaType: `${types[0]}; charset=utf-8`,
  mediaTypes: types,
})

export const formats: Readonly<Record<FormatKey, Format>> = {
  rss: format('rss', 'RSS', 'rss.xml', ['application/rss+xml', 'application/xml', 'text/xml']),
  atom: format('atom', 'Atom', 'atom.xml', ['application/atom+xml']),
  json: format('json', 'JSON Feed', 'feed.json', ['application/feed+json', 'application/json']),
}

/** RSS first: it is the default for a client without a preference. */
export const allFormats: readonly Format[] = Object.values(formats)

export type FormatUrls = Readonly<Record<FormatKey, string>>

/**
 * URLs of the documents of one feed. `base` ends with a slash; `query` is empty or begins with `?`.
 */
export const formatUrls = (base: string, query = ''): FormatUrls => ({
  rss: `${base}${formats.rss.file}${query}`,
  atom: `${base}${formats.atom.file}${query}`,
  json: `${base}${formats.json.file}${query}`,
})

/** Before the token of a partner, below the base path (documents/token-addresses.ts). */
export const tokenAddressPrefix = '/p/'
