/**
 * Addresses of the software that a newsroom used before → the feed that takes their place, below
 * the base path.
 */

import { decoded } from 'candor-disclosure/text/web-address.ts'
import { familyOf, familyPath, isFamilyKey } from '../families/families.ts'
import { topicSlug } from '../families/members.ts'
import type { KnownAddresses } from '../store/known-addresses.ts'
import { allFormats } from './address.ts'
import { articlePath } from './article-path.ts'
import { fileOf } from './guessed-addresses.ts'

/** Addresses of the newsroom (`old_addresses`) in one spelling → the path of the feed. */
export type OldPaths = ReadonlyMap<string, string>

/** The table, without rows that lead to no feed. */
export const oldPaths = ({ old, ...known }: KnownAddresses): OldPaths =>
  new Map(
    old.flatMap(({ path, family, format }) => {
      const [pathname = '', ...query] = path.split('?')
      const file = format === 'page' ? '' : allFormats.find(({ key }) => key === format)?.file
      const target =
        file === undefined ? null : (articleOf(family) ?? feedPath(known, family, file))
      return target === null ? [] : [[spelling(pathname, query.join('?')), target] as const]
    }),
  )

/** The path of the article's page that a row leads to. */
const articleOf = (key: string): string | null =>
  key.startsWith('articles/') ? articlePath(key.slice('articles/'.length)) : null

/**
 * Where an address leads: as the newsroom says, with or without the query string, or as WordPress
 * and Ghost have the feeds of topics. `null` for all others. The result is the path of one of our
 * own feeds: it leads to no other host, and no further.
 */
export function oldTarget(
  paths: OldPaths,
  known: KnownAddresses,
  pathname: string,
  search: string,
): string | null {
  const segments = segmentsOf(pathname)
  const own = paths.get(spelling(pathname, search))
  if (own !== undefined) return own
  if (segments.length === 0) return feedOfQuery(known, new URLSearchParams(search))
  return paths.get(spelling(pathname, '')) ?? feedOfTopic(known, segments)
}

/** Says whether WordPress would ask for a feed with this query string. */
export const asksForFeed = (url: string): boolean => /[?&]feed=/.test(url)

/**
 * `/category/{slug}/feed/`, below its parents too, and `/tag/{slug}/feed/atom/` of WordPress
 * (https://developer.wordpress.org/reference/functions/get_term_feed_link/); `/tag/{slug}/rss/` of
 * Ghost (https://docs.ghost.org/themes/routing). Topics have the slugs of both.
 */
function feedOfTopic(known: KnownAddresses, [first, ...rest]: readonly string[]): string | null {
  if (first !== 'category' && first !== 'tag') return null
  for (const [index, slug] of rest.entries()) {
    const below = rest.slice(index + 1)
    const file =
      below.length === 0 || below.length > longestFile ? undefined : fileOf.get(below.join('/'))
    if (file) return topicPath(known, slug, file)
  }
  return null
}

/** Segments of the longest address of a file below a feed, such as `feed/rss2`. */
const longestFile = 2

/**
 * Feeds of WordPress without permalinks: `/?feed=rss2`, `/?feed=atom&tag=science`
 * (https://codex.wordpress.org/WordPress_Feeds).
 */
function feedOfQuery(known: KnownAddresses, query: URLSearchParams): string | null {
  const file = fileOf.get(query.get('feed') ?? '')
  const names = [...query.keys()].filter((name) => name !== 'feed' && !isTracking(name))
  if (!file) return null
  if (names.length === 0) return feedPath(known, 'all', file)
  const [name = ''] = names
  // Candor does not know the numbers of other parameters, such as `cat`.
  return names.length === 1 && (name === 'tag' || name === 'category_name')
    ? topicPath(known, query.get(name) ?? '', file)
    : null
}

/** Categories can be paths, of which the last is meant. */
function topicPath(known: KnownAddresses, name: string, file: string): string | null {
  const slug = topicSlug.parse(name.split('/').at(-1) ?? '')
  return slug === undefined ? null : feedPath(known, `topics/${slug}`, file)
}

/** The path of the file of a feed that exists, also if its topic moved. */
function feedPath(
  { feeds }: Pick<KnownAddresses, 'feeds'>,
  key: string,
  file: string,
): string | null {
  const feed = feeds.get(key) ?? (alwaysExists(key) ? key : undefined)
  return feed === undefined ? null : `${familyPath(feed)}${file}`
}

function alwaysExists(key: string): boolean {
  const { member } = familyOf(key).family
  return (member === null || member.always === true) && isFamilyKey(key)
}

/**
 * One spelling for all: without regard to case, order of parameters, slashes at the end, and
 * percent-encoding.
 */
function spelling(pathname: string, search: string): string {
  const query = [...new URLSearchParams(search)]
    .filter(([name]) => !isTracking(name))
    .map(([name, value]) => `${name}=${value}`.toLowerCase())
  return `/${segmentsOf(pathname).join('/')}${query.length === 0 ? '' : `?${query.toSorted().join('&')}`}`
}

const isTracking = (name: string): boolean => name.startsWith('utm_')

/**
 * WordPress has `index.php` before or in place of the path where a server does not rewrite
 * addresses.
 */
const segmentsOf = (pathname: string): readonly string[] =>
  pathname
    .split('/')
    .map((segment) => decoded(segment).toLowerCase())
    .filter((segment) => segment !== '' && segment !== 'index.php')
