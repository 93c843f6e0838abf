/** Rendered → Response: conditional requests, cache headers, CORS and the coding. */
import { evaluate, lastModified } from './conditional.ts'
import type { Rendered } from './encode.ts'
import { type Coding, preferredCoding } from './negotiate.ts'

export type Policy = {
  /**
   * When the database last confirmed the document, on its clock, or the server's time if that is earlier. Not the time
   * of the response: the data may have changed since, and old bytes must not get a `Last-Modified` after that change.
   */
  readonly now: Date
  /** Whole seconds since then. */
  readonly ageSeconds: number
  /** The document does not show the newest known data: do not send a 304. */
  readonly outdated: boolean
  /** For clients: the polling interval. */
  readonly maxAgeSeconds: number
  /** For shared caches that support `CDN-Cache-Control` (RFC 9213). */
  readonly edgeSeconds: number
  /** How long clients and caches may use stale copies while this service is down. */
  readonly staleSeconds: number
  /** The bytes at this address never change (RFC 8246). */
  readonly immutable?: boolean
}

/**
 * The response to GET and HEAD: 200, or 304 if the client has these bytes. HEAD gets the headers of GET. Cheap: it
 * neither hashes nor compresses.
 */
export function respond(request: Request, rendered: Rendered, policy: Policy): Response {
  const { notModified, ok } = initsOf(rendered, policy)
  if (!policy.outdated && isNotModified(request, rendered, policy)) return new Response(null, notModified)

  const coding = preferredCoding(request.headers.get('Accept-Encoding'), rendered.coded)
  const body = (coding && rendered.coded.get(coding)) ?? rendered.body
  return new Response(request.method === 'HEAD' ? null : body, ok.get(coding))
}

function isNotModified({ headers }: Request, { etag, changedAt }: Rendered, { now }: Policy): boolean {
  const ifNoneMatch = headers.get('If-None-Match')
  const ifModifiedSince = changedAt === null ? null : headers.get('If-Modified-Since')
  return evaluate({ ifNoneMatch, ifModifiedSince, etag, changedAt: changedAt ?? now, now }) === 'not-modified'
}

/** Plain objects instead of `Headers`: Node's server sends them without a conversion. */
type PlainHeaders = Record<string, string>

/** Cached status and headers of a document's responses. They change with `policy`, at most once a second. */
type Inits = {
  readonly policy: Policy
  readonly notModified: ResponseInit
  /** By coding; `undefined` is uncompressed. */
  readonly ok: ReadonlyMap<Coding | undefined, ResponseInit>
}

const inits = new WeakMap<Rendered, Inits>()

function initsOf(rendered: Rendered, policy: Policy): Inits {
  const cached = inits.get(rendered)
  if (cached && hasSameHeaders(rendered, cached.policy, policy)) return cached
  const headers = commonHeaders(rendered, policy)
  const codings = [undefined, ...rendered.coded.keys()]
  const built = {
    policy,
    notModified: { status: 304, headers },
    ok: new Map(codings.map((coding) => [coding, okInit(rendered, headers, coding)])),
  }
  inits.set(rendered, built)
  return built
}

function hasSameHeaders({ changedAt }: Rendered, one: Policy, other: Policy): boolean {
  return (
    one.ageSeconds === other.ageSeconds &&
    one.maxAgeSeconds === other.maxAgeSeconds &&
    one.edgeSeconds === other.edgeSeconds &&
    one.staleSeconds === other.staleSeconds &&
    one.immutable === other.immutable &&
    (changedAt === null || Number(lastModified(changedAt, one.now)) === Number(lastModified(changedAt, other.now)))
  )
}

function okInit(rendered: Rendered, common: PlainHeaders, coding: Coding | undefined): ResponseInit {
  const { byteLength } = (coding && rendered.coded.get(coding)) ?? rendered.body
  const headers: PlainHeaders = {
    ...common,
    'Content-Type': rendered.mediaType,
    'Content-Length': String(byteLength),
  }
  if (coding) headers['Content-Encoding'] = coding
  // `encodeBody` tells workerd that the bytes are compressed already; Node ignores it.
  const init: ResponseInit & { encodeBody: 'manual' } = { headers, encodeBody: 'manual' }
  return init
}

/** Headers of both 200 and 304: all but those of the content (RFC 9110 §15.4.5). */
function commonHeaders(rendered: Rendered, policy: Policy): PlainHeaders {
  const { etag, changedAt, link, aiDisclosure, cacheTag, safety } = rendered
  const { now, ageSeconds, maxAgeSeconds, edgeSeconds, staleSeconds, immutable } = policy
  const cacheControl = (freshSeconds: number, revalidateSeconds: number) =>
    `public, max-age=${freshSeconds}, stale-while-revalidate=${revalidateSeconds}, stale-if-error=${staleSeconds}${immutable ? ', immutable' : ''}`
  const headers: PlainHeaders = {
    ETag: etag,
    'Cache-Control': cacheControl(maxAgeSeconds, Math.min(edgeSeconds, maxAgeSeconds)),
    'CDN-Cache-Control': cacheControl(edgeSeconds, edgeSeconds),
    Vary: 'Accept-Encoding',
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'ETag, Last-Modified, Link, AI-Disclosure',
    'X-Content-Type-Options': 'nosniff',
    ...safety,
  }
  if (changedAt !== null) headers['Last-Modified'] = lastModified(changedAt, now).toUTCString()
  if (ageSeconds > 0) headers.Age = String(ageSeconds)
  if (link !== '') headers.Link = link
  if (aiDisclosure !== null) headers['AI-Disclosure'] = aiDisclosure
  if (cacheTag !== '') headers['Cache-Tag'] = cacheTag
  return headers
}
