/** The store for one render: its queries have a deadline together, and their time is known. */
import { createDeadline } from '../delivery/deadline.ts'
import type { Store } from '../store/store.ts'

/** `waitedMs` is the time of the queries until now; each method throws `DeadlinePassed` too. `clock` is in ms. */
export function timeStore(
  store: Store,
  clock: () => number,
): { readonly store: Store; readonly waitedMs: () => number } {
  const within = createDeadline()
  let waitedMs = 0
  const timed = async <T>(query: Promise<T>): Promise<T> => {
    const startedMs = clock()
    try {
      return await within(query)
    } finally {
      waitedMs += clock() - startedMs
    }
  }
  return {
    waitedMs: () => waitedMs,
    store: {
      latest: (selection) => timed(store.latest(selection)),
      findMarker: (...families) => timed(store.findMarker(...families)),
      findFamilies: (listing) => timed(store.findFamilies(listing)),
      findSimilarFamilies: (prefix, limit) => timed(store.findSimilarFamilies(prefix, limit)),
      findFamilyKeys: () => timed(store.findFamilyKeys()),
    },
  }
}
