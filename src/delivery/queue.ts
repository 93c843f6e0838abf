/** Limits concurrent expensive work; more work waits in a queue. */

/** Too much work is running or waiting: retry soon. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy'
}

/** Queue timeout: shorter than the deadline of a request, so that the client gets a response. */
const timeoutMs = 2000

/**
 * Returns a function that runs `work`, at most `atOnce` at the same time; up to `waiting` more wait in order. Set
 * `waiting` to 0 if a request cannot wait for another one.
 *
 * @throws {TooBusy} when the queue is full or the timeout passes.
 */
export function createQueue(atOnce: number, waiting: number) {
  const queue: (() => void)[] = []
  let running = 0

  const slot = () =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        queue.splice(queue.indexOf(start), 1)
        reject(new TooBusy('too many expensive requests at once'))
      }, timeoutMs)
      const start = () => {
        clearTimeout(timer)
        resolve()
      }
      queue.push(start)
    })

  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running < atOnce) running += 1
    else if (queue.length >= waiting) throw new TooBusy('too many expensive requests at once')
    // Finished work passes its slot to the next in the queue, so new work cannot overtake it.
    else await slot()
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else running -= 1
    }
  }
}
