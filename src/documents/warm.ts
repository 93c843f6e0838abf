/**
 * The warm path: responses to requests for the same URL, for as long as nothing can have changed. Nearly all requests
 * take it, so they need neither a route nor delivery (docs/decisions/0011-compressed-memory.md).
 */
import type { Prepared } from '../http/respond.ts'

type Warm = { readonly prepared: Prepared; readonly untilMs: number }

/** Number of URLs. The memory of their documents is that of delivery. */
const maxUrls = 2000

/** `clock` is in milliseconds. After a change of `generation` everything is forgotten. */
export function createWarm(clock: () => number, generation: () => number) {
  const urls = new Map<string, Warm>()
  let valid = generation()

  return {
    /** For GET and HEAD. */
    get({ method, url }: Request): Prepared | undefined {
      const found = urls.get(url)
      if (!found || clock() >= found.untilMs || (method !== 'GET' && method !== 'HEAD')) return undefined
      return valid === generation() ? found.prepared : undefined
    },

    /** `untilMs`: the time on the clock until which the response is right. */
    set(url: string, prepared: Prepared, untilMs: number): void {
      if (untilMs <= clock()) return
      if (valid !== generation() || urls.size >= maxUrls) urls.clear()
      valid = generation()
      urls.set(url, { prepared, untilMs })
    },
  }
}
