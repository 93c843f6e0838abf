/** The store with its queries timed: for one render, and for those who observe them. */
import { createDeadline } from '../delivery/deadline.ts'
import type { Store } from '../store/store.ts'
import { wrapStore } from '../store/wrap-store.ts'
import type { Listener } from './observation.ts'

export type TimedStore = {
  readonly store: Store
  /** When the last query was answered, or when the store was made; `clock` is in milliseconds. */
  readonly answeredMs: () => number
}

/** For one render: its queries have a deadline together, after which each throws `DeadlinePassed`. */
export function timeStore(store: Store, clock: () => number): TimedStore {
  const within = createDeadline()
  let answeredMs = clock()
  const timed = wrapStore(store, async (query) => {
    const result = await within(query())
    answeredMs = clock()
    return result
  })
  return { answeredMs: () => answeredMs, store: timed }
}

/** Tells how long each query took, and whether it failed; `clock` is in milliseconds. */
export function observeStore(store: Store, told: NonNullable<Listener['query']>, clock: () => number): Store {
  return wrapStore(store, async (query, name) => {
    const startedMs = clock()
    const tell = (failed: boolean) => told(name, (clock() - startedMs) / 1000, failed)
    try {
      const result = await query()
      tell(false)
      return result
    } catch (error) {
      tell(true)
      throw error
    }
  })
}
