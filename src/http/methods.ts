/** Responses to methods without a route: OPTIONS and 405. */
import { problem } from './problem.ts'

/** Methods of an address without routes. */
const defaultMethods: readonly string[] = ['GET']

/**
 * OPTIONS gets 204 with CORS preflight headers, the same for all origins and request headers, so that no `Vary` is
 * needed. Any other method gets a 405 problem. Both list the methods in `Allow`. `served` are the methods of the
 * address's routes.
 */
export function respondMethod(request: Request, served: readonly string[]): Response {
  const own = served.length === 0 ? defaultMethods : served
  const allowed = [...own.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])), 'OPTIONS'].join(', ')
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: preflightHeaders(allowed) })
  return problem(request, {
    status: 405,
    title: 'Method not allowed',
    detail: `This address does not support ${request.method}. Use one of: ${allowed}.`,
    headers: { Allow: allowed },
  })
}

const preflightHeaders = (allowed: string) => ({
  Allow: allowed,
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': allowed,
  'Access-Control-Allow-Headers': 'If-None-Match, If-Modified-Since',
  'Access-Control-Max-Age': '86400',
})
