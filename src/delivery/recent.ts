/** One result of the database for many requests: limits its queries, however often clients cause them. */
import { deadlineMs } from './deadline.ts'

type Read<T> = { readonly readMs: number } & ({ readonly result: T } | { readonly error: unknown })

export type RecentOptions = {
  readonly freshMs: number
  /** Milliseconds on a clock that never goes back. */
  readonly clock: () => number
  /** Whether a request can wait for another one. */
  readonly sharesPromises: boolean
  /** Whether nobody gets a result that is older than `freshMs`: all wait for the next one. */
  readonly isStrict?: boolean
}

/**
 * Returns a function that calls `read`, which must settle, at most once in `freshMs`, and returns its last result, for
 * `freshMs` more while it is read again, unless `isStrict`. It throws the error of the last `read`.
 */
export function createRecent<T>({ freshMs, clock, sharesPromises, isStrict = false }: RecentOptions) {
  let last: Read<T> | undefined
  let reading: Promise<Read<T>> | undefined
  let startedMs = 0
  // At the edge, a read ends without a result if its client disconnects.
  const isRunning = () => reading !== undefined && clock() - startedMs < deadlineMs

  async function start(read: () => Promise<T>): Promise<Read<T>> {
    startedMs = clock()
    try {
      last = { readMs: clock(), result: await read() }
    } catch (error) {
      last = { readMs: clock(), error }
    }
    reading = undefined
    return last
  }

  return async (read: () => Promise<T>): Promise<T> => {
    let found = last
    const ageMs = found === undefined ? Number.POSITIVE_INFINITY : clock() - found.readMs
    const isUsable = ageMs < freshMs || (!isStrict && isRunning() && ageMs < 2 * freshMs)
    if (found === undefined || !isUsable) {
      const running = sharesPromises && isRunning() ? reading : undefined
      reading = running ?? start(read)
      found = await reading
    }
    if ('error' in found) throw found.error
    return found.result
  }
}
