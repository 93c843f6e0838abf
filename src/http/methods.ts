/** Which methods a known route answers: GET and HEAD go on to it, OPTIONS and the rest are answered here. */
import { problem } from './problem.ts'

const allowed = 'GET, HEAD, OPTIONS'

/**
 * `null` lets a GET or HEAD pass. OPTIONS gives 204 with the CORS preflight headers, the same for every origin and
 * every question, so that nothing need vary; any other method gives a 405 problem. Both name the methods in `Allow`.
 */
export function allowMethods(request: Request): Response | null {
  if (request.method === 'GET' || request.method === 'HEAD') return null
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: preflightHeaders })
  return problem(request, {
    status: 405,
    title: 'Method not allowed',
    detail: `This address can only be read: send GET or HEAD instead of ${request.method}.`,
    headers: { Allow: allowed },
  })
}

const preflightHeaders = {
  Allow: allowed,
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': allowed,
  'Access-Control-Allow-Headers': 'If-None-Match, If-Modified-Since',
  'Access-Control-Max-Age': '86400',
}
