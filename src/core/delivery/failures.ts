/** Remembers recent failures: an outage costs few queries, and the log reports it once. */
import { LRUCache } from 'lru-cache'

/**
 * `sinceMs` is the time of the first failure, `failedMs` of the last one; `reported`: `outage` was
 * called.
 */
type Failure = {
  readonly error: unknown
  readonly sinceMs: number
  readonly failedMs: number
  readonly reported: boolean
}

export type FailureOptions = {
  readonly clock: () => number
  /**
   * Tells an error that concerns all scopes, as an outage of the database does, from one of its own
   * scope.
   */
  readonly concernsAll: (error: unknown) => boolean
  /** Called for the first failure of a scope; not for single scopes while all fail. */
  readonly outage: (scope: string, error: unknown) => void
  /** Called when a reported failure ends. */
  readonly recovery: (scope: string, afterSeconds: number) => void
}

/** The scope of failures that concern all scopes. */
const everything = '*'
/** Problems tell clients to retry within this time. */
const askedAgainMs = 10_000
/** Number of scopes with a failure; the least recently used are evicted first. */
const maxScopes = 1000

/** Seconds of failure until `now`. A pause without requests does not count. */
export const secondsOf = (
  { sinceMs, failedMs }: Pick<Failure, 'sinceMs' | 'failedMs'>,
  now: number,
): number => Math.round((Math.min(now, failedMs + askedAgainMs) - sinceMs) / 1000)

export function createFailures({ clock, concernsAll, outage, recovery }: FailureOptions) {
  const failures = new LRUCache<string, Failure>({ max: maxScopes })

  function end(scope: string): void {
    const failure = failures.peek(scope)
    if (!failure) return
    failures.delete(scope)
    if (failure.reported) recovery(scope, secondsOf(failure, clock()))
  }

  return {
    /** `alone`: the failure concerns only this scope, whatever `concernsAll` says. */
    failed(scope: string, error: unknown, alone: boolean): void {
      const key = !alone && concernsAll(error) ? everything : scope
      const before = failures.peek(key)
      const now = clock()
      const reported = before?.reported ?? (key === everything || !failures.has(everything))
      failures.set(key, { error, sinceMs: before?.sinceMs ?? now, failedMs: now, reported })
      if (!before && reported) outage(key, error)
    },

    succeeded(scope: string): void {
      end(scope)
      end(everything)
    },

    /** Another query met the failure of all scopes again. */
    metAgain(): void {
      const failure = failures.peek(everything)
      if (failure) failures.set(everything, { ...failure, failedMs: clock() })
    },

    /** Ends the failure of all scopes. */
    endOfAll: (): void => end(everything),

    /** The failure of all scopes that has not ended. */
    ofAll: (): Failure | undefined => failures.peek(everything),

    /** The failure of the scope, or of all scopes, in the last `withinMs`. */
    recent(scope: string, withinMs: number): Failure | undefined {
      const found = [failures.get(scope), failures.get(everything)]
      return found.find((failure) => failure !== undefined && clock() - failure.failedMs < withinMs)
    },
  }
}
