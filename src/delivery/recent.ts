/** One result of the database for many requests: limits its queries, however often clients cause them. */
import { deadlineMs, sleep } from './deadline.ts'
import { lookEveryMs } from './queue.ts'
import { resultWithin, startWork, type Work } from './shared-work.ts'

type Read<T> = { readonly readMs: number } & ({ readonly result: T } | { readonly error: unknown })

export type RecentOptions = {
  readonly freshMs: number
  /** Milliseconds on a clock that never goes back. */
  readonly clock: () => number
  /** Whether a request can wait for another one's promise. */
  readonly sharesPromises: boolean
}

/** At the edge, a read ends without a result if its client disconnects. After that time others read for themselves. */
const lostMs = 500

/**
 * Returns a function that calls `read`, which must settle, at most once in `freshMs`, and returns its last result or throws its
 * error. Nobody gets a result that is older than `freshMs`: all wait for the next one.
 */
export function createRecent<T>({ freshMs, clock, sharesPromises }: RecentOptions) {
  let last: Read<T> | undefined
  let reading: Work<Read<T>> | undefined

  function start(read: () => Promise<T>): Work<Read<T>> {
    const work = startWork(clock, async () => {
      const found: Read<T> = await read().then(
        (result) => ({ readMs: clock(), result }),
        (error: unknown) => ({ readMs: clock(), error }),
      )
      last = found
      if (reading === work) reading = undefined
      return found
    })
    reading = work
    return work
  }

  async function next(read: () => Promise<T>): Promise<Read<T>> {
    const running = reading !== undefined && clock() - reading.sinceMs < deadlineMs ? reading : undefined
    if (running && sharesPromises) return running.done
    for (let waitedMs = 0; running && waitedMs < lostMs; waitedMs += lookEveryMs) {
      const found = await resultWithin(running, false, lookEveryMs, sleep)
      if (found) return found
    }
    return start(read).done
  }

  return async (read: () => Promise<T>): Promise<T> => {
    const found = last !== undefined && clock() - last.readMs < freshMs ? last : await next(read)
    if ('error' in found) throw found.error
    return found.result
  }
}
