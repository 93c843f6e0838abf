/**
 * Serves rendered documents from memory, kept honest by the change marker. It stands between the routes, which know how
 * a document is made, and HTTP, which knows how it is sent. Why it is built this way: docs/decisions/0005-delivery.md.
 */
import { LRUCache } from 'lru-cache'
import { after, deadlineMs, withDeadline } from './deadline.ts'
import { createFailures, type FailureOptions } from './failures.ts'
import { TooBusy } from './gate.ts'
import type { Context, Delivered, FamilyState, Rendered, Shelf, Wanted } from './wanted.ts'

export type DeliveryOptions = {
  /** How long an answer may be given without asking the database. */
  readonly freshMs: number
  /** How old an answer may get while the database gives none. */
  readonly staleSeconds: number
  /** Limit of all documents on a shelf together; the least recently used go first. */
  readonly shelfBytes: Readonly<Record<Shelf, number>>
  /** Milliseconds on a clock that never goes back. */
  readonly clock: () => number
} & Pick<FailureOptions, 'concernsAll' | 'outage' | 'recovery'>

/** A reader with bytes at hand waits no longer for newer ones: the database is slow or away. */
const patienceMs = 500

/** `readAt` and `checkedMs` move on when a look, whichever document it was for, finds the state unchanged. */
type Kept<D> = Omit<Rendered<D>, 'readAt'> & { readAt: Date; checkedMs: number }
type Work<D> = { readonly sinceMs: number; readonly result: Promise<Kept<D>> }
type Check = FamilyState & { readonly checkedMs: number }

/** Of more families than this, the state of those longest not asked for is forgotten, and looked at anew. */
const mostFamilies = 20_000

export function createDelivery<D>(options: DeliveryOptions) {
  const { freshMs, staleSeconds, shelfBytes, clock } = options
  const memoryOf = (maxSize: number) =>
    new LRUCache<string, Kept<D>>({ maxSize, sizeCalculation: ({ bytes }) => bytes })
  const shelves: Readonly<Record<Shelf, LRUCache<string, Kept<D>>>> = {
    feed: memoryOf(shelfBytes.feed),
    variant: memoryOf(shelfBytes.variant),
    embed: memoryOf(shelfBytes.embed),
  }
  const peek = ({ key, shelf }: Wanted<D>) => shelves[shelf].peek(key) ?? shelves.variant.peek(key)
  const checks = new LRUCache<string, Check>({ max: mostFamilies })
  const failures = createFailures({ ...options, pauseMs: freshMs })
  const working = new Map<string, Work<D>>()

  function keep(wanted: Wanted<D>, rendered: Rendered<D>, startedMs: number, context: Context): Kept<D> {
    const { key, family } = wanted
    note(family, rendered, startedMs, context)
    failures.succeeded(key)
    const had = peek(wanted)
    if (had && !supersedes(rendered, startedMs, had)) return had
    const kept = { ...rendered, checkedMs: clock() }
    const shelf = rendered.minor ? 'variant' : wanted.shelf
    for (const other of [wanted.shelf, 'variant'] as const) if (other !== shelf) shelves[other].delete(key)
    shelves[shelf].set(key, kept)
    return kept
  }

  const scopeOf = ({ key, family, shelf }: Wanted<D>) => (shelf === 'feed' ? family : key)

  function note(family: string, { state, readAt }: FamilyState, startedMs: number, context: Context): void {
    const known = checks.get(family)
    failures.succeeded(family)
    if (known && !supersedes({ readAt }, startedMs, known)) return
    checks.set(family, { state, readAt, checkedMs: clock() })
    if (known && known.state !== state) context.changed(family)
  }

  async function refresh(wanted: Wanted<D>, context: Context): Promise<Kept<D>> {
    const { family, look, render } = wanted
    const startedMs = clock()
    const had = peek(wanted)
    const known = checks.get(family)
    // Where a render is due anyway, the state comes with it.
    if (had && (known === undefined || known.state === had.state)) {
      const seen = await look()
      if (seen.state === had.state) return keep(wanted, { ...had, ...seen }, startedMs, context)
      note(family, seen, startedMs, context)
    }
    return keep(wanted, await render(), startedMs, context)
  }

  function start(wanted: Wanted<D>, context: Context): Work<D> {
    const { key, shelf } = wanted
    const run = async () => {
      try {
        return await withDeadline(refresh(wanted, context))
      } catch (error) {
        // A variant can be too much for the database where nothing else is. Who is only busy has not failed.
        if (!(error instanceof TooBusy)) failures.failed(scopeOf(wanted), error, shelf !== 'feed')
        throw error
      } finally {
        if (working.get(key) === work) working.delete(key)
      }
    }
    const work: Work<D> = { sinceMs: clock(), result: run() }
    working.set(key, work)
    return work
  }

  function answer({ document, readAt, checkedMs, state }: Kept<D>, family: string): Delivered<D> {
    const ageSeconds = Math.floor((clock() - checkedMs) / 1000)
    return { document, confirmedAt: readAt, ageSeconds, outdated: checks.get(family)?.state !== state }
  }

  /** Nearly every request ends here, without a promise: runtimes answer at once what they need not wait for. */
  function fresh(wanted: Pick<Wanted<D>, 'key' | 'family' | 'shelf'>): Delivered<D> | undefined {
    const { key, family, shelf } = wanted
    const had = shelves[shelf].get(key) ?? shelves.variant.get(key)
    const check = checks.get(family)
    if (!had || check?.state !== had.state) return undefined
    // A look for another document of the family has confirmed this one as well.
    had.readAt = check.readAt
    had.checkedMs = check.checkedMs
    return clock() - check.checkedMs < freshMs ? answer(had, family) : undefined
  }

  return {
    fresh,

    /** The family's state as the database last told it. */
    stateOf: (family: string): string | undefined => checks.peek(family)?.state,

    /**
     * The document: from memory while it is fresh, else after a look at the database. Bytes at hand are given while
     * somebody else is looking, and when the database is slow or away.
     *
     * @throws whatever `look` or `render` threw, where there are no bytes that are young enough.
     */
    async deliver(wanted: Wanted<D>, context: Context): Promise<Delivered<D>> {
      const { key, family } = wanted
      const known = fresh(wanted)
      if (known) return known
      const now = clock()
      const had = peek(wanted)
      const usable = had && now - had.checkedMs < staleSeconds * 1000 ? had : undefined
      const failure = failures.recent(scopeOf(wanted))
      if (failure) {
        if (usable) return answer(usable, family)
        throw failure.error
      }
      const others = working.get(key)
      const busy = others !== undefined && now - others.sinceMs < deadlineMs
      if (busy && usable) return answer(usable, family)
      const work = busy && context.sharesPromises ? others : start(wanted, context)
      if (!usable) return answer(await work.result, family)
      const quiet = work.result.catch(() => usable)
      context.waitUntil(quiet)
      return answer(await Promise.race([quiet, after(patienceMs, () => usable)]), family)
    },
  }
}

/**
 * Whether what was just read tells more than what is known: a slow render may come back after a quick look that saw a
 * newer state. The database's clock decides, unless the reading began after the other was done: then it is newer, even
 * if that clock was set back (a failover).
 */
function supersedes(read: { readAt: Date }, startedMs: number, known: { readAt: Date; checkedMs: number }): boolean {
  return read.readAt >= known.readAt || startedMs >= known.checkedMs
}
