/** Redirects, with a table of common guesses of our addresses that are redirected instead of a 404. */
import { dataSafety } from './safety.ts'

/** Default cache time: a redirect may be wrong one day. */
const daySeconds = 86_400

/** Canonical path → common guesses of it, in lower case and without a slash at the end. */
const guesses: Readonly<Record<string, readonly string[]>> = {
  '/feed': [],
  '/disclosure': [],
  '/feeds/': ['/feeds.html', '/directory'],
  '/search/': ['/search.html'],
  '/opml.xml': ['/opml', '/feeds.opml', '/feeds/opml.xml', '/subscriptions.opml'],
  '/feeds.json': ['/feeds/feeds.json'],
  '/sitemap.xml': ['/sitemap', '/sitemap_index.xml'],
  '/ns/1.0': [],
  '/rss.xml': [
    ...['/rss', '/rss2', '/rss2.xml', '/feed.xml', '/feed.rss', '/index.xml', '/index.rss', '/rss/index.xml'],
    ...['/rss/feed', '/rss/feed.xml', '/feed/rss', '/feed/rss2', '/feed/rss.xml', '/feed/index.xml'],
    ...['/feeds/rss', '/feeds/rss.xml', '/feeds/feed.xml', '/wp-rss.php', '/wp-rss2.php'],
  ],
  '/atom.xml': [
    ...['/atom', '/feed.atom', '/index.atom', '/atom/index.xml', '/feed/atom', '/feed/atom.xml'],
    ...['/feeds/atom', '/feeds/atom.xml', '/feeds/feed.atom', '/feeds/all.atom.xml', '/wp-atom.php'],
  ],
  '/feed.json': [
    ...['/json', '/jsonfeed', '/jsonfeed.json', '/index.json', '/rss.json', '/feed/json', '/feed/feed.json'],
    ...['/feeds/json', '/feeds/feed.json'],
  ],
}

const targets: ReadonlyMap<string, string> = new Map(
  Object.entries(guesses).flatMap(([target, paths]) =>
    [target.replace(/\/$/, ''), ...paths].map((path) => [path, target] as const),
  ),
)

/**
 * The canonical path of a guessed one, or `null` if it needs no redirect. Both are relative to the base path. Ignores
 * letter case and one slash at the end. The result comes from the table, never from the request, so it cannot lead to
 * another host. The caller adds the base path and the query string.
 */
export function habitRedirect(pathname: string): string | null {
  const target = targets.get(pathname.toLowerCase().replace(/\/$/, '')) ?? null
  return target === pathname ? null : target
}

/** Path and query string of the URL, with a slash at the end of the path: pages of feeds are folders. */
export function withSlash(url: string): string {
  const { pathname, search } = new URL(url)
  return `${pathname}/${search}`
}

/** As `habitRedirect`, with the base path in both. `null` for paths outside it: another service owns them. */
export function habitTarget(pathname: string, basePath: string): string | null {
  if (pathname === basePath) return `${basePath}/`
  if (!pathname.startsWith(`${basePath}/`)) return null
  const target = habitRedirect(pathname.slice(basePath.length))
  return target && `${basePath}${target}`
}

/** A redirect that scripts of other sites may follow, as they may read its target. `null` disables caching. */
export function redirectTo(
  location: string,
  status: 301 | 302 | 308,
  maxAgeSeconds: number | null = daySeconds,
): Response {
  const headers = {
    Location: location,
    'Cache-Control': maxAgeSeconds === null ? 'private, no-store' : `public, max-age=${maxAgeSeconds}`,
    'Access-Control-Allow-Origin': '*',
    ...dataSafety,
  }
  return new Response(null, { status, headers })
}
