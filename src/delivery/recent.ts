/** One result of the database for many requests: limits its queries, however often clients cause them. */

type Read<T> = { readonly readMs: number } & ({ readonly result: T } | { readonly error: unknown })

export type RecentOptions = {
  readonly freshMs: number
  /** Milliseconds on a clock that never goes back. */
  readonly clock: () => number
  /** Whether a request can wait for another one. */
  readonly sharesPromises: boolean
}

/**
 * Returns a function that calls `read`, which must settle, at most once in `freshMs`, and returns its last result, also
 * while it is read again. It throws the error of the last `read`.
 */
export function createRecent<T>({ freshMs, clock, sharesPromises }: RecentOptions) {
  let last: Read<T> | undefined
  let reading: Promise<Read<T>> | undefined

  async function start(read: () => Promise<T>): Promise<Read<T>> {
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
    if (found === undefined || (reading === undefined && clock() - found.readMs >= freshMs)) {
      const running = sharesPromises ? reading : undefined
      reading = running ?? start(read)
      found = await reading
    }
    if ('error' in found) throw found.error
    return found.result
  }
}
