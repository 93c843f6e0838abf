/** What went wrong lately, so that a database that is away is not asked by everyone, and the log hears of it once. */
import { LRUCache } from 'lru-cache'

/** `sinceMs` is when the first attempt failed, `failedMs` when the last one did; `told` whether anybody was told of it. */
type Failure = {
  readonly error: unknown
  readonly sinceMs: number
  readonly failedMs: number
  readonly told: boolean
}

export type FailureOptions = {
  /** How long nobody tries again. */
  readonly pauseMs: number
  /** Milliseconds on a clock that never goes back. */
  readonly clock: () => number
  /** Whether the error concerns everything, as an outage of the database does, or one scope alone. */
  readonly concernsAll: (error: unknown) => boolean
  /** Told of the first failure of a scope, and of its end; not of single scopes while everything fails. */
  readonly outage: (scope: string, error: unknown) => void
  readonly recovery: (scope: string, afterSeconds: number) => void
}

/** The scope of what concerns everything. */
const everything = '*'
/** Of more scopes than this the ones longest not met are forgotten. */
const mostScopes = 1000

export function createFailures({ pauseMs, clock, concernsAll, outage, recovery }: FailureOptions) {
  const failures = new LRUCache<string, Failure>({ max: mostScopes })

  function end(scope: string): void {
    const failure = failures.peek(scope)
    if (!failure) return
    failures.delete(scope)
    if (failure.told) recovery(scope, Math.round((clock() - failure.sinceMs) / 1000))
  }

  return {
    /** `alone` where a failure says nothing about other scopes, however it looks. */
    failed(scope: string, error: unknown, alone: boolean): void {
      const key = !alone && concernsAll(error) ? everything : scope
      const before = failures.peek(key)
      const now = clock()
      const told = before?.told ?? (key === everything || !failures.has(everything))
      failures.set(key, { error, sinceMs: before?.sinceMs ?? now, failedMs: now, told })
      if (!before && told) outage(key, error)
    },

    succeeded(scope: string): void {
      end(scope)
      end(everything)
    },

    /** What kept the scope from working a moment ago: it need not be tried. */
    recent(scope: string): Failure | undefined {
      const found = [failures.get(scope), failures.get(everything)]
      return found.find((failure) => failure !== undefined && clock() - failure.failedMs < pauseMs)
    },
  }
}
