/** Lets only so much work of a kind happen at the same time: what strangers can ask for without end takes turns. */

/** There is too much of this work already; it may be asked for again soon. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy'
}

/**
 * Returns a function that runs `work`, at most `atOnce` at the same time; up to `waiting` more wait for their turn, in
 * their order. Where requests may not wait for one another, `waiting` is 0.
 *
 * @throws {TooBusy} when as many are waiting as may.
 */
export function createGate(atOnce: number, waiting: number) {
  const queue: (() => void)[] = []
  let running = 0

  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running < atOnce) running += 1
    else if (queue.length >= waiting) throw new TooBusy('too much of this is being asked for')
    // Whoever is done hands its place on, so that nobody gets in between.
    else await new Promise<void>((enter) => queue.push(enter))
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else running -= 1
    }
  }
}
