/** Limits how much expensive work runs at the same time; the rest waits for its turn. */

/** Too much work is running or waiting. Retry soon. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy'
}

/** Queue timeout: shorter than the deadline of a request, so that the client gets an answer. */
const timeoutMs = 2000

/**
 * Returns a function that runs `work`, at most `atOnce` at the same time; up to `waiting` more wait in order. `waiting`
 * is 0 where one request cannot wait for another.
 *
 * @throws {TooBusy} when the queue is full or the timeout passes.
 */
export function createQueue(atOnce: number, waiting: number) {
  const queue: (() => void)[] = []
  let running = 0

  const turn = () =>
    new Promise<void>((enter, giveUp) => {
      const timer = setTimeout(() => {
        queue.splice(queue.indexOf(take), 1)
        giveUp(new TooBusy('too many expensive requests at once'))
      }, timeoutMs)
      const take = () => {
        clearTimeout(timer)
        enter()
      }
      queue.push(take)
    })

  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running < atOnce) running += 1
    else if (queue.length >= waiting) throw new TooBusy('too many expensive requests at once')
    // Finished work hands its place to the next in the queue, so nothing can slip in between.
    else await turn()
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else running -= 1
    }
  }
}
