/**
 * Places for deliveries, counted on the clock of the test: one that is slow does not keep its place
 * from the others.
 */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { usualLimits } from '../../../src/plugins/push/run-worker.ts'
import { createSending } from '../../../src/plugins/push/sending.ts'
import type { Delivery } from '../../../src/plugins/push/store/deliveries.ts'
import type { Settlement } from '../../../src/plugins/push/store/settlements.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

const { atOnce, atOnceSlow } = usualLimits
const answersAfterMs = 9000

/** Quick ones have ids from 1000 on, and are answered at once. */
function startSending() {
  const started: number[] = []
  const send = async ({ id, attempts, reasons }: Delivery): Promise<Settlement> => {
    started.push(id)
    if (id < 1000) await new Promise((resolve) => setTimeout(resolve, answersAfterMs))
    return { id, attempts, reasons, result: 'arrived', status: 204, delayMs: 0 }
  }
  const sending = createSending({
    send,
    atOnce,
    atOnceSlow,
    longestWaitMs: 30_000,
    pauseMs: () => 0,
    sent: () => {},
  })
  return { ...sending, started }
}

const deliveries = (count: number, from: number, doubtful = false): Delivery[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{
      id: from + index,
      attempts: 1,
      reasons: 1,
      kind: 'ping',
      url: 'https://hub.example/',
      body: '',
    },
    ...{ host: `${from + index}.example`, doubtful, secret: null },
  }))

it('sends to a hundred quick ones within five seconds, though five hundred slow ones came before them', async () => {
  const { add, started, slow } = startSending()
  add(deliveries(500, 0))
  add(deliveries(100, 1000))
  expect(started).toHaveLength(atOnce)
  await vi.advanceTimersByTimeAsync(4000)
  expect(started.filter((id) => id >= 1000)).toHaveLength(100)
  expect(slow()).toBe(atOnceSlow)
  await vi.advanceTimersByTimeAsync(2 * answersAfterMs)
  expect(started).toHaveLength(600)
  expect(slow()).toBe(0)
})

it('has no more on their way than there are places', async () => {
  const { add, started, count } = startSending()
  add(deliveries(900, 0))
  await vi.advanceTimersByTimeAsync(answersAfterMs - 1)
  expect(started).toHaveLength(atOnce + atOnceSlow)
  expect(count().held).toBe(900)
})

it('lets others overtake those of doubtful targets', () => {
  const { add, started } = startSending()
  add(deliveries(atOnce, 0))
  add(deliveries(1, 900, true))
  add(deliveries(1, 901))
  vi.advanceTimersByTime(300)
  expect(started.slice(atOnce)).toEqual([901, 900])
})
