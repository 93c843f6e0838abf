/** The limit of a partner: so many requests in an hour, and then again as many. */
import { expect, it } from 'vitest'
import { createHourLimit } from '../../src/documents/hour-limit.ts'

const hourMs = 3_600_000

it('counts for an hour from the first request, and says how long to wait', () => {
  let now = 5000
  const count = createHourLimit(() => now)
  expect([count('wire', 2), count('wire', 2)]).toEqual([0, 0])
  expect(count('wire', 2)).toBe(3600)
  now += hourMs - 1500
  expect(count('wire', 2)).toBe(2)
  now += 1500
  expect([count('wire', 2), count('wire', 2), count('wire', 2)]).toEqual([0, 0, 3600])
})

it('counts each partner by itself, and none that has no limit', () => {
  const count = createHourLimit(() => 0)
  expect([count('wire', 1), count('daily', 1), count('wire', 1)]).toEqual([0, 0, 3600])
  for (let request = 0; request < 5; request += 1) expect(count('free', null)).toBe(0)
})
