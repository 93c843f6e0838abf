/**
 * Keeps rendered documents in memory, and uses the change marker to keep them fresh. The design is
 * documented in docs/decisions/0005-delivery.md, 0034-withdrawn-text.md and
 * 0036-last-good-answer.md.
 */
import type { QueueName, Queues, Shelf } from './cache-classes.ts'
import { deadlineMs, type Sleep } from './deadline.ts'
import { createFailures, type FailureOptions } from './failures.ts'
import { confirms, createFamilyStates, supersedes } from './family-states.ts'
import { lookEveryMs, type Queued, TooBusy, type Took } from './queue.ts'
import type { Context } from './runtime.ts'
import { resultWithin, startWork, type Work } from './shared-work.ts'
import { createShelves, shelfOf } from './shelf.ts'
import type { Deliverable, Delivered, State, Version } from './version.ts'

export type DeliveryOptions<D extends Deliverable, V> = {
  /**
   * Reads only the state of the document's families: one cheap query. Must settle, as `render`
   * must: delivery sets no deadline.
   */
  readonly check: (document: D) => Promise<State>
  readonly render: (document: D) => Promise<Version<V> & Partial<Took>>
  /** Milliseconds for which a value is served without a query. */
  readonly freshMs: number
  /** Maximum age of a value while the database is down. */
  readonly staleSeconds: number
  /** Maximum bytes of each shelf; the least recently used values are evicted first. */
  readonly shelfBytes: Readonly<Record<Shelf, number>>
  readonly clock: () => number
  readonly sleep: Sleep
  readonly queues: Queues
} & Pick<FailureOptions, 'concernsAll' | 'outage' | 'recovery'>

/**
 * How long requests wait for a query before they get a cached version that it may find outdated.
 * docs/wire-contract.md states this bound.
 */
export const checkWaitMs = 2000

/** It is counted in steps: while the process is busy with something else, at most one passes. */
const stepMs = 250

/** Renders of one request, if changes come while it renders. */
const maxTries = 5

/**
 * `readAt` and `checkedMs` advance when a check for any document of the families finds the state
 * unchanged.
 */
type Kept<V> = Version<V> & { readAt: Date; checkedMs: number }
/** `startedMs`: when its check or its render began. */
type Known<V> = {
  readonly version: Kept<V>
  readonly source: Delivered<V>['source']
  readonly startedMs: number
}
type Outcome<V> = Known<V> | { readonly error: unknown }

export function createDelivery<D extends Deliverable, V>(options: DeliveryOptions<D, V>) {
  const { freshMs, staleSeconds, shelfBytes, clock, sleep, queues } = options
  let generation = 0
  /** When a feed in memory was last confirmed. */
  let confirmedMs = Number.NEGATIVE_INFINITY
  const next = () => {
    generation += 1
  }
  const shelves = createShelves<Kept<V>>(shelfBytes, next)
  const states = createFamilyStates(clock)
  const failures = createFailures(options)
  /** When a check last took longer than `checkWaitMs`. */
  let silentMs = Number.NEGATIVE_INFINITY
  const working = new Map<string, Work<Outcome<V>>>()

  function keep(document: D, version: Version<V>, startedMs: number): Kept<V> {
    recordState(document, version, startedMs)
    failures.succeeded(document.key)
    const cached = shelves.peek(document)
    if (cached && !supersedes(version, startedMs, cached)) return cached
    const stored = { ...version, checkedMs: clock() }
    shelves.set(document, stored)
    if (shelfOf(document) === 'feed' && !version.minor) confirmedMs = stored.checkedMs
    return stored
  }

  const scopeOf = (document: D) =>
    shelfOf(document) === 'feed' ? document.families.join(' ') : document.key

  function recordState({ families }: D, read: State, startedMs: number): void {
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

  async function check(document: D, cached: Kept<V>): Promise<Known<V> | undefined> {
    const startedMs = clock()
    const checked = await options.check(document)
    if (confirms(checked, cached))
      return {
        version: keep(document, { ...cached, ...checked }, startedMs),
        source: 'memory',
        startedMs,
      }
    recordState(document, checked, startedMs)
    return undefined
  }

  async function render(document: D): Promise<Known<V> & Partial<Took>> {
    const startedMs = clock()
    const { tookMs = 0, ...version } = await options.render(document)
    return { version: keep(document, version, startedMs), source: 'rendered', startedMs, tookMs }
  }

  /** When its turn comes, others may have checked or rendered it. */
  async function refresh(document: D, queued: Queued, sinceMs?: number): Promise<Known<V>> {
    const cached = shelves.peek(document)
    // Without a cached version that may be current, skip the check: the render reads the state too.
    const isCandidate = cached !== undefined && !states.contradict(document.families, cached)
    const known = () => find(document, sinceMs)
    const checked =
      isCandidate && (await inTurn('feed', async () => known() ?? check(document, cached), queued))
    return checked || inTurn(document.cache.queue, async () => known() ?? render(document), queued)
  }

  function start(document: D, context: Context, sinceMs?: number): Work<Outcome<V>> {
    const { key } = document
    const work = startWork(clock, async (queued): Promise<Outcome<V>> => {
      try {
        return await refresh(document, queued, sinceMs)
      } catch (error) {
        // A variant can overload the database while all other queries work. A full queue is not a
        // failure.
        if (!(error instanceof TooBusy))
          failures.failed(scopeOf(document), error, shelfOf(document) !== 'feed')
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

  function toDelivered({ version, source }: Pick<Known<V>, 'version' | 'source'>): Delivered<V> {
    const { value, readAt, checkedMs } = version
    const ageSeconds = Math.floor((clock() - checkedMs) / 1000)
    const unchangedUntilMs = checkedMs + Math.min(freshMs, (ageSeconds + 1) * 1000)
    return {
      value,
      source,
      outdated: false,
      confirmedAt: readAt,
      ageSeconds,
      unchangedUntilMs,
      generation,
    }
  }

  /**
   * The cached version, if it was confirmed within `freshMs`, by a check that began at `sinceMs` or
   * later.
   */
  function find(document: D, sinceMs = Number.NEGATIVE_INFINITY): Known<V> | undefined {
    const cached = shelves.get(document)
    const checked = states.checkOf(document.families)
    if (!cached || checked === undefined || !confirms(checked, cached)) return undefined
    const { startedMs, checkedMs, readAt } = checked
    // A check for another document of the families confirms this one too.
    cached.readAt = readAt
    cached.checkedMs = checkedMs
    const isFresh = clock() - checkedMs < freshMs && startedMs >= sinceMs
    return isFresh ? { version: cached, source: 'memory', startedMs } : undefined
  }

  /**
   * The cached value if it is fresh. Serves nearly all requests, so it is synchronous: a runtime
   * sends a response sooner if it does not await a promise.
   */
  function fresh(document: D, sinceMs?: number): Delivered<V> | undefined {
    const known = find(document, sinceMs)
    return known && toDelivered(known)
  }

  /** Whether an outage goes on: then no request waits for the next attempt. */
  function isAway(document: D): boolean {
    const withinMs = freshMs + deadlineMs
    return (
      clock() - silentMs < withinMs || failures.recent(scopeOf(document), withinMs) !== undefined
    )
  }

  /**
   * The cached version to serve while the database does not answer, unless it is known to have
   * withdrawn text.
   */
  function lastGood(document: D): Delivered<V> | undefined {
    const { families } = document
    const cached = shelves.peek(document)
    if (!cached || clock() - cached.checkedMs >= staleSeconds * 1000) return undefined
    const outdated = states.contradict(families, cached)
    // A missing document may exist by now.
    if (outdated && (cached.minor || states.withdraw(families, cached))) return undefined
    return { ...toDelivered({ version: cached, source: 'stale' }), outdated }
  }

  return {
    fresh,

    /**
     * Grows when a family is found changed, and when a document is evicted. While it is equal, what
     * `fresh` returned is right until its `unchangedUntilMs`.
     */
    generation: () => generation,

    /**
     * The outage of the database: its start on the clock, if there is one, and whether feeds in
     * memory would be served during one.
     */
    outage: (): { readonly sinceMs: number | undefined; readonly servesMemory: boolean } => ({
      sinceMs: failures.ofAll()?.sinceMs,
      servesMemory: clock() - confirmedMs < staleSeconds * 1000,
    }),

    inTurn,

    /** Tells that another query met the outage. */
    metOutage: failures.metAgain,

    /** Ends an outage when another query succeeded: no feed may be requested for hours. */
    recovered: failures.endOfAll,

    usedBytes: shelves.usedBytes,

    stateOf: states.stateOf,

    /**
     * The cached value if it is fresh. Otherwise all requests for the document wait for the
     * database together. If its answer takes longer than `checkWaitMs`, or if it failed or was
     * silent lately, they get the cached value, if that is at most `staleSeconds` old and no check
     * found that text was taken away or replaced. With `sinceMs`, they never do: the check or
     * render of the value began at this time of the clock or later.
     *
     * @throws without such a value: the error of `check` or `render`, of this attempt or of one
     *   within `freshMs`.
     */
    async deliver(document: D, context: Context, sinceMs?: number): Promise<Delivered<V>> {
      const lastResort = () => (sinceMs === undefined ? lastGood(document) : undefined)
      let waitedMs = 0
      for (let tries = 0; tries < maxTries; ) {
        const known = fresh(document, sinceMs)
        if (known) return known
        const failure = failures.recent(scopeOf(document), freshMs)
        const usable = lastResort()
        if (failure) return usable ?? throwing(failure)
        const running = working.get(document.key)
        const isRunning = running !== undefined && clock() - running.sinceMs < deadlineMs
        const work = isRunning ? running : start(document, context, sinceMs)
        if (usable && isAway(document)) return usable
        const isShared = context.sharesPromises || !isRunning
        const ms = isShared ? stepMs : lookEveryMs
        const outcome =
          usable || !isShared ? await resultWithin(work, isShared, ms, sleep) : await work.done
        if (outcome === undefined) {
          // A database that told of a change is not silent, and a check or a render may wait for
          // its turn.
          if (usable && !usable.outdated && !work.isQueued) waitedMs += ms
          if (waitedMs >= checkWaitMs) silentMs = clock()
          continue
        }
        tries += 1
        if ('error' in outcome)
          return (!(outcome.error instanceof TooBusy) && lastResort()) || throwing(outcome)
        const isOlder = sinceMs !== undefined && outcome.startedMs < sinceMs
        if (!isOlder && !states.contradict(document.families, outcome.version))
          return toDelivered(outcome)
      }
      throw new TooBusy('the document changes faster than it can be rendered')
    },
  }
}

function throwing({ error }: { readonly error: unknown }): never {
  throw error
}
