/** Limits requests for families that this process has not met, so that a million addresses that do not exist do not cost a million queries. */
import { withDeadline } from './deadline.ts'
import { TooBusy } from './queue.ts'

/** Families in `windowMs` that turn out not to exist; further requests are refused until it is over. */
const mostMisses = 50

export type UnknownFamiliesOptions = {
  readonly windowMs: number
  /** Milliseconds on a clock that never goes back. */
  readonly clock: () => number
  readonly queue: <T>(work: () => Promise<T>) => Promise<T>
}

/**
 * Returns a function that runs `deliver` in its turn and counts what `isMissing`.
 *
 * @throws {TooBusy} while too many have been missing.
 */
export function limitUnknownFamilies({ windowMs, clock, queue }: UnknownFamiliesOptions) {
  let sinceMs = clock()
  let misses = 0
  const isOver = () => clock() - sinceMs >= windowMs

  return <T>(deliver: () => Promise<T>, isMissing: (found: T) => boolean): Promise<T> =>
    withDeadline(
      queue(async () => {
        if (misses >= mostMisses && !isOver()) throw new TooBusy('too many requests for feeds that do not exist')
        const found = await deliver()
        if (!isMissing(found)) return found
        if (isOver()) {
          sinceMs = clock()
          misses = 0
        }
        misses += 1
        return found
      }),
    )
}
