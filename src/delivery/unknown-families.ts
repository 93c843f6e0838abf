/** Limits for families that are not in memory yet: they may not exist, and each request for one costs a query. */
import { withDeadline } from './deadline.ts'
import { TooBusy } from './queue.ts'

/** Missing families in one window; further requests are refused until the window ends. */
const maxMisses = 50

export type UnknownFamiliesOptions = {
  readonly windowMs: number
  /** Milliseconds on a clock that never goes back. */
  readonly clock: () => number
  readonly queue: <T>(work: () => Promise<T>) => Promise<T>
}

/**
 * Returns a function that runs `deliver` in the queue and counts the results for which `isMissing` is true. It rejects
 * with `TooBusy` after too many of them, or if the queue is full, and with `DeadlinePassed` after the deadline.
 */
export function limitUnknownFamilies({ windowMs, clock, queue }: UnknownFamiliesOptions) {
  let sinceMs = clock()
  let misses = 0
  const isOver = () => clock() - sinceMs >= windowMs

  return <T>(deliver: () => Promise<T>, isMissing: (result: T) => boolean): Promise<T> =>
    withDeadline(
      queue(async () => {
        if (misses >= maxMisses && !isOver()) throw new TooBusy('too many requests for feeds that do not exist')
        const result = await deliver()
        if (!isMissing(result)) return result
        if (isOver()) {
          sinceMs = clock()
          misses = 0
        }
        misses += 1
        return result
      }),
    )
}
