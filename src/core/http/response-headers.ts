/** The headers that 200 and 304 share: caching, validators and CORS. */
import { lastModified } from './conditional.ts'
import type { Rendered, SiteHeaders } from './encode.ts'

export type Policy = {
  /**
   * When the database last confirmed the document, on its clock, or the earliest possible `Date` if
   * that is earlier. Not the time of the response: the data may have changed since, and old bytes
   * must not get a `Last-Modified` after that change.
   */
  readonly now: Date
  /** Whole seconds since the confirmation. */
  readonly ageSeconds: number
  /** For clients: the polling interval. */
  readonly maxAgeSeconds: number
  /**
   * For shared caches that support `CDN-Cache-Control` (RFC 9213), which then wait for an answer.
   */
  readonly edgeSeconds: number
  /**
   * How long clients and caches may use stale copies while this service is down, `ageSeconds`
   * included.
   */
  readonly staleSeconds: number
  /** The bytes at this address never change (RFC 8246). */
  readonly immutable?: boolean
  /** `Authorization` can select another response at this address. */
  readonly takesTokens?: boolean
  /** Shared caches may not keep it. */
  readonly isPrivate?: boolean
}

/** Plain objects instead of `Headers`: Node's server sends them without a conversion. */
export type PlainHeaders = Readonly<Record<string, string>>

export function withSiteHeaders(own: PlainHeaders, { headers, link }: SiteHeaders): PlainHeaders {
  return {
    ...own,
    ...headers,
    Link: own['Link'] === undefined ? link : `${own['Link']}, ${link}`,
    'Access-Control-Expose-Headers': [
      own['Access-Control-Expose-Headers'],
      ...Object.keys(headers),
    ].join(', '),
  }
}

/** Headers of both 200 and 304: all but those of the content (RFC 9110 §15.4.5). */
export function commonHeaders(rendered: Rendered, policy: Policy): PlainHeaders {
  const { etag, changedAt, link, contentLocation, safety } = rendered
  const {
    now,
    ageSeconds,
    maxAgeSeconds,
    edgeSeconds,
    staleSeconds,
    immutable,
    takesTokens,
    isPrivate,
  } = policy
  const cacheControl = (freshSeconds: number, revalidateSeconds: number) =>
    `${isPrivate ? 'private' : 'public'}, max-age=${freshSeconds}, stale-while-revalidate=${revalidateSeconds}, stale-if-error=${Math.max(0, staleSeconds - ageSeconds)}${immutable ? ', immutable' : ''}`
  const headers: Record<string, string> = {
    ETag: etag,
    'Cache-Control': cacheControl(maxAgeSeconds, Math.min(edgeSeconds, maxAgeSeconds)),
    ...(!isPrivate && { 'CDN-Cache-Control': cacheControl(edgeSeconds, 0) }),
    Vary: takesTokens ? 'Accept-Encoding, Authorization' : 'Accept-Encoding',
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'ETag, Last-Modified, Link',
    'X-Content-Type-Options': 'nosniff',
    ...safety,
  }
  if (changedAt !== null) headers['Last-Modified'] = lastModified(changedAt, now).toUTCString()
  if (ageSeconds > 0) headers.Age = String(ageSeconds)
  if (link !== '') headers.Link = link
  if (contentLocation !== '') headers['Content-Location'] = contentLocation
  return headers
}
