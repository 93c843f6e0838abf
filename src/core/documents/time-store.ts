/** The store with its queries timed: for one render, and for those who observe them. */
import { clock, createDeadline } from '../delivery/runtime.ts'
import type { Store } from '../store/store.ts'
import { wrapStore } from '../store/wrap-store.ts'
import type { Listener } from './observation.ts'

/**
 * For one render: its queries have a deadline together, after which each throws `DeadlinePassed`.
 * `answeredMs` is when the last query was answered, or when the store was made.
 */
export function timeStore(store: Store, now: () => number) {
  const within = createDeadline()
  let lastMs = now()
  const timed = wrapStore(store, async (query) => {
    const result = await within(query())
    lastMs = now()
    return result
  })
  return { answeredMs: () => lastMs, store: timed }
}

/** Tells how long each query took, and whether it failed. */
export const observeStore = (
  store: Store,
  onQuery: NonNullable<Listener['query']>,
  now: () => number,
): Store =>
  wrapStore(store, (query, name) =>
    observed(query, (seconds, failed) => onQuery(name, seconds, failed), now),
  )

/** The result of `work`. Tells how long it took, and whether it failed. */
export async function observed<T>(
  work: () => Promise<T>,
  notify: (seconds: number, failed: boolean) => void,
  now = clock,
): Promise<T> {
  const startedMs = now()
  let failed = true
  try {
    const result = await work()
    failed = false
    return result
  } finally {
    notify((now() - startedMs) / 1000, failed)
  }
}
