/** What differs between Node and the edge, and the part of it that comes with a request: docs/decisions/0005-delivery.md. */
import type { Context as HonoContext } from 'hono'
import { type Compress, gzipOnly } from '../http/gzip.ts'
import { createPurge, type PurgeableCache } from './purge.ts'

export type Runtime = {
  readonly compress: Compress
  /** Whether one request may wait for another's promise; where not, work after the answer needs `waitUntil`. */
  readonly sharesPromises: boolean
  /** Whether a cache that knows `Cache-Tag` stands in front. */
  readonly cacheTags: boolean
}

/** What a request brings to delivery. */
export type Context = {
  /** Whether one request may wait for another's promise: not in workerd, where I/O belongs to the request it began in. */
  readonly sharesPromises: boolean
  /** Lets work go on after the response. */
  readonly waitUntil: (work: Promise<unknown>) => void
  /** Called when the database shows that a family has changed since it was last asked. */
  readonly changed: (family: string) => void
}

export const portable: Runtime = { compress: gzipOnly, sharesPromises: true, cacheTags: false }

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
