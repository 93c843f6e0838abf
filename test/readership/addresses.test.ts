/** Whose address counts: that of the client, as the nearest proxy saw it. */
import { describe, expect, it } from 'vitest'
import { addressOf, carryAddress } from '../../src/node/addresses.ts'

function addressFor(peer: string | undefined, forwarded?: string) {
  const request = new Request('http://news.example.org/rss.xml', {
    headers: forwarded === undefined ? {} : { 'X-Forwarded-For': forwarded },
  })
  carryAddress(request, { socket: { remoteAddress: peer } })
  return addressOf(request)
}

describe('addressOf', () => {
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
  ])('from %s with X-Forwarded-For %s is %s', (peer, forwarded, address) => {
    expect(addressFor(peer, forwarded)).toBe(address)
  })

  it('is unknown where no connection was noted', () => {
    expect(addressOf(new Request('http://news.example.org/'))).toBeNull()
  })
})
