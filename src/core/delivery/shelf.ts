/** The shelves of memory for documents. */
import { LRUCache } from 'lru-cache'
import type { Shelf } from './cache-classes.ts'
import type { Deliverable, Version } from './version.ts'

/** Share of a shelf that documents which were asked for once cannot take from the others. */
const protectedShare = 0.8

/**
 * A memory of at most `maxBytes`, which evicts the least recently used documents first (segmented
 * LRU: Karedla et al., "Caching strategies to improve disk system performance", 1994):
 * one that was asked for again only for others like it. `evicted` is called for each.
 */
export function createShelf<T extends { readonly bytes: number }>(
  maxBytes: number,
  evicted: () => void,
) {
  const maxProtected = Math.max(1, Math.floor(maxBytes * protectedShare))
  const sizeCalculation = ({ bytes }: T) => bytes
  const once = new LRUCache<string, T>({
    maxSize: maxBytes,
    sizeCalculation,
    dispose: (_value, _key, reason) => {
      if (reason === 'evict') evicted()
    },
  })
  const again = new LRUCache<string, T>({
    maxSize: maxProtected,
    sizeCalculation,
    dispose: (value, key, reason) => {
      if (reason === 'evict') once.set(key, value)
    },
  })
  const trim = () => {
    while (once.size > 0 && once.calculatedSize + again.calculatedSize > maxBytes) once.pop()
  }

  return {
    get(key: string): T | undefined {
      const known = again.get(key)
      if (known) return known
      const found = once.get(key)
      if (found === undefined || found.bytes > maxProtected) return found
      once.delete(key)
      again.set(key, found)
      trim()
      return found
    },
    peek: (key: string): T | undefined => again.peek(key) ?? once.peek(key),
    set(key: string, value: T): void {
      const segment = again.has(key) && value.bytes <= maxProtected ? again : once
      if (segment === once) again.delete(key)
      segment.set(key, value)
      // Too large to be kept.
      if (!segment.has(key)) evicted()
      trim()
    },
    usedBytes: () => once.calculatedSize + again.calculatedSize,
    delete(key: string): void {
      again.delete(key)
      once.delete(key)
    },
  }
}

export const shelfOf = ({ cache }: Deliverable): Shelf => cache.shelf ?? 'variant'

/** All shelves. Each document is on its own, or on `variant` if its version is `isMissing`. */
export function createShelves<T extends Pick<Version<unknown>, 'bytes' | 'isMissing'>>(
  maxBytes: Readonly<Record<Shelf, number>>,
  evicted: () => void,
) {
  const shelves = {
    feed: createShelf<T>(maxBytes.feed, evicted),
    variant: createShelf<T>(maxBytes.variant, evicted),
    embed: createShelf<T>(maxBytes.embed, evicted),
  } satisfies Readonly<Record<Shelf, unknown>>
  const { feed, variant, embed } = shelves

  return {
    get: (document: Deliverable) =>
      shelves[shelfOf(document)].get(document.key) ?? variant.get(document.key),
    peek: (document: Deliverable) =>
      shelves[shelfOf(document)].peek(document.key) ?? variant.peek(document.key),
    set(document: Deliverable, value: T): void {
      const { key } = document
      const own = shelves[shelfOf(document)]
      const shelf = value.isMissing ? variant : own
      for (const other of [own, variant]) if (other !== shelf) other.delete(key)
      shelf.set(key, value)
    },
    usedBytes: () => ({
      feed: feed.usedBytes(),
      variant: variant.usedBytes(),
      embed: embed.usedBytes(),
    }),
  }
}
