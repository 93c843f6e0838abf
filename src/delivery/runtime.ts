/** What differs between Node and the edge, and what a request brings of it; why is told in docs/decisions/0005-delivery.md. */
import type { Context as HonoContext } from 'hono'
import { type Compress, gzipOnly } from '../http/gzip.ts'
import { createPurge, type PurgeableCache } from './purge.ts'
import type { Context } from './wanted.ts'

export type Runtime = {
  readonly compress: Compress
  /** Whether one request may wait for another's promise; where not, work after the answer needs `waitUntil`. */
  readonly sharesPromises: boolean
  /** Whether a cache that knows `Cache-Tag` stands in front. */
  readonly cacheTags: boolean
}

export const portable: Runtime = { compress: gzipOnly, sharesPromises: true, cacheTags: false }

/** Returns what a request brings to delivery. */
export function createContexts({ sharesPromises }: Runtime, log: (message: string, error: unknown) => void) {
  const purge = createPurge(
    () => performance.now(),
    (error) => log('the cache in front could not be purged', error),
  )
  return (c: HonoContext): Context => {
    if (sharesPromises) return { sharesPromises, waitUntil: () => {}, changed: () => {} }
    const waitUntil = (work: Promise<unknown>) => c.executionCtx.waitUntil(work)
    return {
      sharesPromises,
      waitUntil,
      changed: (families) => waitUntil(purge(families.split(' '), cacheOf(c.executionCtx))),
    }
  }
}

/** Workers Cache, where it is enabled for the Worker. */
const cacheOf = (context: object) => ('cache' in context ? (context.cache as PurgeableCache | undefined) : undefined)
