/** Labels of a route for metrics: few values, and none that a client can choose. */
import { groups } from '../families/families.ts'

/** How the response was found: `none` is no document, such as a redirect; `refused` is an error. */
export type CacheOutcome = 'memory' | 'stale' | 'rendered' | 'refused' | 'none'

export type RouteLabels = {
  /**
   * Pattern of the route below the base path, such as `/topics/:member/rss.xml`; `other` without a
   * route.
   */
  readonly route: string
  /** Group of families: `all`, `topics`, …; `none` if the route belongs to no family. */
  readonly group: string
  readonly format: FormatLabel
}

type FormatLabel =
  | 'rss'
  | 'atom'
  | 'json'
  | 'page'
  | 'embed'
  | 'list'
  | 'file'
  | 'api'
  | 'desk'
  | 'health'
  | 'other'

const feedFiles: Readonly<Record<string, FormatLabel>> = {
  'rss.xml': 'rss',
  'atom.xml': 'atom',
  'feed.json': 'json',
}

/** Where the address does not say it, as with `/feed`. */
const mediaTypes: Readonly<Record<string, FormatLabel>> = {
  'application/rss+xml': 'rss',
  'application/atom+xml': 'atom',
  'application/feed+json': 'json',
  'text/x-opml': 'list',
}

const lists = ['/opml.xml', '/feeds.json', '/sitemap.xml', '/opensearch.xml']
/** Families without members, each with a path of its own. */
const singles = ['reviewed', 'corrections']
/** Routes of the family of all articles. */
const all = ['/', '/rss.xml', '/atom.xml', '/feed.json', '/feed', '/embed/', '/embed/fragment.html']

const known = new Map<string, RouteLabels>()

/** Equal labels are one object. `mediaType` is that of the document, if there is one. */
export function labelsOf(pattern: string, mediaType: string | null): RouteLabels {
  const byType = mediaTypes[mediaType?.split(';', 1)[0] ?? '']
  const key = `${pattern} ${byType}`
  const found = known.get(key)
  if (found) return found
  // `:month{[0-9]{4}-[0-9]{2}}`: without the expression, which is noise in a label.
  const route = pattern === '' ? 'other' : pattern.replace(/(:\w+)\{\S*?\}(?=\/|$)/g, '$1')
  const made = { route, group: groupOf(route), format: byType ?? formatOf(route) }
  known.set(key, made)
  return made
}

function groupOf(pattern: string): string {
  // The feeds of a preset belong to the groups of their families.
  const route = pattern.replace(/^\/partners\/[^/]+(?=\/)/, '')
  const [, first = ''] = route.split('/')
  if (all.includes(route) || first === 'archive') return 'all'
  return (first !== '' && groups.some((group) => group === first)) || singles.includes(first)
    ? first
    : 'none'
}

function formatOf(route: string): FormatLabel {
  const file = route.slice(route.lastIndexOf('/') + 1)
  // It has a feed too, for editors alone.
  if (route.startsWith('/desk/')) return 'desk'
  if (feedFiles[file]) return feedFiles[file]
  if (route.startsWith('/api/')) return 'api'
  if (route.startsWith('/health/') || route === '/metrics') return 'health'
  if (/\/(embed|oembed)(\/|$)/.test(route)) return 'embed'
  if (lists.some((list) => route.endsWith(list))) return 'list'
  if (/\.\w+$/.test(file)) return 'file'
  return route === 'other' ? 'other' : 'page'
}
