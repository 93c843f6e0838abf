/** Differences between Node and the edge, for the process and for a request; see docs/decisions/0005-delivery.md. */
import type { Context as HonoContext } from 'hono'
import { type Codec, webCodec } from '../http/codec.ts'
import { createPurge, type PurgeableCache } from './purge.ts'

export type Runtime = {
  readonly codec: Codec
  /** Whether a request may await another one's promise. If not, work after the response needs `waitUntil`. */
  readonly sharesPromises: boolean
  /** Whether the service is behind a cache that supports `Cache-Tag`. */
  readonly cacheTags: boolean
}

/** The part of the runtime that belongs to one request. */
export type Context = {
  /** Whether a request may await another one's promise. In workerd, I/O belongs to the request that began it. */
  readonly sharesPromises: boolean
  /** Keeps the work alive after the response. */
  readonly waitUntil: (work: Promise<unknown>) => void
  /** Called when the states of families differ from the last known ones. */
  readonly changed: (families: readonly string[]) => void
}

/** The runtime with nothing but Web APIs, in one process. */
export const portable: Runtime = { codec: webCodec, sharesPromises: true, cacheTags: false }

/** Returns a function that makes the context of a request. */
export function createContexts({ sharesPromises }: Runtime, purgeFailed: (error: unknown) => void) {
  const purge = createPurge(() => performance.now(), purgeFailed)
  return (c: HonoContext): Context => {
    if (sharesPromises) return { sharesPromises, waitUntil: () => {}, changed: () => {} }
    const waitUntil = (work: Promise<unknown>) => c.executionCtx.waitUntil(work)
    return {
      sharesPromises,
      waitUntil,
      changed: (families) => waitUntil(purge(families, cacheOf(c.executionCtx))),
    }
  }
}

/** Workers Cache; `undefined` if it is not enabled for the Worker. */
const cacheOf = (context: object) => ('cache' in context ? (context.cache as PurgeableCache | undefined) : undefined)
