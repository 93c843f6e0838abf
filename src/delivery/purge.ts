/** Purges changed families from the edge cache, so that its copies need not expire first. */

/** Cloudflare's `ctx.cache`; absent in a local workerd, and in Workers without an enabled cache. */
export type PurgeableCache = { readonly purge: (what: { readonly tags: readonly string[] }) => Promise<unknown> }

/** The `Cache-Tag` of all documents of the family. */
export const familyTag = (family: string) => `family:${family}`

/** The smallest plan of Cloudflare allows five purges a minute. */
const intervalMs = 12_000

/**
 * Returns a function that purges families by tag. Within the interval after a purge it only collects them, for the next
 * call after the interval. Without a cache it does nothing. A failed purge is only reported: the copy at the edge
 * expires soon anyway. `clock` is in milliseconds.
 */
export function createPurge(clock: () => number, report: (error: unknown) => void) {
  const waiting = new Set<string>()
  let lastMs = Number.NEGATIVE_INFINITY

  return async (families: readonly string[], cache: PurgeableCache | undefined): Promise<void> => {
    if (!cache) return
    for (const family of families) waiting.add(familyTag(family))
    if (waiting.size === 0 || clock() - lastMs < intervalMs) return
    lastMs = clock()
    const tags = [...waiting]
    waiting.clear()
    try {
      await cache.purge({ tags })
    } catch (error) {
      report(error)
    }
  }
}
