/** Lets only so much work of a kind happen at the same time: what strangers can ask for without end takes turns. */

/** There is too much of this work already; it may be asked for again soon. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy'
}

/** Who waits longer for a turn gives up: before whoever asked does, and without taking a turn later. */
const patienceMs = 2000

/**
 * Returns a function that runs `work`, at most `atOnce` at the same time; up to `waiting` more wait for their turn, in
 * their order. Where requests may not wait for one another, `waiting` is 0.
 *
 * @throws {TooBusy} when as many are waiting as may, or a turn does not come in time.
 */
export function createGate(atOnce: number, waiting: number) {
  const queue: (() => void)[] = []
  let running = 0

  const turn = () =>
    new Promise<void>((enter, giveUp) => {
      const timer = setTimeout(() => {
        queue.splice(queue.indexOf(take), 1)
        giveUp(new TooBusy('too much of this is being asked for'))
      }, patienceMs)
      const take = () => {
        clearTimeout(timer)
        enter()
      }
      queue.push(take)
    })

  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running < atOnce) running += 1
    else if (queue.length >= waiting) throw new TooBusy('too much of this is being asked for')
    // Whoever is done hands its place on, so that nobody gets in between.
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
