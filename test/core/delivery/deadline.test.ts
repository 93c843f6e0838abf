/** The deadline of queries: it counts the time of the database, and not that of a busy process. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createDeadline, DeadlinePassed } from '../../../src/core/delivery/runtime.ts'

const never = new Promise<never>(() => {})

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('ends a query after three seconds', async () => {
  const failed = createDeadline()(never).catch(String)
  await vi.advanceTimersByTimeAsync(2999)
  expect(vi.getTimerCount()).toBe(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(await failed).toBe('DeadlinePassed: the database did not answer within 3000 ms')
  expect(vi.getTimerCount()).toBe(0)
})

it('counts the queries of one render together, and not the time between them', async () => {
  const within = createDeadline()
  const query = (ms: number) => within(new Promise((resolve) => setTimeout(() => resolve(ms), ms)))
  const render = async () => {
    await query(2000)
    await new Promise((resolve) => setTimeout(resolve, 5000))
    await query(900)
    await query(800)
  }
  const failed = render().catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await failed).toBeInstanceOf(DeadlinePassed)
})

it('does not count the time in which the process is busy with something else', async () => {
  vi.useRealTimers()
  const answer = createDeadline(300)(sleep(100, 'answered'))
  const end = performance.now() + 600
  while (performance.now() < end) {
    // A long render of another document.
  }
  expect(await answer).toBe('answered')
})
