/** Which clients count as one, for every limit of clients. */
import { expect, test } from 'vitest'
import { networkOf } from '../src/ip-address.ts'

test.each([
  ['2001:db8::1', '2001:db8:0:0:ffff::2', true],
  ['2001:db8:0:1::1', '2001:db8:0:2::1', false],
  ['::ffff:8.8.8.8', '8.8.8.8', true],
  ['::ffff:8.8.8.8', '::ffff:8.8.4.4', false],
  ['8.8.8.8', '8.8.4.4', false],
  // A network without IPv4 reaches all of it there (RFC 6052).
  ['64:ff9b::8.8.8.8', '64:ff9b::8.8.4.4', false],
  ['64:ff9b::8.8.8.8', '8.8.8.8', true],
  ['nonsense', '', true],
])('%s and %s count as one client: %s', (one, other, same) => {
  expect(networkOf(one) === networkOf(other)).toBe(same)
})
