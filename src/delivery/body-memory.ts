/** Remembers cleaned bodies, so that one new article costs the cleaning of one: shared by all feeds and renders. */
import { LRUCache } from 'lru-cache'

/**
 * `clean` with a memory of at most `bytes` (two a character, the text before and after). What was cleaned is its own
 * key, so a changed body or address is cleaned anew.
 */
export function rememberBodies<T extends { readonly html: string }>(
  clean: (html: string, baseUrl: string) => T,
  bytes: number,
) {
  const memory = new LRUCache<string, T>({
    maxSize: bytes,
    sizeCalculation: ({ html }, key) => 2 * (html.length + key.length),
  })
  return (html: string, baseUrl: string): T => {
    const key = `${baseUrl} ${html}`
    const known = memory.get(key)
    if (known) return known
    const cleaned = clean(html, baseUrl)
    memory.set(key, cleaned)
    return cleaned
  }
}
