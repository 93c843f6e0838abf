/**
 * Addresses that people and programs guess, and other spellings of ours → the canonical address,
 * below the base path.
 */

import { decoded } from 'candor-disclosure/text/web-address.ts'
import { families, familyKey, familyPath, groups } from '../families/families.ts'

/**
 * File of a feed → guesses of it below the feed's address, in lower case and without slashes at the
 * ends.
 */
const files: Readonly<Record<string, readonly string[]>> = {
  '': ['index.html'],
  'rss.xml': [
    'rss',
    'rss2',
    'rdf',
    'rss2.xml',
    'feed',
    'feed.xml',
    'feed.rss',
    'index.xml',
    'index.rss',
    'rss/index.xml',
    'rss/feed',
    'rss/feed.xml',
    'feed/rss',
    'feed/rss2',
    'feed/rdf',
    'feed/rss.xml',
    'feed/index.xml',
  ],
  'atom.xml': ['atom', 'feed.atom', 'index.atom', 'atom/index.xml', 'feed/atom', 'feed/atom.xml'],
  'feed.json': [
    'json',
    'jsonfeed',
    'jsonfeed.json',
    'index.json',
    'rss.json',
    'feed/json',
    'feed/feed.json',
  ],
}

/** Path → guesses of it, for addresses that exist only at the root. */
const rootPaths: Readonly<Record<string, readonly string[]>> = {
  '/feed': [],
  '/disclosure': [],
  '/feeds/': ['feeds.html', 'directory'],
  '/search/': ['search.html'],
  '/opml.xml': ['opml', 'feeds.opml', 'feeds/opml.xml', 'subscriptions.opml'],
  '/feeds.json': ['feeds/feeds.json'],
  '/sitemap.xml': ['sitemap', 'sitemap_index.xml'],
  '/ns/1.0': [],
  '/rss.xml': [
    'feeds/rss',
    'feeds/rss.xml',
    'feeds/feed.xml',
    'wp-rss.php',
    'wp-rss2.php',
    'wp-rdf.php',
    'wp-feed.php',
  ],
  '/atom.xml': [
    'feeds/atom',
    'feeds/atom.xml',
    'feeds/feed.atom',
    'feeds/all.atom.xml',
    'wp-atom.php',
  ],
  '/feed.json': ['feeds/json', 'feeds/feed.json'],
}

/** Guess or file → file. */
export const fileOf: ReadonlyMap<string, string> = new Map(
  Object.entries(files).flatMap(([file, guesses]) =>
    [file, ...guesses].map((guess) => [guess, file] as const),
  ),
)

/** Guess or path, without slashes at the ends → path. */
const pathOf: ReadonlyMap<string, string> = new Map(
  Object.entries(rootPaths).flatMap(([path, guesses]) =>
    [path.replace(/^\/|\/$/g, ''), ...guesses].map((guess) => [guess, path] as const),
  ),
)

/**
 * The canonical path of a guessed one, or `null` if there is none or it is canonical already. Both
 * begin with one slash. Ignores letter case, repeated slashes, and a slash at the end. The result
 * consists of our own words and canonical names of families only, so it cannot lead to another
 * host.
 */
export function guessedPath(pathname: string): string | null {
  const segments = pathname
    .toLowerCase()
    .split('/')
    .filter((segment) => segment !== '')
  const path =
    segments.length === 0
      ? null
      : (pathOf.get(segments.join('/')) ?? belowFeed('/', segments) ?? belowFamily(segments))
  return path === pathname ? null : path
}

function belowFamily([first = '', ...rest]: readonly string[]): string | null {
  if (first === 'search') return belowFeed('/search/', rest)
  const family = families.find(({ path }) => path !== '' && path === first)
  if (!family) return null
  if (family.member === null) return belowFeed(familyPath(familyKey(family, null)), rest)
  const [given, ...others] = rest
  if (given === undefined) return groups.some((group) => group === first) ? `/${first}/` : null
  if (given === 'opml.xml' && others.length === 0) return `/${first}/opml.xml`
  const member = family.member.parse(decoded(given))
  return member === undefined ? null : belowFeed(familyPath(familyKey(family, member)), others)
}

/** `base` is the feed's path. A part of its archive has the same files. */
function belowFeed(base: string, segments: readonly string[]): string | null {
  const [archive, month = '', part = '', ...others] = segments
  const isPart =
    archive === 'archive' && /^[0-9]{4}-[0-9]{2}$/.test(month) && /^[1-9][0-9]{0,6}$/.test(part)
  const file = fileOf.get((isPart ? others : segments).join('/'))
  if (file === undefined) return null
  return isPart ? `${base}archive/${month}/${part}/${file}` : `${base}${file}`
}
