/** Errors as problem documents (RFC 9457), all of the type `about:blank`. */
import { dataSafety } from './headers.ts'

/**
 * These errors depend only on the address, so caches may keep them; others may be gone on retry.
 */
const cacheableStatuses: readonly number[] = [400, 404, 410]

export type Problem = {
  /** 400–599. */
  readonly status: number
  /** Short; the same for all problems of one type. */
  readonly title: string
  /** Sentences that name the fault and the remedy. */
  readonly detail: string
  /** Set it only if a retry can help; rounded up to whole seconds. */
  readonly retryAfterSeconds?: number
  /** More headers, such as `Allow`. */
  readonly headers?: Readonly<Record<string, string>>
}

/** The response to `request`: HEAD gets no body. */
export function problem(request: Request, described: Problem): Response {
  const { status, title, detail, retryAfterSeconds, headers } = described
  const body = new TextEncoder().encode(JSON.stringify({ title, status, detail }))
  const allHeaders = new Headers({
    ...headers,
    'Content-Type': 'application/problem+json',
    'Content-Length': String(body.byteLength),
    'Cache-Control': cacheableStatuses.includes(status) ? 'public, max-age=60' : 'no-store',
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'Retry-After',
    ...dataSafety,
  })
  if (retryAfterSeconds !== undefined)
    allHeaders.set('Retry-After', String(Math.ceil(retryAfterSeconds)))
  return new Response(request.method === 'HEAD' ? null : body, { status, headers: allHeaders })
}

/** Methods of an address without routes. */
const defaultMethods: readonly string[] = ['GET']

/**
 * OPTIONS gets 204 with CORS preflight headers, the same for all origins and request headers, so
 * that no `Vary` is needed. Any other method gets a 405 problem. Both list the methods in `Allow`.
 * `served` are the methods of the address's routes.
 */
export function respondMethod(request: Request, served: readonly string[]): Response {
  const own = [...(served.length === 0 ? defaultMethods : served), 'OPTIONS']
  if (request.method === 'OPTIONS')
    return new Response(null, { status: 204, headers: preflightHeaders(allow(own)) })
  return problem(request, methodProblem(request.method, own))
}

/** The problem of a method without a route. `served` are the methods of the address's routes. */
export function methodProblem(method: string, served: readonly string[]): Problem {
  const allowed = allow(served)
  return {
    status: 405,
    title: 'Method not allowed',
    detail: `This address does not support ${method}. Use one of: ${allowed}.`,
    headers: { Allow: allowed },
  }
}

/** The value of `Allow`: where there is GET, there is HEAD. */
const allow = (served: readonly string[]): string =>
  served.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ')

const preflightHeaders = (allowed: string) => ({
  Allow: allowed,
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': allowed,
  'Access-Control-Allow-Headers': 'If-None-Match, If-Modified-Since',
  'Access-Control-Max-Age': '86400',
})
