/** Responses to methods without a route: OPTIONS and 405. */
import { type Problem, problem } from './problem.ts'

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
