/** How many requests a name may send in a window. */
import { expect, it } from 'vitest'
import { createRateLimit } from '../../../src/core/http/rate-limit.ts'

const minuteMs = 60_000

function limitAt() {
  let nowMs = 1000
  const limit = createRateLimit(minuteMs, () => nowMs)
  return {
    limit: (name: string, most = 3) => limit(name, most),
    wait: (ms: number) => {
      nowMs += ms
    },
  }
}

it('counts from the first request, says how long to wait, and then allows as many again', () => {
  const { limit, wait } = limitAt()
  expect(limit('8.8.8.8')).toBe(0)
  wait(500)
  expect(limit('8.8.4.4')).toBe(0)
  expect([limit('8.8.8.8'), limit('8.8.8.8'), limit('8.8.8.8'), limit('8.8.8.8')]).toEqual([
    0, 0, 60, 60,
  ])
  wait(minuteMs - 501)
  expect(limit('8.8.8.8')).toBe(1)
  wait(1)
  expect([limit('8.8.8.8'), limit('8.8.8.8'), limit('8.8.8.8'), limit('8.8.8.8')]).toEqual([
    0, 0, 0, 60,
  ])
})

it('counts each name by itself, with its own limit', () => {
  const { limit } = limitAt()
  expect([limit('wire', 1), limit('daily', 2), limit('wire', 1), limit('daily', 2)]).toEqual([
    0, 0, 60, 0,
  ])
})

it('keeps 10,000 names, counts all others together, and sets none free that asked too often', () => {
  const { limit, wait } = limitAt()
  const flood = (from: string) => {
    for (let count = 0; count < 9_999; count += 1) limit(`${from}-${count}`)
  }
  for (let count = 0; count < 4; count += 1) limit('8.8.8.8')
  flood('one')
  expect([limit('8.8.8.8'), limit('one-0')]).toEqual([60, 0])
  wait(minuteMs / 2)
  expect([limit('9.9.9.9'), limit('8.8.4.4'), limit('9.9.9.9'), limit('9.9.9.9')]).toEqual([
    0, 0, 0, 60,
  ])
  wait(minuteMs / 2 + 1)
  flood('two')
  expect([limit('8.8.8.8'), limit('9.9.9.9')]).toEqual([0, 30])
  wait(minuteMs / 2)
  expect([limit('9.9.9.9'), limit('9.9.9.9'), limit('9.9.9.9'), limit('9.9.9.9')]).toEqual([
    0, 0, 0, 60,
  ])
})
