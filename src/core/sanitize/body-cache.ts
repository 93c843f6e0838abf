/**
 * A cache of cleaned bodies, shared by all feeds and renders, so that a new article costs the
 * cleaning of one body.
 */
import { LRUCache } from 'lru-cache'

/**
 * Adds a cache of at most `bytes` to `clean` (two bytes per character, of the HTML before and after
 * and of its opening). The HTML is the key, so a changed body is cleaned again. So is a body whose
 * base URL has changed.
 */
export function cacheBodies<T extends { readonly html: string; readonly opening: string }>(
  clean: (html: string, baseUrl: string) => T,
  bytes: number,
) {
  const cache = new LRUCache<string, { readonly baseUrl: string; readonly cleaned: T }>({
    maxSize: bytes,
    // lru-cache accepts no size of 0, which an empty body would have.
    sizeCalculation: ({ baseUrl, cleaned }, html) =>
      2 * (html.length + baseUrl.length + cleaned.html.length + cleaned.opening.length) + 1,
  })
  const cleanCached = (html: string, baseUrl: string): T => {
    const cached = cache.get(html)
    if (cached?.baseUrl === baseUrl) return cached.cleaned
    const cleaned = clean(html, baseUrl)
    cache.set(html, { baseUrl, cleaned })
    return cleaned
  }
  return Object.assign(cleanCached, { usedBytes: () => cache.calculatedSize })
}
