/** Limits the requests of a client, a token or a partner, in the bounded memory of this process. */
import { LRUCache } from 'lru-cache'

/**
 * Names that are counted by themselves; all others are counted together, so a flood of names sets
 * none free.
 */
const maxNames = 10_000
const others = 'others'

/**
 * Returns a function that counts a request of a name, and returns the seconds until the name may
 * send one: 0 for now. A name may send `max` requests in each window, which its first request
 * opens; this one counts as `cost`. `clock` is in milliseconds above 0.
 */
export function createRateLimit(windowMs: number, clock: () => number) {
  const counts = new LRUCache<string, number>({
    max: maxNames + 1,
    ttl: windowMs,
    noUpdateTTL: true,
    allowStale: true,
    perf: { now: clock },
    // By default, the cache reads the clock again after a timer. In Workers, the timer of an
    // earlier request may never run.
    ttlResolution: 0,
  })
  const remove = (name: string) => counts.getRemainingTTL(name) <= 0 && counts.delete(name)

  return (own: string, max: number, cost = 1): number => {
    const [oldest = own] = counts.rkeys()
    for (const name of [oldest, own, others]) remove(name)
    const name = counts.has(own) || counts.size < maxNames ? own : others
    const count = counts.get(name) ?? 0
    if (count >= max) return Math.ceil(counts.getRemainingTTL(name) / 1000)
    counts.set(name, count + cost)
    return 0
  }
}
