/** The share of the process that one token may take for what keeps everybody else waiting: judging texts for partners. */
import { createRateLimit } from '../http/rate-limit.ts'

const minuteMs = 60_000
/** Of each minute: a quarter. */
export const shareMs = minuteMs / 4

export type Share = ReturnType<typeof createShare>

/** One for an app. `clock` is in milliseconds above 0. */
export function createShare(clock: () => number) {
  const spend = createRateLimit(minuteMs, clock)
  return {
    /** Does the work after all that waits now; `null` if the token has used up its share of this minute. */
    async take<T>(tokenId: number, work: () => T): Promise<T | null> {
      await new Promise((resolve) => setTimeout(resolve))
      // An operator on the database itself has no share.
      if (tokenId !== 0 && spend(String(tokenId), shareMs, 0) > 0) return null
      const started = clock()
      const result = work()
      spend(String(tokenId), Number.POSITIVE_INFINITY, clock() - started)
      return result
    },
  }
}
