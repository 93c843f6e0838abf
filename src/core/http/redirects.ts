/** Redirects. All permanent ones are 301: older clients do not follow 308. */
import { dataSafety } from './safety.ts'

/** Default cache time: a redirect may be wrong one day. */
const daySeconds = 86_400

/**
 * Path and query string of the URL, with a slash at the end of the path: pages of feeds are
 * folders.
 */
export function withSlash(url: string): string {
  const { pathname, search } = new URL(url)
  return `${pathname}/${search}`
}

/**
 * A redirect that scripts of other sites may follow, as they may read its target. `null` disables
 * caching.
 */
export function redirectTo(
  location: string,
  status: 301 | 302,
  maxAgeSeconds: number | null = daySeconds,
): Response {
  const headers = {
    Location: location,
    'Cache-Control':
      maxAgeSeconds === null ? 'private, no-store' : `public, max-age=${maxAgeSeconds}`,
    'Access-Control-Allow-Origin': '*',
    ...dataSafety,
  }
  return new Response(null, { status, headers })
}
