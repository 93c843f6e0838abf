/** Tells a cache in front that a family has changed, so that the edge need not wait for its copy to grow old. */

/** Cloudflare's `ctx.cache`; absent in workerd by itself, and where the Worker has no cache enabled. */
export type PurgeableCache = { readonly purge: (what: { readonly tags: readonly string[] }) => Promise<unknown> }

/** What a document of the family is tagged with. */
export const familyTag = (family: string) => `family:${family}`

/** The platform's smallest plan allows five purges a minute; what falls between is purged with the next. */
const intervalMs = 12_000

/**
 * Returns a function that purges families by tag: at once, or together with others when the last purge was a moment ago.
 * Without a cache it does nothing. A purge that fails is only reported: the copy at the edge is short-lived anyway.
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
