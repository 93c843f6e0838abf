/** What a request says of its client: raw headers, and whose address counts. */
import { describe, expect, it } from 'vitest'
import { askerOf, carryConnection } from '../../src/node/askers.ts'

function askerFor(remoteAddress: string | undefined, ...rawHeaders: string[]) {
  const request = new Request('http://news.example.org/rss.xml')
  carryConnection(request, { rawHeaders, socket: { remoteAddress } })
  return askerOf(request)
}

describe('askerOf', () => {
  it.each([
    ['203.0.113.7', undefined, '203.0.113.7'],
    ['203.0.113.7', '198.51.100.1', '203.0.113.7'],
    ['172.32.0.1', '198.51.100.1', '172.32.0.1'],
    ['127.0.0.1', undefined, '127.0.0.1'],
    ['127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['::1', '2001:db8::1', '2001:db8::1'],
    ['::ffff:10.0.0.3', '6.6.6.6, 198.51.100.1', '198.51.100.1'],
    ['172.16.0.9', '198.51.100.1', '198.51.100.1'],
    ['fd00::1', '198.51.100.1', '198.51.100.1'],
    [undefined, '198.51.100.1', null],
  ])('from %s with X-Forwarded-For %s the address is %s', (peer, forwarded, address) => {
    const { client } = askerFor(peer, ...(forwarded === undefined ? [] : ['x-forwarded-for', forwarded]))
    expect(client.address()).toBe(address)
    // A proxy has many readers on one connection.
    expect(client.connection === null).toBe(forwarded !== undefined)
  })

  it('reads headers in any case, and the first of several', () => {
    const headers = [
      'host',
      'a',
      'user-agent',
      'One/1',
      'USER-AGENT',
      'Two/1',
      'Referer',
      'https://a.example',
      'Origin',
      'o',
    ]
    expect(askerFor('192.0.2.1', ...headers)).toMatchObject({
      userAgent: 'One/1',
      referer: 'https://a.example',
      origin: 'o',
    })
    expect(askerFor('192.0.2.1', 'Accept', 'x')).toMatchObject({ userAgent: null, referer: null, origin: null })
  })

  it('knows nobody where no connection was noted', () => {
    expect(askerOf(new Request('http://news.example.org/')).client.address()).toBeNull()
  })
})
