/**
 * What a worker that runs does by the clock, without a database: so the clock can be that of the
 * test.
 */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createWorker, type DeliveryWorker } from '../../../src/plugins/push/delivery-worker.ts'
import { runWorker } from '../../../src/plugins/push/run-worker.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

/**
 * A worker that has nothing to do but these steps. It stops after `work`, and then `ended` is
 * called.
 */
async function during(
  steps: Partial<DeliveryWorker>,
  work: () => Promise<void>,
  ended = () => {},
): Promise<void> {
  const worker = createWorker({
    db: () => {
      throw new Error('there is no database')
    },
    couriers: {},
    find: async () => ({ found: 0, more: false }),
    handOver: async () => 0,
    log: () => {},
  })
  const agenda = async () => ({ version: 1, topicsMs: null, deliveriesMs: null })
  const idle = { agenda, prune: async () => {}, claim: async () => [] }
  const { stop } = runWorker({ worker: { ...worker, ...idle, ...steps }, log: () => {} })
  await work()
  const stopped = stop().then(ended)
  await vi.advanceTimersByTimeAsync(5000)
  await stopped
}

it('prunes every minute, also after an error', async () => {
  // Processes begin at different moments: this one in the middle of a minute.
  vi.spyOn(Math, 'random').mockReturnValueOnce(0.5)
  let pruned = 0
  const prune = async () => {
    pruned += 1
    if (pruned === 3) throw new Error('the database is away')
  }
  const minutes = async (count: number) => {
    const before = pruned
    await vi.advanceTimersByTimeAsync(count * 60_000)
    return pruned - before
  }
  await during({ prune }, async () => {
    expect(await minutes(1)).toBe(1)
    expect(await minutes(1)).toBe(1)
    // The one that failed, and the next attempt.
    expect(await minutes(1)).toBe(2)
    const later = await minutes(10)
    expect(later).toBeGreaterThanOrEqual(9)
    expect(later).toBeLessThanOrEqual(10)
  })
})

it('looks for changes four times a second', async () => {
  let looks = 0
  const agenda = async () => {
    looks += 1
    return { version: 1, topicsMs: null, deliveriesMs: null }
  }
  await during({ agenda }, async () => {
    await vi.advanceTimersByTimeAsync(10_000)
    expect(looks).toBeGreaterThanOrEqual(39)
    expect(looks).toBeLessThanOrEqual(41)
  })
})

it('hands feeds over without a pause while there are more', async () => {
  let left = 100
  const agenda = async () => ({ version: 1, topicsMs: left > 0 ? 0 : null, deliveriesMs: null })
  const handOver = async () => {
    const handed = Math.min(20, left)
    left -= handed
    return handed
  }
  await during({ agenda, handOver }, async () => {
    await vi.advanceTimersByTimeAsync(100)
    expect(left).toBe(0)
  })
})

it('signs a batch to its end before it stops', async () => {
  const order: string[] = []
  const sign = async () => {
    await new Promise((resolve) => setTimeout(resolve, 4000))
    order.push('signed')
    return { more: true }
  }
  await during(
    { sign },
    () => vi.advanceTimersByTimeAsync(1000).then(() => {}),
    () => void order.push('stopped'),
  )
  expect(order).toEqual(['signed', 'stopped'])
})
