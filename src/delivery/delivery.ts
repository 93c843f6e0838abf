/**
 * Keeps rendered documents in memory, and uses the change marker to keep them fresh. The design is documented in
 * docs/decisions/0005-delivery.md.
 */
import { LRUCache } from 'lru-cache'
import type { Shelf } from './cache-classes.ts'
import { after, deadlineMs } from './deadline.ts'
import { createFailures, type FailureOptions } from './failures.ts'
import { TooBusy } from './queue.ts'
import type { Context } from './runtime.ts'
import { createShelf } from './shelf.ts'
import type { Cacheable, Delivered, Source, State, Version } from './version.ts'

export type DeliveryOptions = {
  /** Milliseconds for which a value is served without a query. */
  readonly freshMs: number
  /** Maximum age of a value while the database is down. */
  readonly staleSeconds: number
  /** Maximum bytes of each shelf; the least recently used values are evicted first. */
  readonly shelfBytes: Readonly<Record<Shelf, number>>
  /** Milliseconds on a clock that never goes back. */
  readonly clock: () => number
} & Pick<FailureOptions, 'concernsAll' | 'outage' | 'recovery'>

/** How long a request with a usable cached version waits for a newer one. */
const refreshWaitMs = 500

/** `readAt` and `checkedMs` advance when a check for any document of the family finds the state unchanged. */
type CachedVersion<V> = Omit<Version<V>, 'readAt'> & { readAt: Date; checkedMs: number }
type Found<V> = { readonly version: CachedVersion<V>; readonly source: Source }
type Work<V> = { readonly sinceMs: number; readonly result: Promise<Found<V>> }
type Check = State & { readonly checkedMs: number }

/** Number of families whose last state is remembered; the least recently used are evicted first. */
const maxFamilies = 20_000

export function createDelivery<V>(options: DeliveryOptions) {
  const { freshMs, staleSeconds, shelfBytes, clock } = options
  let generation = 0
  /** When a feed in memory was last confirmed. */
  let confirmedMs = Number.NEGATIVE_INFINITY
  const next = () => {
    generation += 1
  }
  const memoryOf = (bytes: number) => createShelf<CachedVersion<V>>(bytes, next)
  const shelves: Readonly<Record<Shelf, ReturnType<typeof memoryOf>>> = {
    feed: memoryOf(shelfBytes.feed),
    variant: memoryOf(shelfBytes.variant),
    embed: memoryOf(shelfBytes.embed),
  }
  const peek = ({ key, shelf }: Cacheable<V>) => shelves[shelf].peek(key) ?? shelves.variant.peek(key)
  const checks = new LRUCache<string, Check>({ max: maxFamilies })
  const failures = createFailures({ ...options, pauseMs: freshMs })
  const working = new Map<string, Work<V>>()

  function keep(document: Cacheable<V>, version: Version<V>, startedMs: number, context: Context): CachedVersion<V> {
    const { key, family } = document
    recordState(family, version, startedMs, context)
    failures.succeeded(key)
    const cached = peek(document)
    if (cached && !supersedes(version, startedMs, cached)) return cached
    const stored = { ...version, checkedMs: clock() }
    const shelf = version.minor ? 'variant' : document.shelf
    for (const other of [document.shelf, 'variant'] as const) if (other !== shelf) shelves[other].delete(key)
    shelves[shelf].set(key, stored)
    if (shelf === 'feed') confirmedMs = stored.checkedMs
    return stored
  }

  const scopeOf = ({ key, family, shelf }: Cacheable<V>) => (shelf === 'feed' ? family : key)

  function recordState(family: string, { state, readAt }: State, startedMs: number, context: Context): void {
    const known = checks.get(family)
    failures.succeeded(family)
    if (known && !supersedes({ readAt }, startedMs, known)) return
    checks.set(family, { state, readAt, checkedMs: clock() })
    if (known?.state === state) return
    next()
    if (known) context.changed(family)
  }

  async function refresh(document: Cacheable<V>, context: Context): Promise<Found<V>> {
    const { family, check, render } = document
    const startedMs = clock()
    const cached = peek(document)
    const known = checks.get(family)
    // Without a cached version that may be current, skip the check: the render reads the state too.
    if (cached && (known === undefined || confirms(known, cached))) {
      const checked = await check()
      if (confirms(checked, cached)) {
        return { version: keep(document, { ...cached, ...checked }, startedMs, context), source: 'memory' }
      }
      recordState(family, checked, startedMs, context)
    }
    return { version: keep(document, await render(), startedMs, context), source: 'rendered' }
  }

  function start(document: Cacheable<V>, context: Context): Work<V> {
    const { key, shelf } = document
    const run = async () => {
      try {
        return await refresh(document, context)
      } catch (error) {
        // A variant can overload the database while all other queries work. A full queue is not a failure.
        if (!(error instanceof TooBusy)) failures.failed(scopeOf(document), error, shelf !== 'feed')
        throw error
      } finally {
        if (working.get(key) === work) working.delete(key)
      }
    }
    const work: Work<V> = { sinceMs: clock(), result: run() }
    working.set(key, work)
    return work
  }

  function toDelivered({ version: cached, source }: Found<V>, family: string): Delivered<V> {
    const { value, readAt, checkedMs } = cached
    const check = checks.get(family)
    const ageSeconds = Math.floor((clock() - checkedMs) / 1000)
    const outdated = check === undefined || !confirms(check, cached)
    const unchangedUntilMs = checkedMs + Math.min(freshMs, (ageSeconds + 1) * 1000)
    const from = outdated ? 'stale' : source
    return { value, source: from, confirmedAt: readAt, ageSeconds, outdated, unchangedUntilMs, generation }
  }

  /**
   * The cached value if it is fresh. Serves nearly all requests, so it is synchronous: a runtime sends a response
   * sooner if it does not await a promise.
   */
  function fresh({ key, family, shelf }: Pick<Cacheable<V>, 'key' | 'family' | 'shelf'>): Delivered<V> | undefined {
    const cached = shelves[shelf].get(key) ?? shelves.variant.get(key)
    const check = checks.get(family)
    if (!cached || check === undefined || !confirms(check, cached)) return undefined
    // A check for another document of the family confirms this one too.
    cached.readAt = check.readAt
    cached.checkedMs = check.checkedMs
    return clock() - check.checkedMs < freshMs ? toDelivered({ version: cached, source: 'memory' }, family) : undefined
  }

  return {
    fresh,

    /**
     * Grows when a family is found changed, and when a document is evicted. While it is equal, what `fresh` returned is
     * right until its `unchangedUntilMs`.
     */
    generation: () => generation,

    /**
     * What an outage of the database means now: since when there is one, on the clock, and whether feeds in memory would
     * be served through it.
     */
    outage: (): { readonly sinceMs: number | undefined; readonly servesMemory: boolean } => ({
      sinceMs: failures.ofAll()?.sinceMs,
      servesMemory: clock() - confirmedMs < staleSeconds * 1000,
    }),

    /** Ends an outage when another query has found the database working: nobody may ask for a feed for hours. */
    recovered: failures.endOfAll,

    /** Bytes in use. */
    usedBytes: (): Readonly<Record<Shelf, number>> => {
      const { feed, variant, embed } = shelves
      return { feed: feed.usedBytes(), variant: variant.usedBytes(), embed: embed.usedBytes() }
    },

    /** The last known state of the family. */
    stateOf: (family: string): string | undefined => checks.peek(family)?.state,

    /**
     * The cached value if it is fresh; otherwise queries the database. Serves the cached value while another request
     * queries, and while the database is slow or down, until it is `staleSeconds` old.
     *
     * @throws without such a value: the error of `check` or `render`, of this attempt or of one within `freshMs`.
     */
    async deliver(document: Cacheable<V>, context: Context): Promise<Delivered<V>> {
      const { key, family } = document
      const known = fresh(document)
      if (known) return known
      const now = clock()
      const cached = peek(document)
      const isUsable = cached && now - cached.checkedMs < staleSeconds * 1000
      const usable: Found<V> | undefined = isUsable ? { version: cached, source: 'stale' } : undefined
      const failure = failures.recent(scopeOf(document))
      if (failure) {
        if (usable) return toDelivered(usable, family)
        throw failure.error
      }
      const running = working.get(key)
      const busy = running !== undefined && now - running.sinceMs < deadlineMs
      if (busy && usable) {
        // Another request asks the database: that takes longer than usual only if the database is slow.
        const source = now - running.sinceMs < refreshWaitMs ? 'memory' : 'stale'
        return toDelivered({ ...usable, source }, family)
      }
      const work = busy && context.sharesPromises ? running : start(document, context)
      if (!usable) return toDelivered(await work.result, family)
      const refreshed = work.result.catch(() => usable)
      context.waitUntil(refreshed)
      return toDelivered(await Promise.race([refreshed, after(refreshWaitMs, () => usable)]), family)
    },
  }
}

/** Whether a document is still as in the version, if its families were in this state at that time. */
const confirms = ({ state, readAt }: State, version: Pick<Version<unknown>, 'state' | 'changesAt'>): boolean =>
  state === version.state && (version.changesAt === undefined || readAt < version.changesAt)

/**
 * Whether a result is newer than the known one: a slow render can end after a quick check that saw a newer state. The
 * database's clock decides. But a query that began after the other one ended is always newer, even if that clock was
 * set back (a failover).
 */
function supersedes(read: { readAt: Date }, startedMs: number, known: { readAt: Date; checkedMs: number }): boolean {
  return read.readAt >= known.readAt || startedMs >= known.checkedMs
}
