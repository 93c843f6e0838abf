/** Document → Rendered: reads its articles, writes its text, and makes bytes, ETag and codings. */
import { type CacheClass, cacheClasses } from '../delivery/cache-classes.ts'
import type { Took } from '../delivery/queue.ts'
import { clock, type Runtime } from '../delivery/runtime.ts'
import type { NewVersion } from '../delivery/version.ts'
import { encode, type Rendered } from '../http/encode.ts'
import type { Coding } from '../http/negotiate.ts'
import type { Log } from '../log/log.ts'
import type { Store } from '../store/store.ts'
import type { Document } from './document.ts'
import type { Missing } from './missing.ts'
import type { Listener } from './observation.ts'
import { observed, timeStore } from './time-store.ts'

export type Render = (
  document: Document,
  store: Store,
) => Promise<NewVersion<Rendered | Missing> & Took>

/**
 * Approximate bytes in memory beside those of the body: headers, objects, and all of a `Missing`.
 */
const overheadBytes = 1000
/** Counted at most for compression in the thread pool: it may wait for other renders. */
const maxEncodingMs = 20
/**
 * A render that takes longer, without its queries, is logged: meanwhile a process on Node answers
 * nobody else. At the edge the clock stands still while code runs
 * (https://developers.cloudflare.com/workers/runtime-apis/performance).
 */
const slowRenderMs = 1000
/** Time between two log lines about slow renders. */
const logEveryMs = 60_000

/**
 * Returns a function that makes a version for delivery, and tells of each render. Missing documents
 * are `isMissing`.
 */
export function createRender({ codec }: Runtime, log: Log, onRender: Listener['render']): Render {
  let loggedMs = Number.NEGATIVE_INFINITY

  function logSlow(key: string, tookMs: number): void {
    if (tookMs < slowRenderMs || clock() - loggedMs < logEveryMs) return
    loggedMs = clock()
    const seconds = (tookMs / 1000).toFixed(1)
    const message = `rendering "${key}" took ${seconds} s: look for very long articles in it (the database is not the cause)`
    log(message, undefined, { event: 'render.slow', level: 'warn' })
  }

  const render: Render = async ({ key, cache, make }, queried) => {
    const { store, answeredMs } = timeStore(queried, clock)
    const { state, readAt, ...made } = await make(store)
    // After the last answer, `make` runs without a pause, so this is the time of no other render.
    const madeMs = clock()
    const ownMs = madeMs - answeredMs()
    logSlow(key, ownMs)
    const overhead = overheadBytes + key.length
    if ('missing' in made) {
      return { value: made.missing, bytes: overhead, isMissing: true, state, readAt, tookMs: ownMs }
    }
    const codings: readonly Coding[] = cache.brotli && codec.brotli ? ['br', 'gzip'] : ['gzip']
    const { changesAt, ...text } = made
    const value = await encode(text, codec, codings)
    const tookMs = ownMs + Math.min(clock() - madeMs, maxEncodingMs)
    return { value, bytes: overhead + value.bytes.byteLength, state, readAt, changesAt, tookMs }
  }
  if (!onRender) return render
  const names = new Map<CacheClass, string>(
    Object.entries(cacheClasses).map(([name, cache]) => [cache, name]),
  )
  return (document, store) =>
    observed(
      () => render(document, store),
      (seconds, failed) => onRender(names.get(document.cache) ?? 'other', seconds, failed),
    )
}
