/** The check behind `/health/ready`: limits its queries, however often a client requests it. */
import { withDeadline } from './deadline.ts'

type Check<T> = { readonly checkedMs: number } & ({ readonly result: T } | { readonly error: unknown })

/**
 * Returns a function that runs `check` at most once in `freshMs` and returns its last result. `clock` is in
 * milliseconds.
 *
 * @throws the error of the last check, or `DeadlinePassed`.
 */
export function createReadiness<T>(freshMs: number, clock: () => number, check: () => Promise<T>) {
  let last: Check<T> | undefined
  let checking = false

  return async (): Promise<T> => {
    if (last === undefined || (!checking && clock() - last.checkedMs >= freshMs)) {
      checking = true
      try {
        last = { checkedMs: clock(), result: await withDeadline(check()) }
      } catch (error) {
        last = { checkedMs: clock(), error }
      } finally {
        checking = false
      }
    }
    if ('error' in last) throw last.error
    return last.result
  }
}
