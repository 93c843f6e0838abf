/** Whether the newsroom can be read, for `/health/ready`: however often it is requested, the database is asked once in a while. */
import { withDeadline } from './deadline.ts'

type Check<T> = { readonly checkedMs: number } & ({ readonly found: T } | { readonly error: unknown })

/** Asks the database no more often than once in `freshMs`; `clock` in milliseconds. Throws what the last check threw. */
export function createReadiness<T>(freshMs: number, clock: () => number, check: () => Promise<T>) {
  let last: Check<T> | undefined
  let checking = false

  return async (): Promise<T> => {
    if (last === undefined || (!checking && clock() - last.checkedMs >= freshMs)) {
      checking = true
      try {
        last = { checkedMs: clock(), found: await withDeadline(check()) }
      } catch (error) {
        last = { checkedMs: clock(), error }
      } finally {
        checking = false
      }
    }
    if ('error' in last) throw last.error
    return last.found
  }
}
