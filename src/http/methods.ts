/** Answers the methods that a route does not have: OPTIONS with what is allowed, others with 405. */
import { problem } from './problem.ts'

/** What an address allows that only reads, and one that does not exist. */
const reading: readonly string[] = ['GET']

/**
 * OPTIONS gives 204 with the CORS preflight headers, the same for every origin and every question, so that nothing need
 * vary; any other method gives a 405 problem. Both name the methods in `Allow`. `served` are those of the address's
 * routes.
 */
export function respondMethod(request: Request, served: readonly string[]): Response {
  const own = served.length === 0 ? reading : served
  const allowed = [...own.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])), 'OPTIONS'].join(', ')
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: preflightHeaders(allowed) })
  return problem(request, {
    status: 405,
    title: 'Method not allowed',
    detail: `This address does not take ${request.method}. Send one of: ${allowed}.`,
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
