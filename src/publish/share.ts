/** The share of the process that one token may take for what keeps everybody else waiting: judging texts for partners. */
import { LRUCache } from 'lru-cache'

const minuteMs = 60_000
/** Of each minute: a quarter. */
export const shareMs = minuteMs / 4
/** Tokens that are counted. */
const maxTokens = 1000

export type Share = ReturnType<typeof createShare>

/** One for an app. `clock` is in milliseconds, from any start. */
export function createShare(clock: () => number) {
  const windows = new LRUCache<number, { readonly start: number; used: number }>({ max: maxTokens })

  function windowOf(tokenId: number): { used: number } {
    const known = windows.get(tokenId)
    if (known && clock() - known.start < minuteMs) return known
    const window = { start: clock(), used: 0 }
    windows.set(tokenId, window)
    return window
  }

  return {
    /** Does the work after all that waits now; `null` if the token has used up its share of this minute. */
    async take<T>(tokenId: number, work: () => T): Promise<T | null> {
      await new Promise((resolve) => setTimeout(resolve))
      const window = windowOf(tokenId)
      // An operator on the database itself has no share.
      if (tokenId !== 0 && window.used >= shareMs) return null
      const started = clock()
      const result = work()
      window.used += clock() - started
      return result
    },
  }
}
