/**
 * Differences between Node and the edge, for the process and for a request; see
 * docs/decisions/0005-delivery.md.
 */
import type { Context as HonoContext } from 'hono'
import { type Codec, webCodec } from '../http/codec.ts'

export type Runtime = {
  readonly codec: Codec
  /**
   * A request may await another one's promise. If not, work after the response needs `waitUntil`.
   */
  readonly sharesPromises: boolean
}

/** The part of the runtime that belongs to one request. */
export type RequestContext = {
  /**
   * A request may await another one's promise. In workerd, I/O belongs to the request that began
   * it.
   */
  readonly sharesPromises: boolean
  /** Keeps the work alive after the response. */
  readonly waitUntil: (work: Promise<unknown>) => void
}

/** The runtime with nothing but Web APIs, in one process. */
export const portable: Runtime = { codec: webCodec, sharesPromises: true }

/** Returns a function that makes the context of a request. */
export const createContexts =
  ({ sharesPromises }: Runtime) =>
  (c: HonoContext): RequestContext => ({
    sharesPromises,
    waitUntil: (work) => {
      if (!sharesPromises) c.executionCtx.waitUntil(work)
    },
  })
