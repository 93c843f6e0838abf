/** Turns a rendered document into the Response that leaves the service: validators, caching, CORS, the coding to send. */
import { evaluate, lastModified } from './conditional.ts'
import { type Coding, preferredCoding } from './negotiate.ts'

export type Bytes = Uint8Array<ArrayBuffer>

export type Representation = {
  /** The whole document, uncompressed. */
  readonly body: Bytes
  /** The same compressed, in each coding that it is kept in; better ones first. */
  readonly coded: ReadonlyMap<Coding, Bytes>
  /** With `charset` where the type has one. */
  readonly mediaType: string
  /** From `entityTag(body)`. */
  readonly etag: string
  /** `null` for what a release or a setting changes as well as the newsroom does: it has no `Last-Modified`. */
  readonly changedAt: Date | null
  /** From `linkHeader(…)`; empty for none. */
  readonly link: string
  /** From `aiDisclosure(…)`. */
  readonly aiDisclosure: string | null
  /** What a cache in front may purge it by (`Cache-Tag`), comma-separated; empty for none. */
  readonly cacheTag: string
  /** What it may do where it is opened: `Content-Security-Policy` and the like. */
  readonly safety: Readonly<Record<string, string>>
}

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
export function respond(request: Request, representation: Representation, policy: Policy): Response {
  const { notModified, ok } = initsOf(representation, policy)
  if (!policy.outdated && isNotModified(request, representation, policy)) return new Response(null, notModified)

  const coding = preferredCoding(request.headers.get('Accept-Encoding'), representation.coded)
  const body = (coding && representation.coded.get(coding)) ?? representation.body
  return new Response(request.method === 'HEAD' ? null : body, ok.get(coding))
}

function isNotModified({ headers }: Request, { etag, changedAt }: Representation, { now }: Policy): boolean {
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

const inits = new WeakMap<Representation, Inits>()

function initsOf(representation: Representation, policy: Policy): Inits {
  const known = inits.get(representation)
  if (known && showsSame(representation, known.policy, policy)) return known
  const headers = commonHeaders(representation, policy)
  const codings = [undefined, ...representation.coded.keys()]
  const made = {
    policy,
    notModified: { status: 304, headers },
    ok: new Map(codings.map((coding) => [coding, okInit(representation, headers, coding)])),
  }
  inits.set(representation, made)
  return made
}

function showsSame({ changedAt }: Representation, one: Policy, other: Policy): boolean {
  return (
    one.ageSeconds === other.ageSeconds &&
    one.maxAgeSeconds === other.maxAgeSeconds &&
    one.edgeSeconds === other.edgeSeconds &&
    one.staleSeconds === other.staleSeconds &&
    one.immutable === other.immutable &&
    (changedAt === null || Number(lastModified(changedAt, one.now)) === Number(lastModified(changedAt, other.now)))
  )
}

function okInit(representation: Representation, common: PlainHeaders, coding: Coding | undefined): ResponseInit {
  const { byteLength } = (coding && representation.coded.get(coding)) ?? representation.body
  const headers: PlainHeaders = {
    ...common,
    'Content-Type': representation.mediaType,
    'Content-Length': String(byteLength),
  }
  if (coding) headers['Content-Encoding'] = coding
  // workerd would compress a second time unless told that the bytes already are; Node does not know the member.
  const init: ResponseInit & { encodeBody: 'manual' } = { headers, encodeBody: 'manual' }
  return init
}

/** What 200 and 304 share: everything but the headers about the content itself (RFC 9110 §15.4.5). */
function commonHeaders(representation: Representation, policy: Policy): PlainHeaders {
  const { etag, changedAt, link, aiDisclosure, cacheTag, safety } = representation
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
