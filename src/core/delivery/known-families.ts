/**
 * The families and addresses that exist. Any number of requests for other families costs little,
 * and makes delivery refuse no request for a family that exists.
 */
import type { Queued } from './queue.ts'
import { createRecent, type RecentOptions } from './recent.ts'

/**
 * Requests for missing families in `freshMs` that may cost queries of their own, for suggestions of
 * similar names.
 */
const maxSuggestions = 10

/** `T` is the result of one query for all addresses. */
export function createKnownFamilies<T extends { readonly families: ReadonlySet<string> }>(
  options: RecentOptions,
) {
  const { freshMs, clock } = options
  const recent = createRecent<T>(options)
  let known: T | undefined
  let sinceMs = clock()
  let suggestions = 0

  return {
    /**
     * The first of the families that does not exist. Calls `read` only if one is not among those
     * last read; its `families` are the keys of all that ever existed.
     */
    async findAbsent(
      families: readonly string[],
      read: (queued: Queued) => Promise<T>,
    ): Promise<string | undefined> {
      const isAbsent = (family: string) => known?.families.has(family) !== true
      if (!families.some(isAbsent)) return undefined
      known = await recent(read)
      return families.find(isAbsent)
    },

    /**
     * The result of `read` in the last `freshMs`, or an older one if it fails; `undefined` if it
     * never worked.
     */
    async find(read: (queued: Queued) => Promise<T>): Promise<T | undefined> {
      known = await recent(read).catch(() => known)
      return known
    },

    /**
     * Allows a request for a missing family to search for similar names, but not many in a while.
     */
    maySuggest(): boolean {
      if (clock() - sinceMs >= freshMs) {
        sinceMs = clock()
        suggestions = 0
      }
      suggestions += 1
      return suggestions <= maxSuggestions
    },
  }
}
