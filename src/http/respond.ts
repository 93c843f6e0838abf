/** Rendered → Response: validators, caching, CORS, the coding to send. */
import { evaluate, lastModified } from './conditional.ts'
import { type Coding, preferredCoding } from './negotiate.ts'
import type { Rendered } from './render.ts'

export type Policy = {
  /**
   * When the data was last found to be what the document shows, on the database's clock; the server's time where that
   * is earlier. It is not the time of the answer: data that may have changed since then must not get a `Last-Modified`
   * from after the change.
   */
  readonly now: Date
  /** Whole seconds since then. */
  readonly ageSeconds: number
  /** Whether newer data is known, which the document does not show: then nobody is told that nothing changed. */
  readonly outdated: boolean
  /** For readers: the polling interval. */
  readonly maxAgeSeconds: number
  /** For shared caches that know `CDN-Cache-Control` (RFC 9213). */
  readonly edgeSeconds: number
  /** How long readers and caches may live on their copies while this service is down. */
  readonly staleSeconds: number
  /** Whether these bytes are all that will ever be at this address (RFC 8246). */
  readonly immutable?: boolean
}

/**
 * The answer to GET and HEAD: 200, or 304 where the reader has these bytes. HEAD has the headers of GET. Nothing is
 * rendered, hashed or compressed here.
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

/** Not a `Headers`: Node's server sends a plain object as it is. */
type PlainHeaders = Record<string, string>

/** What a document is sent with: made anew when a moment of `policy` shows in it, which is once a second at most. */
type Inits = {
  readonly policy: Policy
  readonly notModified: ResponseInit
  /** By the coding that is sent. */
  readonly ok: ReadonlyMap<Coding | undefined, ResponseInit>
}

const inits = new WeakMap<Rendered, Inits>()

function initsOf(rendered: Rendered, policy: Policy): Inits {
  const known = inits.get(rendered)
  if (known && showsSame(rendered, known.policy, policy)) return known
  const headers = commonHeaders(rendered, policy)
  const codings = [undefined, ...rendered.coded.keys()]
  const made = {
    policy,
    notModified: { status: 304, headers },
    ok: new Map(codings.map((coding) => [coding, okInit(rendered, headers, coding)])),
  }
  inits.set(rendered, made)
  return made
}

function showsSame({ changedAt }: Rendered, one: Policy, other: Policy): boolean {
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
  // workerd would compress a second time unless told that the bytes already are; Node does not know the member.
  const init: ResponseInit & { encodeBody: 'manual' } = { headers, encodeBody: 'manual' }
  return init
}

/** What 200 and 304 share: everything but the headers about the content itself (RFC 9110 §15.4.5). */
function commonHeaders(rendered: Rendered, policy: Policy): PlainHeaders {
  const { etag, changedAt, link, aiDisclosure, cacheTag, safety } = rendered
  const { now, ageSeconds, maxAgeSeconds, edgeSeconds, staleSeconds, immutable } = policy
  const cacheControl = (freshSeconds: number, lagSeconds: number) =>
    `public, max-age=${freshSeconds}, stale-while-revalidate=${lagSeconds}, stale-if-error=${staleSeconds}${immutable ? ', immutable' : ''}`
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
