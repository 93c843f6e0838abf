/** The queue of expensive work: its limit of concurrency, its order, its length, and failures. */
import { afterEach, expect, it, vi } from 'vitest'
import { createQueue, TooBusy } from '../../../src/core/delivery/queue.ts'
import { deadlineMs } from '../../../src/core/delivery/runtime.ts'
import { createTime } from '../../fixtures/create-time.ts'

/** Work that records its start and ends on command. */
function buildWork() {
  const started: number[] = []
  const ends = new Map<number, (error?: Error) => void>()
  const work = (number: number) => () => {
    started.push(number)
    return new Promise<{ number: number; tookMs: number }>((resolve, reject) => {
      ends.set(number, (error) => (error ? reject(error) : resolve({ number, tookMs: 0 })))
    })
  }
  return { started, work, end: (number: number, error?: Error) => ends.get(number)?.(error) }
}

const unlimited = { sharesPromises: true, share: 1, clock: () => 0 }

afterEach(() => {
  vi.useRealTimers()
})

const settle = () => new Promise((resolve) => setImmediate(resolve))

it('runs work up to the limit at once, and the rest in order', async () => {
  const { started, work, end } = buildWork()
  const queue = createQueue({ ...unlimited, atOnce: 2, waiting: 10 })
  const all = [1, 2, 3, 4].map((number) => queue(work(number)))
  await settle()
  expect(started).toEqual([1, 2])
  end(2)
  await settle()
  expect(started).toEqual([1, 2, 3])
  end(1)
  await settle()
  end(3)
  end(4)
  expect((await Promise.all(all)).map(({ number }) => number)).toEqual([1, 2, 3, 4])
})

it('refuses work when the queue is full, and accepts it when there is room again', async () => {
  const { work, end } = buildWork()
  const queue = createQueue({ ...unlimited, atOnce: 1, waiting: 1 })
  const running = [queue(work(1)), queue(work(2))]
  await expect(queue(work(3))).rejects.toThrow(TooBusy)
  end(1)
  await settle()
  const later = queue(work(4))
  end(2)
  await settle()
  end(4)
  expect((await Promise.all([...running, later])).map(({ number }) => number)).toEqual([1, 2, 4])
})

it('starts the next work after a failure', async () => {
  const { work, end } = buildWork()
  const queue = createQueue({ ...unlimited, atOnce: 1, waiting: 1 })
  const first = queue(work(1))
  const second = queue(work(2))
  end(1, new Error('broken'))
  await expect(first).rejects.toThrow('broken')
  await settle()
  end(2)
  expect((await second).number).toBe(2)
})

it('refuses work at once if its length is 0', async () => {
  const queue = createQueue({ ...unlimited, atOnce: 1, waiting: 0 })
  const { work, end } = buildWork()
  const first = queue(work(1))
  await expect(queue(work(2))).rejects.toThrow(TooBusy)
  end(1)
  expect((await first).number).toBe(1)
  const third = queue(work(3))
  end(3)
  expect((await third).number).toBe(3)
})

it('starts work only within its share of the time, and work that waits as soon as there is time again', async () => {
  let now = 0
  const queue = createQueue({
    atOnce: 2,
    waiting: 0,
    sharesPromises: true,
    share: 0.25,
    clock: () => now,
  })
  const take = (ms: number) =>
    queue(async () => {
      now += ms
      return { tookMs: ms }
    })
  // A burst of four seconds' share: twenty works of 50 ms.
  for (let number = 0; number < 20; number += 1) await take(50)
  const allowed: number[] = []
  for (let number = 0; number < 100; number += 1) {
    await take(50).then(
      () => allowed.push(now),
      () => {},
    )
    now += 100
  }
  // A quarter of the time of all works and of ten seconds between them.
  expect((allowed.length * 50) / (now - 1000)).toBeCloseTo(0.25, 1)
})

it('lets work wait for its share of the time', async () => {
  vi.useFakeTimers()
  const queue = createQueue({
    atOnce: 1,
    waiting: 10,
    sharesPromises: true,
    share: 0.01,
    clock: () => Date.now(),
  })
  const order: number[] = []
  const work = (number: number) => async () => {
    order.push(number)
    vi.setSystemTime(Date.now() + 41)
    return { tookMs: 41 }
  }
  await queue(work(1))
  // The share of four seconds is used up: this work begins when a hundredth of the time is enough
  // again.
  const waiting = Promise.all([queue(work(2)), expect(queue(work(3))).rejects.toThrow(TooBusy)])
  await vi.advanceTimersByTimeAsync(3000)
  await waiting
  expect(order).toEqual([1, 2])
})

it('takes back the place of work that never ends', async () => {
  let now = 0
  const queue = createQueue({
    atOnce: 1,
    waiting: 0,
    sharesPromises: true,
    share: 1,
    clock: () => now,
  })
  void queue(() => new Promise<never>(() => {}))
  now = 9999
  await expect(queue(async () => ({ tookMs: 1 }))).rejects.toThrow(TooBusy)
  now = 10_000
  expect(await queue(async () => ({ tookMs: 1 }))).toEqual({ tookMs: 1 })
})

it('lets a request look until there is room that cannot wait for another one, and refuses it after two seconds', async () => {
  const { started, work, end } = buildWork()
  vi.useFakeTimers()
  const clock = () => Date.now()
  const queue = createQueue({ atOnce: 1, waiting: 1, sharesPromises: false, share: 1, clock })
  const [first, second] = [queue(work(1)), queue(work(2))]
  await expect(queue(work(3))).rejects.toThrow(TooBusy)
  end(1)
  await first
  await vi.advanceTimersByTimeAsync(500)
  expect(started).toEqual([1, 2])
  const refused = queue(work(4)).catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(2500)
  expect(await refused).toBeInstanceOf(TooBusy)
  expect(started).toEqual([1, 2])
  end(2)
  expect((await second).number).toBe(2)
})

it('lets nobody pass requests that wait where no request can wait for another one', async () => {
  const { started, work, end } = buildWork()
  const time = createTime()
  const queue = createQueue({
    atOnce: 1,
    waiting: 3,
    sharesPromises: false,
    share: 1,
    clock: time.now,
    sleep: time.sleep,
  })
  const all = [queue(work(1)), queue(work(2))]
  await time.pass(60)
  all.push(queue(work(3)))
  await time.pass(10)
  end(1)
  await all[0]
  all.push(queue(work(4)))
  for (const number of [2, 3, 4]) {
    await time.pass(100)
    end(number)
  }
  expect(started).toEqual([1, 2, 3, 4])
  await Promise.all(all)
})

it('passes over a request that does not check any more whether it is its turn, for its client is gone', async () => {
  const { started, work, end } = buildWork()
  const time = createTime()
  let sleeps = 0
  const sleep = (ms: number) => (sleeps++ === 0 ? new Promise<undefined>(() => {}) : time.sleep(ms))
  const limits = { atOnce: 1, waiting: 3, share: 1, timeoutMs: 10_000 }
  const queue = createQueue({ ...limits, sharesPromises: false, clock: time.now, sleep })
  const first = queue(work(1))
  void queue(work(2))
  const third = queue(work(3))
  end(1)
  await first
  await time.pass(deadlineMs - 50)
  expect(started).toEqual([1])
  await time.pass(100)
  expect(started).toEqual([1, 3])
  end(3)
  expect((await third).number).toBe(3)
})

it('owes at most the share of four seconds, however long work took', async () => {
  let now = 0
  const queue = createQueue({ ...unlimited, atOnce: 1, waiting: 0, share: 0.25, clock: () => now })
  await queue(async () => ({ tookMs: 100_000 }))
  now = 4000
  await expect(queue(async () => ({ tookMs: 0 }))).rejects.toThrow(TooBusy)
  now = 4001
  expect(await queue(async () => ({ tookMs: 0 }))).toEqual({ tookMs: 0 })
})
