/**
 * The families that exist. Requests for others cost little, however many there are, and never refuse requests for
 * families that exist.
 */
import { createRecent, type RecentOptions } from './recent.ts'

/** Requests for missing families in `freshMs` that may cost queries of their own, for suggestions of similar names. */
const mostSuggestions = 10

export function createKnownFamilies(options: RecentOptions) {
  const { freshMs, clock } = options
  const recent = createRecent<ReadonlySet<string>>(options)
  let known: ReadonlySet<string> | undefined
  let sinceMs = clock()
  let suggestions = 0

  return {
    /**
     * The first of the families that does not exist. Calls `read` only if one is not among those last read; it returns
     * the keys of all families that ever existed.
     */
    async findAbsent(
      families: readonly string[],
      read: () => Promise<ReadonlySet<string>>,
    ): Promise<string | undefined> {
      const isAbsent = (family: string) => known?.has(family) !== true
      if (!families.some(isAbsent)) return undefined
      known = await recent(read)
      return families.find(isAbsent)
    },

    /** Whether a request for a missing family may search for similar names. */
    maySuggest(): boolean {
      if (clock() - sinceMs >= freshMs) {
        sinceMs = clock()
        suggestions = 0
      }
      suggestions += 1
      return suggestions <= mostSuggestions
    },
  }
}
