/** Rendered → Response: conditional requests and the coding. */

import { evaluate } from './conditional.ts'
import type { Copies } from './copies.ts'
import type { Bytes, Rendered, SiteHeaders } from './encode.ts'
import { dataSafety, strictTransport } from './headers.ts'
import { type Coding, preferredCoding } from './negotiate.ts'
import {
  commonHeaders,
  type PlainHeaders,
  type Policy,
  withSiteHeaders,
} from './response-headers.ts'

/** A document with the headers of its responses: made once for many requests. */
export type Prepared = {
  readonly rendered: Rendered
  readonly policy: Policy
  /** Headers of 200 and 304. */
  readonly headers: PlainHeaders
  readonly notModified: ResponseInit
  /** Status and headers of 200 for each coding that a client has asked for. */
  readonly ok: Map<Coding | 'identity', ResponseInit>
}

/** A runtime sends a response sooner that is no promise. */
export type ResponseOrPromise = Response | Promise<Response>

/** Called with the status and the bytes of the body, just before the response is made. */
export type Sent = (status: number, bytes: number) => void

export type Responder = ReturnType<typeof createResponder>

/**
 * `hstsSeconds` is the `max-age` of `Strict-Transport-Security`; 0 sends none. `others` is for
 * documents without their own.
 */
export function createResponder(
  copies: Copies,
  hstsSeconds: number,
  others: SiteHeaders | null = null,
) {
  function prepare(rendered: Rendered, policy: Policy): Prepared {
    const own = commonHeaders(rendered, policy)
    const siteHeaders = rendered.siteHeaders ?? others
    const headers = {
      ...(siteHeaders ? withSiteHeaders(own, siteHeaders) : own),
      ...strictTransport(hstsSeconds),
    }
    return { rendered, policy, headers, notModified: { status: 304, headers }, ok: new Map() }
  }

  /**
   * The response to GET and HEAD: 200, or 304 if the client has these bytes. HEAD gets the headers
   * of GET. A promise only if the client needs a copy that is not in memory. `ifNoneMatch` is the
   * header of `request`, which is slow to read.
   */
  function answer(
    request: Request,
    prepared: Prepared,
    ifNoneMatch: string | null,
    sent?: Sent,
  ): ResponseOrPromise {
    const { rendered, policy, notModified } = prepared
    if (isNotModified(request, ifNoneMatch, rendered, policy)) {
      sent?.(304, 0)
      return new Response(null, notModified)
    }

    const { bytes, byteLength, codings } = rendered
    if (codings.length === 0) return send(request, prepared, 'identity', bytes, sent)
    const coding = preferredCoding(request.headers.get('Accept-Encoding'), codings) ?? 'identity'
    if (coding === 'gzip') return send(request, prepared, coding, bytes, sent)
    if (coding === 'identity' && request.method === 'HEAD') {
      sent?.(200, 0)
      return new Response(null, initOf(prepared, coding, byteLength))
    }
    const copy = copies(rendered, coding)
    return copy instanceof Promise
      ? copy.then((made) => send(request, prepared, coding, made, sent))
      : send(request, prepared, coding, copy, sent)
  }

  return {
    prepare,
    answer,
    respond: (request: Request, rendered: Rendered, policy: Policy) =>
      answer(request, prepare(rendered, policy), request.headers.get('If-None-Match')),
  }
}

function send(
  request: Request,
  prepared: Prepared,
  coding: Coding | 'identity',
  bytes: Bytes,
  sent: Sent | undefined,
): Response {
  const body = request.method === 'HEAD' ? null : bytes
  sent?.(200, body?.byteLength ?? 0)
  return new Response(body, initOf(prepared, coding, bytes.byteLength))
}

function isNotModified(
  request: Request,
  ifNoneMatch: string | null,
  { etag, changedAt }: Rendered,
  { now }: Policy,
): boolean {
  if (ifNoneMatch === null && changedAt === null) return false
  const ifModifiedSince = ifNoneMatch === null ? request.headers.get('If-Modified-Since') : null
  return (
    evaluate({ ifNoneMatch, ifModifiedSince, etag, changedAt: changedAt ?? now, now }) ===
    'not-modified'
  )
}

function initOf(
  { rendered, headers, ok }: Prepared,
  coding: Coding | 'identity',
  byteLength: number,
): ResponseInit {
  const known = ok.get(coding)
  if (known) return known
  const content = { 'Content-Type': rendered.mediaType, 'Content-Length': String(byteLength) }
  const encoding = coding === 'identity' ? undefined : { 'Content-Encoding': coding }
  // `encodeBody` tells workerd that the bytes are compressed already; Node ignores it.
  const init: ResponseInit & { encodeBody: 'manual' } = {
    headers: { ...headers, ...content, ...encoding },
    encodeBody: 'manual',
  }
  ok.set(coding, init)
  return init
}

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
