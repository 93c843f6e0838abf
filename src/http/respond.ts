/** Turns a rendered document into the Response that leaves the service: validators, caching, CORS, compression. */
import { evaluate, lastModified } from './conditional.ts'
import { type Link, linkHeader } from './link-header.ts'
import { acceptsEncoding } from './negotiate.ts'

/** Below this a gzip header costs about what it saves. */
const compressAboveBytes = 1024
/** How long a reader or an edge may live on its copy while this service is down. */
const staleIfErrorSeconds = 86_400

export type Representation = {
  /** The whole document, uncompressed. */
  readonly body: Uint8Array<ArrayBuffer>
  /** With `charset` where the type has one. */
  readonly mediaType: string
  /** From `entityTag(body)`. */
  readonly etag: string
  readonly changedAt: Date
  readonly links: readonly Link[]
  /** From `aiDisclosure(…)`. */
  readonly aiDisclosure: string | null
}

export type Policy = {
  /**
   * When the data was looked at, or last found unchanged, on the database's clock; the server's time where that is
   * earlier. For a document kept in memory it is not the time of the answer: data that may have changed since then
   * must not get a `Last-Modified` from after the change.
   */
  readonly now: Date
  /** For readers: the polling interval. */
  readonly maxAgeSeconds: number
  /** For shared caches that know `CDN-Cache-Control` (RFC 9213); never taken to be longer than `maxAgeSeconds`. */
  readonly edgeSeconds: number
}

/**
 * The answer to GET and HEAD: 200, or 304 where the reader has these bytes. HEAD has the headers of GET;
 * `Content-Length` is there when it is known, which streamed gzip's is not.
 */
export function respond(request: Request, representation: Representation, policy: Policy): Response {
  const headers = commonHeaders(representation, policy)
  const outcome = evaluate({
    ifNoneMatch: request.headers.get('If-None-Match'),
    ifModifiedSince: request.headers.get('If-Modified-Since'),
    etag: representation.etag,
    changedAt: representation.changedAt,
    now: policy.now,
  })
  if (outcome === 'not-modified') return new Response(null, { status: 304, headers })

  const { body, mediaType } = representation
  headers.set('Content-Type', mediaType)
  const acceptsGzip = acceptsEncoding(request.headers.get('Accept-Encoding'), 'gzip')
  const compress = acceptsGzip && body.byteLength > compressAboveBytes
  if (compress) headers.set('Content-Encoding', 'gzip')
  else headers.set('Content-Length', String(body.byteLength))

  // workerd would compress a second time unless told that the bytes already are; Node does not know the member.
  const init: ResponseInit & { encodeBody: 'manual' } = { headers, encodeBody: 'manual' }
  if (request.method === 'HEAD') return new Response(null, init)
  return new Response(compress ? gzip(body) : body, init)
}

/** What 200 and 304 share: everything but the headers about the content itself (RFC 9110 §15.4.5). */
function commonHeaders({ etag, changedAt, links, aiDisclosure }: Representation, policy: Policy): Headers {
  const edgeSeconds = Math.min(policy.edgeSeconds, policy.maxAgeSeconds)
  const stale = `stale-while-revalidate=${edgeSeconds}, stale-if-error=${staleIfErrorSeconds}`
  const headers = new Headers({
    ETag: etag,
    'Last-Modified': lastModified(changedAt, policy.now).toUTCString(),
    'Cache-Control': `public, max-age=${policy.maxAgeSeconds}, ${stale}`,
    'CDN-Cache-Control': `public, max-age=${edgeSeconds}, ${stale}`,
    Vary: 'Accept-Encoding',
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'ETag, Last-Modified, Link, AI-Disclosure',
    'X-Content-Type-Options': 'nosniff',
  })
  if (links.length > 0) headers.set('Link', linkHeader(links))
  if (aiDisclosure !== null) headers.set('AI-Disclosure', aiDisclosure)
  return headers
}

/** One way for both runtimes: Node sends what it is given, and Cloudflare by itself leaves Atom and JSON Feed plain. */
function gzip(body: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'))
}
