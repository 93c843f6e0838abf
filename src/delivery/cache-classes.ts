/** How documents are cached: one row for each class. The only place that says so. */
import { createQueue } from './queue.ts'

/**
 * Memory for documents, as shares of MEMORY_MB. A document pushes out only its like, so requests for countless variants
 * leave the feeds alone. The rest of the memory is for cleaned bodies.
 */
export const shelves = { feed: 0.45, variant: 0.2, embed: 0.1 } as const
export const bodyShare = 0.25

export type Shelf = keyof typeof shelves

/**
 * Limits on renders that run at the same time. On Node `waiting` more requests wait for their turn; at the edge a request
 * cannot wait for another, and has connections of its own.
 */
const queues = {
  variant: { atOnce: 2, atOnceAtEdge: 2, waiting: 100 },
  archivePart: { atOnce: 2, atOnceAtEdge: 2, waiting: 100 },
  search: { atOnce: 2, atOnceAtEdge: 2, waiting: 100 },
  // A page may hold several embeds that load together. They leave two of the five connections to the feeds.
  embed: { atOnce: 3, atOnceAtEdge: 20, waiting: 100 },
  // Families that this process has not met: they may not exist.
  unknownFamily: { atOnce: 20, atOnceAtEdge: 20, waiting: 1000 },
} as const

export type QueueName = keyof typeof queues

export type Queues = Readonly<Record<QueueName, ReturnType<typeof createQueue>>>

/** `sharesPromises`: whether one request can wait for another. */
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
  /** Where it is kept; `null` for what is made anew for each request. */
  readonly shelf: Shelf | null
  /** Where its renders wait; `null` renders at once. */
  readonly queue: QueueName | null
  /** How long a CDN that can be purged may keep it; `null` is the setting EDGE_SECONDS. */
  readonly edgeSeconds: number | null
  /** `best` is everything that the runtime has; `gzip` is made faster, for documents that few ask for. */
  readonly compression: 'best' | 'gzip'
}

export const cacheClasses = {
  feed: { shelf: 'feed', queue: null, edgeSeconds: null, compression: 'best' },
  variant: { shelf: 'variant', queue: 'variant', edgeSeconds: null, compression: 'gzip' },
  // Changes seldom, and is purged when it does.
  archivePart: { shelf: 'variant', queue: 'archivePart', edgeSeconds: 86_400, compression: 'gzip' },
  embed: { shelf: 'embed', queue: 'embed', edgeSeconds: null, compression: 'gzip' },
  // Costs the database as much as a variant.
  filteredEmbed: { shelf: 'embed', queue: 'variant', edgeSeconds: null, compression: 'gzip' },
  search: { shelf: null, queue: 'search', edgeSeconds: null, compression: 'gzip' },
} as const satisfies Readonly<Record<string, CacheClass>>
