/** Serves searches, which are not cached. Their failures are separate: they do not mean an outage for feeds. */
import { withDeadline } from '../delivery/deadline.ts'
import { createFailures } from '../delivery/failures.ts'
import type { Runtime } from '../delivery/runtime.ts'
import type { Delivered } from '../delivery/version.ts'
import type { Rendered } from '../http/encode.ts'
import type { Store } from '../store/store.ts'
import type { Document } from './document.ts'
import type { Missing } from './missing.ts'
import { isOutage } from './outage.ts'
import { render } from './render.ts'

export type SearchesOptions = {
  readonly runtime: Runtime
  readonly freshMs: number
  /** Milliseconds on a clock that never goes back. */
  readonly clock: () => number
  readonly log: (message: string, error?: unknown) => void
  readonly queue: <T>(work: () => Promise<T>) => Promise<T>
}

/**
 * Returns a function that renders a search in the queue. It rejects with the last failure, without a query, within
 * `freshMs` after an outage.
 */
export function createSearches({ runtime, freshMs, clock, log, queue }: SearchesOptions) {
  const scope = 'search'
  const failures = createFailures({
    pauseMs: freshMs,
    clock,
    concernsAll: () => false,
    outage: (_, error) => log('searches fail', error),
    recovery: (_, seconds) => log(`searches recovered after ${seconds} s`),
  })

  return async (document: Document, store: Store): Promise<Delivered<Rendered | Missing>> => {
    const failure = failures.recent(scope)
    if (failure) throw failure.error
    // Only the query has a deadline: rendering many results takes time too, but is not an outage.
    const storeWithDeadline: Store = { ...store, latest: (selection) => withDeadline(store.latest(selection)) }
    try {
      const { value, readAt } = await queue(() => render(document, storeWithDeadline, runtime))
      failures.succeeded(scope)
      return { value, confirmedAt: readAt, ageSeconds: 0, outdated: false }
    } catch (error) {
      if (isOutage(error)) failures.failed(scope, error, true)
      throw error
    }
  }
}
