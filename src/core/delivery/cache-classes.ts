/** Cache classes: how each class of documents is kept in memory, rendered and cached by CDNs. */

import { createQueue, type Queue } from './queue.ts'
import type { Sleep } from './runtime.ts'

export type Shelf = 'feed' | 'variant' | 'embed'

export type Memory = ReturnType<typeof divideMemory>

/**
 * Divides MEMORY_MB: bytes for each use. Uses do not evict each other, so many variants do not
 * evict feeds.
 */
export function divideMemory(megabytes: number) {
  const bytes = (share: number) => Math.floor(megabytes * 1_000_000 * share)
  return {
    /** Compressed documents. */
    shelves: { feed: bytes(0.35), variant: bytes(0.13), embed: bytes(0.05) } satisfies Readonly<
      Record<Shelf, number>
    >,
    /** Copies of documents in other codings. */
    copies: { br: bytes(0.22), identity: bytes(0.05) },
    /** Cleaned article bodies. */
    bodies: bytes(0.2),
  }
}

/**
 * Limits for expensive renders; `waiting` more requests wait. At the edge each request has its own
 * connections. `share` is the part of the time that all renders of a queue may take.
 */
const queues = {
  // Refuses no request, and only delays it: at the edge, each query opens a connection, and the
  // server has a limit. On Node, it waits in the pool.
  feed: {
    atOnce: Number.POSITIVE_INFINITY,
    atOnceAtEdge: 20,
    waiting: Number.POSITIVE_INFINITY,
    share: null,
    timeoutMs: 60_000,
  },
  // Their number has no limit, so one client can ask for new ones all the time.
  variant: { atOnce: 2, atOnceAtEdge: 2, waiting: 100, share: 0.25 },
  archivePart: { atOnce: 2, atOnceAtEdge: 2, waiting: 100, share: 0.5 },
  search: { atOnce: 2, atOnceAtEdge: 2, waiting: 100, share: null },
  // One page can load several embeds at once. On Node, two of the five connections remain for
  // feeds.
  embed: { atOnce: 3, atOnceAtEdge: 20, waiting: 100, share: null },
} as const

export type QueueName = keyof typeof queues

export type Queues = Readonly<Record<QueueName, Queue>>

/** `sharesPromises`: whether a request can wait for another one. */
export function createQueues(sharesPromises: boolean, clock: () => number, sleep: Sleep): Queues {
  const made = Object.entries(queues).map(([name, { atOnce, atOnceAtEdge, ...limits }]) => {
    const own = { ...limits, atOnce: sharesPromises ? atOnce : atOnceAtEdge }
    return [name, createQueue({ ...own, sharesPromises, clock, sleep })] as const
  })
  return Object.fromEntries(made) as Queues
}

export type CacheClass = {
  /** Memory that keeps the document; `null` renders it for each request. */
  readonly shelf: Shelf | null
  readonly queue: QueueName
  /**
   * Lets clients get brotli, where the runtime has it: a copy costs 3 ms, too much for few
   * requests.
   */
  readonly brotli: boolean
}

export const cacheClasses = {
  feed: { shelf: 'feed', queue: 'feed', brotli: true },
  variant: { shelf: 'variant', queue: 'variant', brotli: false },
  archivePart: { shelf: 'variant', queue: 'archivePart', brotli: false },
  embed: { shelf: 'embed', queue: 'embed', brotli: false },
  // Its query costs as much as a variant's.
  filteredEmbed: { shelf: 'embed', queue: 'variant', brotli: false },
  search: { shelf: null, queue: 'search', brotli: false },
} as const satisfies Readonly<Record<string, CacheClass>>
