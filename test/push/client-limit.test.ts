/** How often a client may ask the hub. */
import { expect, test } from 'vitest'
import { createClientLimit } from '../../src/push/client-limit.ts'
import { networkOf } from '../../src/push/public-address.ts'

function limitAt() {
  let nowMs = 1000
  const limit = createClientLimit({ most: 3, clock: () => nowMs })
  return {
    limit,
    wait: (ms: number) => {
      nowMs += ms
    },
  }
}

test('a client waits for the rest of its minute after its last request', () => {
  const { limit, wait } = limitAt()
  expect([limit('8.8.8.8'), limit('8.8.8.8'), limit('8.8.8.8'), limit('8.8.8.8')]).toEqual([0, 0, 0, 60])
  expect(limit('8.8.4.4')).toBe(0)
  wait(59_500)
  expect(limit('8.8.8.8')).toBe(1)
  wait(500)
  expect(limit('8.8.8.8')).toBe(0)
})

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

test('clients without an address count as one', () => {
  const { limit } = limitAt()
  expect([limit(null), limit(''), limit('nonsense'), limit(null)]).toEqual([0, 0, 0, 60])
})

test('a million clients are bounded in memory, and do not set those free that asked too often', () => {
  const { limit } = limitAt()
  for (let count = 0; count < 4; count += 1) limit('8.8.8.8')
  const before = process.memoryUsage().heapUsed
  for (let count = 0; count < 1_000_000; count += 1) limit(`11.${count >> 16}.${(count >> 8) & 255}.${count & 255}`)
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000)
  expect(limit('8.8.8.8')).toBe(60)
  // All that are not counted by themselves are counted together.
  expect(limit('9.9.9.9')).toBe(60)
})
