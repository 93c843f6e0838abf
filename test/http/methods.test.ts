/** Methods that a route does not support: OPTIONS answers preflights, others get 405 with Allow. */
import { describe, expect, it } from 'vitest'
import { respondMethod } from '../../src/http/methods.ts'

const request = (method: string, headers: Record<string, string> = {}) =>
  new Request('https://news.example.org/rss.xml', { method, headers })

describe('respondMethod', () => {
  it('complaint 17: answers a preflight the same way for any request headers', () => {
    const preflight = { Origin: 'https://reader.example.org', 'Access-Control-Request-Headers': 'X-Secret' }
    const response = respondMethod(request('OPTIONS', preflight), ['GET'])
    expect(response.status).toBe(204)
    expect(response.body).toBeNull()
    expect(Object.fromEntries(response.headers)).toEqual({
      allow: 'GET, HEAD, OPTIONS',
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-allow-headers': 'If-None-Match, If-Modified-Since',
      'access-control-max-age': '86400',
    })
  })

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'])('refuses %s with 405 and Allow', async (method) => {
    const response = respondMethod(request(method), ['GET'])
    expect(response.status).toBe(405)
    expect(response.headers.get('Allow')).toBe('GET, HEAD, OPTIONS')
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({ status: 405, detail: expect.stringContaining(method) })
  })
})
