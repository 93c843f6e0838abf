import { describe, expect, it } from 'vitest'
import {
  maxMs,
  parseRetryAfter,
  retryDelayMs,
  toOutcome,
} from '../../../src/plugins/push/courier.ts'

const now = new Date('2026-11-26T08:00:00Z')

describe('retries', () => {
  it('come at any time up to a limit that doubles, and is an hour at the most', () => {
    expect([1, 2, 3, 4].map((attempts) => retryDelayMs(attempts, undefined, 1))).toEqual([
      5000, 10_000, 20_000, 40_000,
    ])
    expect(retryDelayMs(3, undefined, 0.25)).toBe(5000)
    expect(retryDelayMs(3, undefined, 0)).toBe(0)
    expect([20, 1000, 2 ** 31].map((attempts) => retryDelayMs(attempts, undefined, 1))).toEqual([
      maxMs,
      maxMs,
      maxMs,
    ])
  })

  it('are at least 24 in the 24 hours of a delivery', () => {
    const delays = Array.from({ length: 24 }, (_, index) => retryDelayMs(index + 1, undefined, 1))
    expect(delays.reduce((sum, delay) => sum + delay)).toBeLessThan(86_400_000)
  })

  it('come after Retry-After, and within a day of it', () => {
    expect(retryDelayMs(1, 120, 0.5)).toBe(120_000)
    expect(retryDelayMs(20, 120, 0.5)).toBe(maxMs / 2)
    expect(retryDelayMs(1, 999_999_999, 0)).toBe(86_400_000)
  })
})

describe('Retry-After', () => {
  it.each([
    ['120', 120],
    [' 0 ', 0],
    ['Thu, 26 Nov 2026 08:01:30 GMT', 90],
    ['Thursday, 26-Nov-26 08:01:30 GMT', 90],
    ['Thu, 26 Nov 2026 07:00:00 GMT', 0],
    ['-5', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['', undefined],
    [null, undefined],
  ])('%j is %j seconds', (text, seconds) => {
    expect(parseRetryAfter(text, now)).toBe(seconds)
  })
})

describe('a reply', () => {
  const outcomeOf = (status: number, retryAfter: string | null = null) =>
    toOutcome({ status, retryAfter, text: '' }, now)

  it('of 2xx has arrived', () => {
    expect([200, 201, 202, 204, 299].map((status) => outcomeOf(status).result)).toEqual(
      Array(5).fill('arrived'),
    )
  })

  it('of 410 ends the subscription', () => {
    expect(outcomeOf(410)).toMatchObject({ result: 'refused', status: 410, ends: true })
  })

  it('of any other status is tried again', () => {
    for (const status of [100, 301, 307, 400, 401, 404, 429, 500, 503, 599]) {
      expect(outcomeOf(status)).toMatchObject({ result: 'failed', status })
    }
    expect(outcomeOf(308)).toMatchObject({ error: expect.stringContaining('redirects (308)') })
    expect(outcomeOf(503, '30')).toMatchObject({ retryAfterSeconds: 30 })
    expect(outcomeOf(503)).not.toHaveProperty('retryAfterSeconds')
  })
})
