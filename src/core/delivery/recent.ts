/**
 * One result of the database for many requests: limits its queries, however often clients cause
 * them.
 */

import { lookEveryMs, type Queued } from './queue.ts'
import { deadlineMs, sleep as realSleep, type Sleep } from './runtime.ts'
import { resultWithin, type SharedWork, startWork } from './shared-work.ts'

type Read<T> = { readonly readMs: number } & ({ readonly result: T } | { readonly error: unknown })

export type RecentOptions = {
  readonly freshMs: number
  readonly clock: () => number
  /** A request can wait for another one's promise. */
  readonly sharesPromises: boolean
  readonly sleep?: Sleep
}

/**
 * At the edge, a read ends without a result if its client disconnects. If it does not run or wait
 * any more, one other request reads.
 */
const lostAtEdgeMs = 500

/**
 * Returns a function that calls `read`, which must settle, at most once in `freshMs`, and returns
 * its last result or throws its error. Nobody gets a result that is older than `freshMs`: all wait
 * for the next one. `read` passes `queued` to its queue, if it has one.
 */
export function createRecent<T>({
  freshMs,
  clock,
  sharesPromises,
  sleep = realSleep,
}: RecentOptions) {
  let last: Read<T> | undefined
  let reading: SharedWork<Read<T>> | undefined

  function start(read: (queued: Queued) => Promise<T>): SharedWork<Read<T>> {
    const work = startWork(clock, async (queued) => {
      const found: Read<T> = await read(queued).then(
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

  return async (read: (queued: Queued) => Promise<T>): Promise<T> => {
    let found: Read<T> | undefined
    while (found === undefined) {
      if (last !== undefined && clock() - last.readMs < freshMs) found = last
      else if (reading && clock() - reading.sinceMs < (sharesPromises ? deadlineMs : lostAtEdgeMs))
        found = sharesPromises
          ? await reading.done
          : await resultWithin(reading, false, lookEveryMs, sleep)
      else found = await start(read).done
    }
    if ('error' in found) throw found.error
    return found.result
  }
}
