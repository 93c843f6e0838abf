/** Remembers cleaned bodies, so that one new article costs the cleaning of one: shared by all feeds and renders. */
import { LRUCache } from 'lru-cache'

/**
 * `clean` with a memory of at most `bytes` (two a character, the text before and after). What was cleaned is its own
 * key, so a changed body is cleaned anew, and so is one that is now read at another address.
 */
export function rememberBodies<T extends { readonly html: string }>(
  clean: (html: string, baseUrl: string) => T,
  bytes: number,
) {
  const memory = new LRUCache<string, { readonly baseUrl: string; readonly cleaned: T }>({
    maxSize: bytes,
    // An empty body weighs something too.
    sizeCalculation: ({ baseUrl, cleaned }, html) => 2 * (html.length + baseUrl.length + cleaned.html.length) + 1,
  })
  return (html: string, baseUrl: string): T => {
    const known = memory.get(html)
    if (known?.baseUrl === baseUrl) return known.cleaned
    const cleaned = clean(html, baseUrl)
    memory.set(html, { baseUrl, cleaned })
    return cleaned
  }
}
