/**
 * Keeps rendered documents in memory, and uses the change marker to keep them fresh. The design is documented in
 * docs/decisions/0005-delivery.md, 0034-withdrawn-text.md and 0036-last-good-answer.md.
 */
import type { QueueName, Queues, Shelf } from './cache-classes.ts'
import { deadlineMs, type Sleep } from './deadline.ts'
import { createFailures, type FailureOptions } from './failures.ts'
import { confirms, createFamilyStates, supersedes } from './family-states.ts'
import { lookEveryMs, type Queued, TooBusy, type Took } from './queue.ts'
import type { Context } from './runtime.ts'
import { resultWithin, startWork, type Work } from './shared-work.ts'
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
  readonly sleep: Sleep
  readonly queues: Queues
} & Pick<FailureOptions, 'concernsAll' | 'outage' | 'recovery'>

/**
 * How long requests wait for a query before they get a cached version that it may find outdated. docs/wire-contract.md
 * states this bound.
 */
export const checkWaitMs = 2000

/** It is counted in steps: while the process is busy with something else, at most one passes. */
const stepMs = 250

/** Renders of one request, if changes come while it renders. */
const maxTries = 5

/** `readAt` and `checkedMs` advance when a check for any document of the families finds the state unchanged. */
type CachedVersion<V> = Omit<Version<V>, 'readAt'> & { readAt: Date; checkedMs: number }
type Found<V> = { readonly version: CachedVersion<V>; readonly source: Source }
type Outcome<V> = Found<V> | { readonly error: unknown }

export function createDelivery<V>(options: DeliveryOptions) {
  const { freshMs, staleSeconds, shelfBytes, clock, sleep, queues } = options
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
  const states = createFamilyStates(clock)
  const failures = createFailures(options)
  /** When a check last took longer than `checkWaitMs`. */
  let silentMs = Number.NEGATIVE_INFINITY
  const working = new Map<string, Work<Outcome<V>>>()

  const peek = ({ key, shelf }: Cacheable<V>) => shelves[shelf].peek(key) ?? shelves.variant.peek(key)

  function keep(document: Cacheable<V>, version: Version<V>, startedMs: number): CachedVersion<V> {
    const { key } = document
    recordState(document, version, startedMs)
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

  const scopeOf = ({ key, families, shelf }: Cacheable<V>) => (shelf === 'feed' ? families.join(' ') : key)

  function recordState({ families }: Cacheable<V>, read: State, startedMs: number): void {
    failures.succeeded(families.join(' '))
    if (states.record(families, read, startedMs)) next()
  }

  /** Runs a query in its turn. An outage that others met while it waited is one for it too. */
  const inTurn = <T extends object | undefined>(
    queue: QueueName,
    query: () => Promise<T>,
    queued?: Queued,
  ): Promise<T> =>
    queues[queue](() => {
      const failure = failures.recent('', freshMs)
      return failure ? throwing(failure) : query()
    }, queued)

  async function check(document: Cacheable<V>, cached: CachedVersion<V>): Promise<Found<V> | undefined> {
    const startedMs = clock()
    const checked = await document.check()
    if (confirms(checked, cached)) {
      return { version: keep(document, { ...cached, ...checked }, startedMs), source: 'memory' }
    }
    recordState(document, checked, startedMs)
    return undefined
  }

  async function render(document: Cacheable<V>): Promise<Found<V> & Partial<Took>> {
    const startedMs = clock()
    const version = await document.render()
    return { version: keep(document, version, startedMs), source: 'rendered', tookMs: version.tookMs ?? 0 }
  }

  /** When its turn comes, others may have checked or rendered it. */
  async function refresh(document: Cacheable<V>, queued: Queued): Promise<Found<V>> {
    const cached = peek(document)
    // Without a cached version that may be current, skip the check: the render reads the state too.
    const isCandidate = cached !== undefined && !states.contradict(document.families, cached)
    const checked = isCandidate && (await inTurn('feed', async () => find(document) ?? check(document, cached), queued))
    return checked || inTurn(document.queue, async () => find(document) ?? render(document), queued)
  }

  function start(document: Cacheable<V>, context: Context): Work<Outcome<V>> {
    const { key, shelf } = document
    const work = startWork(clock, async (queued): Promise<Outcome<V>> => {
      try {
        return await refresh(document, queued)
      } catch (error) {
        // A variant can overload the database while all other queries work. A full queue is not a failure.
        if (!(error instanceof TooBusy)) failures.failed(scopeOf(document), error, shelf !== 'feed')
        return { error }
      } finally {
        if (working.get(key) === work) working.delete(key)
      }
    })
    working.set(key, work)
    // Others wait for it, also if the client of this request disconnects.
    context.waitUntil(work.done)
    return work
  }

  function toDelivered({ version: { value, readAt, checkedMs }, source }: Found<V>): Delivered<V> {
    const ageSeconds = Math.floor((clock() - checkedMs) / 1000)
    const unchangedUntilMs = checkedMs + Math.min(freshMs, (ageSeconds + 1) * 1000)
    return { value, source, outdated: false, confirmedAt: readAt, ageSeconds, unchangedUntilMs, generation }
  }

  /** The cached version, if it was confirmed within `freshMs`. */
  function find({ key, families, shelf }: Pick<Cacheable<V>, 'key' | 'families' | 'shelf'>): Found<V> | undefined {
    const cached = shelves[shelf].get(key) ?? shelves.variant.get(key)
    const check = states.checkOf(families)
    if (!cached || check === undefined || !confirms(check, cached)) return undefined
    // A check for another document of the families confirms this one too.
    cached.readAt = check.readAt
    cached.checkedMs = check.checkedMs
    return clock() - check.checkedMs < freshMs ? { version: cached, source: 'memory' } : undefined
  }

  /**
   * The cached value if it is fresh. Serves nearly all requests, so it is synchronous: a runtime sends a response
   * sooner if it does not await a promise.
   */
  function fresh(document: Pick<Cacheable<V>, 'key' | 'families' | 'shelf'>): Delivered<V> | undefined {
    const found = find(document)
    return found && toDelivered(found)
  }

  /** In an outage that goes on, nobody waits for each attempt: not before the next one can have failed. */
  function isAway(document: Cacheable<V>): boolean {
    const withinMs = freshMs + deadlineMs
    return clock() - silentMs < withinMs || failures.recent(scopeOf(document), withinMs) !== undefined
  }

  /** The cached version to serve while the database does not answer: all that it says is right, as far as is known. */
  function lastGood(document: Cacheable<V>): Delivered<V> | undefined {
    const { families } = document
    const cached = peek(document)
    if (!cached || clock() - cached.checkedMs >= staleSeconds * 1000) return undefined
    const outdated = states.contradict(families, cached)
    // What was missing may be there by now.
    if (outdated && (cached.minor || states.withdraw(families, cached))) return undefined
    return { ...toDelivered({ version: cached, source: 'stale' }), outdated }
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

    inTurn,

    /** Another query has met the outage too. */
    metOutage: failures.metAgain,

    /** Ends an outage when another query has found the database working: nobody may ask for a feed for hours. */
    recovered: failures.endOfAll,

    /** Bytes in use. */
    usedBytes: (): Readonly<Record<Shelf, number>> => {
      const { feed, variant, embed } = shelves
      return { feed: feed.usedBytes(), variant: variant.usedBytes(), embed: embed.usedBytes() }
    },

    /** The last known state of the family. */
    stateOf: states.stateOf,

    /**
     * The cached value if it is fresh; otherwise waits for the database, together with all requests for the document. A
     * cached value is served without its answer only if that takes `checkWaitMs`, or if the database failed or was silent
     * lately. It is then at most `staleSeconds` old, and no later check tells of text that was taken away or replaced.
     *
     * @throws without such a value: the error of `check` or `render`, of this attempt or of one within `freshMs`.
     */
    async deliver(document: Cacheable<V>, context: Context): Promise<Delivered<V>> {
      let waitedMs = 0
      for (let tries = 0; tries < maxTries; ) {
        const known = fresh(document)
        if (known) return known
        const failure = failures.recent(scopeOf(document), freshMs)
        const usable = lastGood(document)
        if (failure) return usable ?? throwing(failure)
        const running = working.get(document.key)
        const isRunning = running !== undefined && clock() - running.sinceMs < deadlineMs
        const work = isRunning ? running : start(document, context)
        if (usable && isAway(document)) return usable
        const isShared = context.sharesPromises || !isRunning
        const ms = isShared ? stepMs : lookEveryMs
        const outcome = usable || !isShared ? await resultWithin(work, isShared, ms, sleep) : await work.done
        if (outcome === undefined) {
          // A database that told of a change is not silent, and a check or a render may wait for its turn.
          if (usable && !usable.outdated && !work.isQueued) waitedMs += ms
          if (waitedMs >= checkWaitMs) silentMs = clock()
          continue
        }
        tries += 1
        if ('error' in outcome) return (!(outcome.error instanceof TooBusy) && lastGood(document)) || throwing(outcome)
        if (!states.contradict(document.families, outcome.version)) return toDelivered(outcome)
      }
      throw new TooBusy('the document changes faster than it can be rendered')
    },
  }
}

function throwing({ error }: { readonly error: unknown }): never {
  throw error
}
