/** The store for one render: its queries have a deadline together, and it is known when they ended. */
import { createDeadline } from '../delivery/deadline.ts'
import type { Store } from '../store/store.ts'

export type TimedStore = {
  readonly store: Store
  /** When the last query was answered, or when the store was made; `clock` is in milliseconds. */
  readonly answeredMs: () => number
}

/** Each method throws `DeadlinePassed` too. */
export function timeStore(store: Store, clock: () => number): TimedStore {
  const within = createDeadline()
  let answeredMs = clock()
  const timed = async <T>(query: Promise<T>): Promise<T> => {
    const result = await within(query)
    answeredMs = clock()
    return result
  }
  return {
    answeredMs: () => answeredMs,
    store: {
      latest: (selection) => timed(store.latest(selection)),
      findMarker: (...families) => timed(store.findMarker(...families)),
      findFamilies: (listing) => timed(store.findFamilies(listing)),
      findSimilarFamilies: (prefix, limit) => timed(store.findSimilarFamilies(prefix, limit)),
      findNews: () => timed(store.findNews()),
      findAddresses: () => timed(store.findAddresses()),
      findNewest: () => timed(store.findNewest()),
      findPartners: () => timed(store.findPartners()),
    },
  }
}
