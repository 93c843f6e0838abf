/** What a worker that runs does by the clock, without a database: so the clock can be that of the test. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createWorker } from '../../src/push/delivery-worker.ts'
import { runWorker } from '../../src/push/run-worker.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

it('prunes every minute, also after an error', async () => {
  const worker = createWorker({
    db: () => {
      throw new Error('there is no database')
    },
    couriers: {},
    find: async () => ({ found: 0, more: false }),
    handOver: async () => 0,
    log: () => {},
  })
  let pruned = 0
  const prune = async () => {
    pruned += 1
    if (pruned === 3) throw new Error('the database is away')
    return 0
  }
  const agenda = async () => ({ version: 1, topicsMs: null, deliveriesMs: null })
  const { stop } = runWorker({
    worker: { ...worker, prune, agenda, claim: async () => [] },
    log: () => {},
  })
  const minutes = async (count: number) => {
    const before = pruned
    await vi.advanceTimersByTimeAsync(count * 60_000)
    return pruned - before
  }
  expect(await minutes(1)).toBe(1)
  expect(await minutes(1)).toBe(1)
  // The one that failed, and the next attempt.
  expect(await minutes(1)).toBe(2)
  const later = await minutes(10)
  expect(later).toBeGreaterThanOrEqual(9)
  expect(later).toBeLessThanOrEqual(10)
  const stopped = stop()
  await vi.advanceTimersByTimeAsync(5000)
  await stopped
})
