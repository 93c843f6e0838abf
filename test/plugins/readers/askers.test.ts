/** What a request says of its client: headers as Node parses them, and whose address counts. */
import { describe, expect, it } from 'vitest'
import { createAskerOf } from '../../../src/plugins/readers/askers.ts'

function askerFor(
  header: string | null,
  remoteAddress: string | undefined,
  headers: Readonly<Record<string, string>>,
) {
  return createAskerOf(header)({ env: { incoming: { headers, socket: { remoteAddress } } } })
}

describe('the asker of a request', () => {
  it.each([
    [null, '203.0.113.7', undefined, '203.0.113.7'],
    [null, '127.0.0.1', '198.51.100.1', '127.0.0.1'],
    ['X-Forwarded-For', '127.0.0.1', undefined, '127.0.0.1'],
    ['X-Forwarded-For', '127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['X-Forwarded-For', '::ffff:10.0.0.3', '6.6.6.6, 198.51.100.1', '198.51.100.1'],
    ['X-Real-IP', '127.0.0.1', '198.51.100.1', '127.0.0.1'],
    [null, undefined, undefined, null],
  ])(
    'with CLIENT_ADDRESS_HEADER %s, from %s with X-Forwarded-For %s, has the address %s',
    (...row) => {
      const [header, peer, forwarded, address] = row
      const { client } = askerFor(
        header,
        peer,
        forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
      )
      expect(client.address()).toBe(address)
      // A proxy has many readers on one connection.
      expect(client.connection === null).toBe(address !== (peer ?? null))
    },
  )

  it('reads the headers that are counted, and no others', () => {
    const headers = { host: 'a', 'user-agent': 'One/1', referer: 'https://a.example', origin: 'o' }
    const { userAgent, referer, origin } = askerFor(null, '192.0.2.1', headers)
    expect([userAgent, referer, origin]).toEqual(['One/1', 'https://a.example', 'o'])
    expect(askerFor(null, '192.0.2.1', { accept: 'x' })).toMatchObject({
      userAgent: null,
      referer: null,
      origin: null,
    })
  })

  it.each([undefined, {}])('knows nobody without a connection: %s', (env) => {
    expect(createAskerOf(null)({ env }).client.address()).toBeNull()
  })
})
