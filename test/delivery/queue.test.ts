/** The queue of expensive work: its limit of concurrency, its order, its length, and failures. */
import { expect, it } from 'vitest'
import { createQueue, TooBusy } from '../../src/delivery/queue.ts'

/** Work that records its start and ends on command. */
function buildWork() {
  const started: number[] = []
  const ends = new Map<number, (error?: Error) => void>()
  const work = (number: number) => () => {
    started.push(number)
    return new Promise<number>((resolve, reject) => {
      ends.set(number, (error) => (error ? reject(error) : resolve(number)))
    })
  }
  return { started, work, end: (number: number, error?: Error) => ends.get(number)?.(error) }
}

const settle = () => new Promise((resolve) => setImmediate(resolve))

it('runs work up to the limit at once, and the rest in order', async () => {
  const { started, work, end } = buildWork()
  const queue = createQueue(2, 10)
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
  expect(await Promise.all(all)).toEqual([1, 2, 3, 4])
})

it('refuses work when the queue is full, and accepts it when there is room again', async () => {
  const { work, end } = buildWork()
  const queue = createQueue(1, 1)
  const running = [queue(work(1)), queue(work(2))]
  await expect(queue(work(3))).rejects.toThrow(TooBusy)
  end(1)
  await settle()
  const later = queue(work(4))
  end(2)
  await settle()
  end(4)
  expect(await Promise.all([...running, later])).toEqual([1, 2, 4])
})

it('starts the next work after a failure', async () => {
  const { work, end } = buildWork()
  const queue = createQueue(1, 1)
  const first = queue(work(1))
  const second = queue(work(2))
  end(1, new Error('broken'))
  await expect(first).rejects.toThrow('broken')
  await settle()
  end(2)
  expect(await second).toBe(2)
})

it('refuses work at once if its length is 0', async () => {
  const queue = createQueue(1, 0)
  const { work, end } = buildWork()
  const first = queue(work(1))
  await expect(queue(work(2))).rejects.toThrow(TooBusy)
  end(1)
  expect(await first).toBe(1)
  const third = queue(work(3))
  end(3)
  expect(await third).toBe(3)
})
