/**
 * Serves rendered documents from memory, kept honest by the change marker. It stands between the routes, which know how
 * a document is made, and HTTP, which knows how it is sent. Why it is built this way: docs/decisions/0005-delivery.md.
 */
import { LRUCache } from 'lru-cache'
import { after, deadlineMs, withDeadline } from './deadline.ts'

/** The state of a family as the database told it; equal states mean equal documents. */
export type FamilyState = {
  readonly state: string
  /** The database's clock when it was read. */
  readonly readAt: Date
}

/** One document that can be asked for. The number of different keys must be bounded by the routes, not by strangers. */
export type Wanted<D> = {
  readonly key: string
  readonly family: string
  /** Whether it is one of many variants that only some readers ask for: these never push the others out of memory. */
  readonly variant: boolean
  /** Reads the family's state alone: cheap. */
  readonly look: () => Promise<FamilyState>
  /** Reads, renders and weighs the document, and says which state it shows. */
  readonly render: () => Promise<Rendered<D>>
}

export type Rendered<D> = FamilyState & { readonly document: D; readonly bytes: number }

export type Delivered<D> = {
  readonly document: D
  /** The database's clock when it last confirmed the document. */
  readonly confirmedAt: Date
  /** Whole seconds since then, on ours. */
  readonly ageSeconds: number
  /** Whether a newer state is known, which this document does not show: it must not be answered with 304. */
  readonly outdated: boolean
}

/** What differs between runtimes. */
export type Context = {
  /** Whether one request may wait for another's promise: not in workerd, where I/O belongs to the request it began in. */
  readonly sharesPromises: boolean
  /** Lets work go on after the answer. */
  readonly waitUntil: (work: Promise<unknown>) => void
  /** Told when the database shows a family changed since it was last looked at. */
  readonly changed: (family: string) => void
}

export type DeliveryOptions = {
  /** How long an answer may be given without asking the database. */
  readonly freshMs: number
  /** How old an answer may get while the database gives none. */
  readonly staleSeconds: number
  /** Limit of all documents together; the least recently used go first. */
  readonly memoryBytes: number
  /** The same for the variants among them, beside the others. */
  readonly variantBytes: number
  /** Milliseconds on a clock that never goes back. */
  readonly clock: () => number
  /** Told when the database stops answering for a family, and when it answers again. */
  readonly outage: (family: string, error: unknown) => void
  readonly recovery: (family: string, afterSeconds: number) => void
}

/** A reader with bytes at hand waits no longer for newer ones: the database is slow or away. */
const patienceMs = 500

/** `readAt` and `checkedMs` move on when a look, whichever document it was for, finds the state unchanged. */
type Kept<D> = Omit<Rendered<D>, 'readAt'> & { readAt: Date; checkedMs: number }
type Work<D> = { readonly sinceMs: number; readonly result: Promise<Kept<D>> }
type Check = FamilyState & { readonly checkedMs: number }
/** `sinceMs` is when the first attempt failed, `failedMs` when the last one did. */
type Failure = { readonly error: unknown; readonly sinceMs: number; readonly failedMs: number }

export function createDelivery<D>(options: DeliveryOptions) {
  const { freshMs, staleSeconds, memoryBytes, variantBytes, clock } = options
  const memoryOf = (maxSize: number) =>
    new LRUCache<string, Kept<D>>({ maxSize, sizeCalculation: ({ bytes }) => bytes })
  const memory = memoryOf(memoryBytes)
  const variants = memoryOf(variantBytes)
  const memoryFor = ({ variant }: Pick<Wanted<D>, 'variant'>) => (variant ? variants : memory)
  const checks = new Map<string, Check>()
  const failures = new Map<string, Failure>()
  const working = new Map<string, Work<D>>()

  function keep(wanted: Wanted<D>, rendered: Rendered<D>, startedMs: number, context: Context): Kept<D> {
    const { key, family } = wanted
    note(family, rendered, startedMs, context)
    const had = memoryFor(wanted).peek(key)
    if (had && !supersedes(rendered, startedMs, had)) return had
    const kept = { ...rendered, checkedMs: clock() }
    memoryFor(wanted).set(key, kept)
    return kept
  }

  function note(family: string, { state, readAt }: FamilyState, startedMs: number, context: Context): void {
    const known = checks.get(family)
    recover(family)
    if (known && !supersedes({ readAt }, startedMs, known)) return
    checks.set(family, { state, readAt, checkedMs: clock() })
    if (known && known.state !== state) context.changed(family)
  }

  function recover(family: string): void {
    const failure = failures.get(family)
    if (!failure) return
    failures.delete(family)
    options.recovery(family, Math.round((clock() - failure.sinceMs) / 1000))
  }

  function fail(family: string, error: unknown): void {
    const before = failures.get(family)
    const now = clock()
    failures.set(family, { error, sinceMs: before?.sinceMs ?? now, failedMs: now })
    if (!before) options.outage(family, error)
  }

  async function refresh(wanted: Wanted<D>, context: Context): Promise<Kept<D>> {
    const { key, family, look, render } = wanted
    const startedMs = clock()
    const had = memoryFor(wanted).peek(key)
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
    const { key, family } = wanted
    const run = async () => {
      try {
        return await withDeadline(refresh(wanted, context))
      } catch (error) {
        fail(family, error)
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
  function fresh(wanted: Pick<Wanted<D>, 'key' | 'family' | 'variant'>): Delivered<D> | undefined {
    const { key, family } = wanted
    const had = memoryFor(wanted).get(key)
    const check = checks.get(family)
    if (!had || check?.state !== had.state) return undefined
    // A look for another document of the family has confirmed this one as well.
    had.readAt = check.readAt
    had.checkedMs = check.checkedMs
    return clock() - check.checkedMs < freshMs ? answer(had, family) : undefined
  }

  return {
    fresh,

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
      const had = memoryFor(wanted).peek(key)
      const usable = had && now - had.checkedMs < staleSeconds * 1000 ? had : undefined
      const failure = failures.get(family)
      if (failure && now - failure.failedMs < freshMs) {
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
