/** A shelf of memory for documents. */
import { LRUCache } from 'lru-cache'

/** Share of a shelf that documents which were asked for once cannot take from the others. */
const protectedShare = 0.8

/**
 * A memory of at most `maxBytes`, which evicts the least recently used documents first (segmented LRU: Karedla, Love
 * and Wherry, "Caching strategies to improve disk system performance", 1994). A document that was asked for again is
 * evicted only for others like it: a client that asks for a thousand documents, each once, evicts what it asked for
 * itself. `evicted` is called for each evicted document.
 */
export function createShelf<T extends { readonly bytes: number }>(maxBytes: number, evicted: () => void) {
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
