/** Cache classes: how each class of documents is kept in memory, rendered and cached by CDNs. */
import { createQueue } from './queue.ts'

/**
 * Shares of MEMORY_MB for documents. A document evicts only documents of its own shelf, so requests for many variants
 * do not evict feeds.
 */
export const shelves = { feed: 0.45, variant: 0.2, embed: 0.1 } as const
/** Share of MEMORY_MB for sanitized article bodies. */
export const bodyShare = 0.25

export type Shelf = keyof typeof shelves

/**
 * Limits for concurrent renders. On Node, `waiting` more requests wait in a queue. At the edge a request cannot wait
 * for another one, but has its own connections.
 */
const queues = {
  variant: { atOnce: 2, atOnceAtEdge: 2, waiting: 100 },
  archivePart: { atOnce: 2, atOnceAtEdge: 2, waiting: 100 },
  search: { atOnce: 2, atOnceAtEdge: 2, waiting: 100 },
  // One page can load several embeds at once. On Node, two of the five connections remain for feeds.
  embed: { atOnce: 3, atOnceAtEdge: 20, waiting: 100 },
  // Families that are not in memory yet: they may not exist.
  unknownFamily: { atOnce: 20, atOnceAtEdge: 20, waiting: 1000 },
} as const

export type QueueName = keyof typeof queues

export type Queues = Readonly<Record<QueueName, ReturnType<typeof createQueue>>>

/** `sharesPromises`: whether a request can wait for another one. If not, the queues refuse instead of waiting. */
export function createQueues(sharesPromises: boolean): Queues {
  const queueOf = (name: QueueName) => {
    const { atOnce, atOnceAtEdge, waiting } = queues[name]
    return sharesPromises ? createQueue(atOnce, waiting) : createQueue(atOnceAtEdge, 0)
  }
  return {
    variant: queueOf('variant'),
    archivePart: queueOf('archivePart'),
    search: queueOf('search'),
    embed: queueOf('embed'),
    unknownFamily: queueOf('unknownFamily'),
  }
}

export type CacheClass = {
  /** Memory that keeps the document; `null` renders it for each request. */
  readonly shelf: Shelf | null
  /** Queue of its renders; `null` renders without a limit. */
  readonly queue: QueueName | null
  /** Seconds in a CDN that Candor can purge; `null` uses the setting EDGE_SECONDS. */
  readonly edgeSeconds: number | null
  /** `best` uses all codings of the runtime; `gzip` is faster, for documents with few requests. */
  readonly compression: 'best' | 'gzip'
}

export const cacheClasses = {
  feed: { shelf: 'feed', queue: null, edgeSeconds: null, compression: 'best' },
  variant: { shelf: 'variant', queue: 'variant', edgeSeconds: null, compression: 'gzip' },
  // Changes seldom, and Candor purges it when it does.
  archivePart: { shelf: 'variant', queue: 'archivePart', edgeSeconds: 86_400, compression: 'gzip' },
  embed: { shelf: 'embed', queue: 'embed', edgeSeconds: null, compression: 'gzip' },
  // Its query costs as much as a variant's.
  filteredEmbed: { shelf: 'embed', queue: 'variant', edgeSeconds: null, compression: 'gzip' },
  search: { shelf: null, queue: 'search', edgeSeconds: null, compression: 'gzip' },
} as const satisfies Readonly<Record<string, CacheClass>>
