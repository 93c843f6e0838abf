/**
 * Errors (RFC 9457): they name the next step, and caches store only those that depend on the
 * address alone.
 */
import { describe, expect, it } from 'vitest'
import { dataSafety } from '../../../src/core/http/headers.ts'
import { type Problem, problem } from '../../../src/core/http/problem.ts'

const request = (method = 'GET') => new Request('https://news.example.org/rss.xml', { method })

function notFound(overrides: Partial<Problem> = {}): Problem {
  return {
    status: 404,
    title: 'No such feed',
    detail: 'See /feeds/ for the list of feeds.',
    ...overrides,
  }
}

describe('problem', () => {
  it('is a problem document with the headers of the API', async () => {
    const response = problem(request(), notFound())
    const text = await response.text()
    expect(response.status).toBe(404)
    expect(JSON.parse(text)).toEqual({
      title: 'No such feed',
      status: 404,
      detail: 'See /feeds/ for the list of feeds.',
    })
    expect(Object.fromEntries(response.headers)).toEqual({
      ...Object.fromEntries(
        Object.entries(dataSafety).map(([name, value]) => [name.toLowerCase(), value]),
      ),
      'content-type': 'application/problem+json',
      'content-length': String(text.length),
      'cache-control': 'public, max-age=60',
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'Retry-After',
      'x-content-type-options': 'nosniff',
    })
  })

  it.each([
    [400, 'public, max-age=60'],
    [404, 'public, max-age=60'],
    [405, 'no-store'],
    [429, 'no-store'],
    [500, 'no-store'],
    [503, 'no-store'],
  ])('%i has Cache-Control %j', (status, expected) => {
    expect(problem(request(), notFound({ status })).headers.get('Cache-Control')).toBe(expected)
  })

  it('has Retry-After and other given headers', async () => {
    const response = problem(
      request(),
      notFound({ status: 503, retryAfterSeconds: 29.2, headers: { 'X-A': 'b' } }),
    )
    expect(response.headers.get('Retry-After')).toBe('30')
    expect(response.headers.get('X-A')).toBe('b')
  })

  it('complaint 18: answers HEAD with the headers of GET and no body', async () => {
    const [get, head] = [problem(request(), notFound()), problem(request('HEAD'), notFound())]
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(get.headers))
    expect(head.body).toBeNull()
  })
})
