/** Text → Response for everything that is not a feed: pages, the stylesheet, the vocabulary's files. */
import { evaluate } from '../http/conditional.ts'
import { entityTag } from '../http/entity-tag.ts'
import { acceptsEncoding } from '../http/negotiate.ts'
import type { Site } from '../site.ts'

export type StaticFile = {
  readonly body: string
  readonly mediaType: string
  /** How long it may be kept without asking. */
  readonly maxAgeSeconds: number
}

/** Below this a gzip header costs about what it saves. */
const compressAboveBytes = 1024

/**
 * The answer to GET and HEAD: 200, or 304 for a matching ETag. Pages have no `Last-Modified`, since a release or a
 * setting changes them as well as the newsroom does.
 */
export async function respondFile(request: Request, { body, mediaType, maxAgeSeconds }: StaticFile): Promise<Response> {
  const bytes = new TextEncoder().encode(body)
  const etag = await entityTag(bytes)
  const headers = new Headers({
    ETag: etag,
    'Cache-Control': `public, max-age=${maxAgeSeconds}`,
    Vary: 'Accept-Encoding',
    'Access-Control-Allow-Origin': '*',
    'X-Content-Type-Options': 'nosniff',
  })
  const asked = { ifNoneMatch: request.headers.get('If-None-Match'), ifModifiedSince: null }
  if (evaluate({ ...asked, etag, changedAt: new Date(0), now: new Date(0) }) === 'not-modified') {
    return new Response(null, { status: 304, headers })
  }
  headers.set('Content-Type', mediaType)
  const compress =
    bytes.byteLength > compressAboveBytes && acceptsEncoding(request.headers.get('Accept-Encoding'), 'gzip')
  if (compress) headers.set('Content-Encoding', 'gzip')
  else headers.set('Content-Length', String(bytes.byteLength))
  // workerd would compress a second time unless told that the bytes already are; Node does not know the member.
  const init: ResponseInit & { encodeBody: 'manual' } = { headers, encodeBody: 'manual' }
  if (request.method === 'HEAD') return new Response(null, init)
  return new Response(compress ? new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip')) : bytes, init)
}

/** A page of ours: HTML that may load our stylesheet and pictures, and nothing else. */
export async function respondPage(request: Request, site: Site, body: string): Promise<Response> {
  const response = await respondFile(request, { body, mediaType: 'text/html; charset=utf-8', maxAgeSeconds: 60 })
  for (const [name, value] of pageHeaders(site)) response.headers.set(name, value)
  return response
}

/** The headers of every page. No script at all, and no frame around us: nobody can dress a page of ours up. */
export function pageHeaders(site: Site): readonly (readonly [string, string])[] {
  const pictures = [site.origin, site.logoUrl, site.iconUrl].flatMap((url) =>
    url === null ? [] : [new URL(url).origin],
  )
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    `img-src 'self' ${[...new Set(pictures)].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]
  return [
    ['Content-Security-Policy', policy.join('; ')],
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ]
}
