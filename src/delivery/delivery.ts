/**
 * Serves what was rendered from memory, kept fresh by the change marker. It stands between the documents, which know how
 * they are made, and HTTP, which knows how they are sent. Why it is built this way: docs/decisions/0005-delivery.md.
 */
import { LRUCache } from 'lru-cache'
import type { Shelf } from './cache-classes.ts'
import { after, deadlineMs, withDeadline } from './deadline.ts'
import { createFailures, type FailureOptions } from './failures.ts'
import { TooBusy } from './queue.ts'
import type { Context } from './runtime.ts'

/** The state of the families that a document shows, as the database told it; equal states mean equal documents. */
export type State = {
  readonly state: string
  /** The database's clock when it was read. */
  readonly readAt: Date
}

/** One render of a document, and the state that it shows. */
export type Version<V> = State & {
  readonly value: V
  readonly bytes: number
  /** Whether it is kept among the variants, whatever its shelf: there is no such document, and no end of others. */
  readonly minor?: boolean
}

/** What can be kept. The number of different keys must be bounded by the routes, not by clients. */
export type Cacheable<V> = {
  readonly key: string
  /** The families that it shows, as one name. */
  readonly family: string
  readonly shelf: Shelf
  /** Reads the state alone: cheap. */
  readonly check: () => Promise<State>
  /** Reads and renders. */
  readonly render: () => Promise<Version<V>>
}

export type Delivered<V> = {
  readonly value: V
  /** The database's clock when it last confirmed the value. */
  readonly confirmedAt: Date
  /** Whole seconds since then, on our clock. */
  readonly ageSeconds: number
  /** Whether a newer state is known, which this value does not show: it must not be answered with 304. */
  readonly outdated: boolean
}

export type DeliveryOptions = {
  /** How long a value is served without asking the database. */
  readonly freshMs: number
  /** How old a value may get while the database does not answer. */
  readonly staleSeconds: number
  /** Limit of all values on a shelf together; the least recently used go first. */
  readonly shelfBytes: Readonly<Record<Shelf, number>>
  /** Milliseconds on a clock that never goes back. */
  readonly clock: () => number
} & Pick<FailureOptions, 'concernsAll' | 'outage' | 'recovery'>

/** A request that can be served from memory waits no longer for a newer version: the database is slow or away. */
const patienceMs = 500

/** `readAt` and `checkedMs` move on when a check, whichever document it was for, finds the state unchanged. */
type Kept<V> = Omit<Version<V>, 'readAt'> & { readAt: Date; checkedMs: number }
type Work<V> = { readonly sinceMs: number; readonly result: Promise<Kept<V>> }
type Check = State & { readonly checkedMs: number }

/** States of the most recently used families are remembered; others are checked again. */
const mostFamilies = 20_000

export function createDelivery<V>(options: DeliveryOptions) {
  const { freshMs, staleSeconds, shelfBytes, clock } = options
  const memoryOf = (maxSize: number) =>
    new LRUCache<string, Kept<V>>({ maxSize, sizeCalculation: ({ bytes }) => bytes })
  const shelves: Readonly<Record<Shelf, LRUCache<string, Kept<V>>>> = {
    feed: memoryOf(shelfBytes.feed),
    variant: memoryOf(shelfBytes.variant),
    embed: memoryOf(shelfBytes.embed),
  }
  const peek = ({ key, shelf }: Cacheable<V>) => shelves[shelf].peek(key) ?? shelves.variant.peek(key)
  const checks = new LRUCache<string, Check>({ max: mostFamilies })
  const failures = createFailures({ ...options, pauseMs: freshMs })
  const working = new Map<string, Work<V>>()

  function keep(document: Cacheable<V>, version: Version<V>, startedMs: number, context: Context): Kept<V> {
    const { key, family } = document
    note(family, version, startedMs, context)
    failures.succeeded(key)
    const had = peek(document)
    if (had && !supersedes(version, startedMs, had)) return had
    const kept = { ...version, checkedMs: clock() }
    const shelf = version.minor ? 'variant' : document.shelf
    for (const other of [document.shelf, 'variant'] as const) if (other !== shelf) shelves[other].delete(key)
    shelves[shelf].set(key, kept)
    return kept
  }

  const scopeOf = ({ key, family, shelf }: Cacheable<V>) => (shelf === 'feed' ? family : key)

  function note(family: string, { state, readAt }: State, startedMs: number, context: Context): void {
    const known = checks.get(family)
    failures.succeeded(family)
    if (known && !supersedes({ readAt }, startedMs, known)) return
    checks.set(family, { state, readAt, checkedMs: clock() })
    if (known && known.state !== state) context.changed(family)
  }

  async function refresh(document: Cacheable<V>, context: Context): Promise<Kept<V>> {
    const { family, check, render } = document
    const startedMs = clock()
    const had = peek(document)
    const known = checks.get(family)
    // Where a render is due anyway, the state comes with it.
    if (had && (known === undefined || known.state === had.state)) {
      const seen = await check()
      if (seen.state === had.state) return keep(document, { ...had, ...seen }, startedMs, context)
      note(family, seen, startedMs, context)
    }
    return keep(document, await render(), startedMs, context)
  }

  function start(document: Cacheable<V>, context: Context): Work<V> {
    const { key, shelf } = document
    const run = async () => {
      try {
        return await withDeadline(refresh(document, context))
      } catch (error) {
        // A variant can be too much for the database where nothing else is. A full queue is no failure.
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

  function answer({ value, readAt, checkedMs, state }: Kept<V>, family: string): Delivered<V> {
    const ageSeconds = Math.floor((clock() - checkedMs) / 1000)
    return { value, confirmedAt: readAt, ageSeconds, outdated: checks.get(family)?.state !== state }
  }

  /** Nearly every request ends here, without a promise: runtimes send at once what they need not wait for. */
  function fresh({ key, family, shelf }: Pick<Cacheable<V>, 'key' | 'family' | 'shelf'>): Delivered<V> | undefined {
    const had = shelves[shelf].get(key) ?? shelves.variant.get(key)
    const check = checks.get(family)
    if (!had || check?.state !== had.state) return undefined
    // A check for another document of the family has confirmed this one as well.
    had.readAt = check.readAt
    had.checkedMs = check.checkedMs
    return clock() - check.checkedMs < freshMs ? answer(had, family) : undefined
  }

  return {
    fresh,

    /** The family's state as the database last told it. */
    stateOf: (family: string): string | undefined => checks.peek(family)?.state,

    /**
     * From memory while it is fresh, else after asking the database. The kept version is served while another request
     * asks, and while the database is slow or away.
     *
     * @throws whatever `check` or `render` threw, where no version is young enough.
     */
    async deliver(document: Cacheable<V>, context: Context): Promise<Delivered<V>> {
      const { key, family } = document
      const known = fresh(document)
      if (known) return known
      const now = clock()
      const had = peek(document)
      const usable = had && now - had.checkedMs < staleSeconds * 1000 ? had : undefined
      const failure = failures.recent(scopeOf(document))
      if (failure) {
        if (usable) return answer(usable, family)
        throw failure.error
      }
      const others = working.get(key)
      const busy = others !== undefined && now - others.sinceMs < deadlineMs
      if (busy && usable) return answer(usable, family)
      const work = busy && context.sharesPromises ? others : start(document, context)
      if (!usable) return answer(await work.result, family)
      const quiet = work.result.catch(() => usable)
      context.waitUntil(quiet)
      return answer(await Promise.race([quiet, after(patienceMs, () => usable)]), family)
    },
  }
}

/**
 * Whether a reading is newer than what is known: a slow render may come back after a quick check that saw a newer state.
 * The database's clock decides, unless the reading began after the other was done: then it is newer, even if that clock
 * was set back (a failover).
 */
function supersedes(read: { readAt: Date }, startedMs: number, known: { readAt: Date; checkedMs: number }): boolean {
  return read.readAt >= known.readAt || startedMs >= known.checkedMs
}
