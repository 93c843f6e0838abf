/** Asks the database for one version at a time of each document, each query in its turn. */
import type { QueueName, Queues } from './cache-classes.ts'
import type { createFailures } from './failures.ts'
import { confirms } from './family-states.ts'
import { type Queued, TooBusy, type Took } from './queue.ts'
import { deadlineMs, type RequestContext } from './runtime.ts'
import { type SharedWork, startWork } from './shared-work.ts'
import { shelfOf } from './shelf.ts'
import type { Deliverable, NewVersion, State, Version } from './version.ts'
import type { Versions } from './versions.ts'

export type RefreshOptions<D extends Deliverable, V> = {
  /**
   * Reads only the state of the document's families: one cheap query. Must settle, as `render`
   * must: delivery sets no deadline.
   */
  readonly check: (document: D) => Promise<State>
  readonly render: (document: D) => Promise<NewVersion<V> & Partial<Took>>
  /** Milliseconds for which a failure is remembered. */
  readonly freshMs: number
  readonly clock: () => number
  readonly queues: Queues
}

/** A new version, or the error of its check or render. */
type Refreshed<V> = Version<V> | { readonly error: unknown }

/** The scope of failures: feeds of the same families fail together. */
export const scopeOf = (document: Deliverable): string =>
  shelfOf(document) === 'feed' ? document.families.join(' ') : document.key

export function createRefresh<D extends Deliverable, V>(
  options: RefreshOptions<D, V>,
  versions: Versions<V>,
  failures: ReturnType<typeof createFailures>,
) {
  const { freshMs, clock, queues } = options
  const working = new Map<string, SharedWork<Refreshed<V>>>()

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

  function keep(document: D, read: NewVersion<V>, startedMs: number): Version<V> {
    failures.succeeded(document.key)
    return versions.keep(document, read, startedMs)
  }

  async function check(document: D, cached: Version<V>): Promise<Version<V> | undefined> {
    const startedMs = clock()
    const checked = await options.check(document)
    failures.succeeded(document.families.join(' '))
    if (confirms(checked, cached)) {
      const version = keep(document, { ...cached, ...checked }, startedMs)
      return { ...version, startedMs }
    }
    versions.recordState(document, checked, startedMs)
    return undefined
  }

  async function render(document: D): Promise<Version<V> & Partial<Took>> {
    const startedMs = clock()
    const { tookMs = 0, ...read } = await options.render(document)
    failures.succeeded(document.families.join(' '))
    return { ...keep(document, read, startedMs), source: 'rendered', startedMs, tookMs }
  }

  /** When its turn comes, others may have checked or rendered it. */
  async function refresh(document: D, queued: Queued, sinceMs?: number): Promise<Version<V>> {
    // Without a version that may be current, skip the check: the render reads the state too.
    const cached = versions.candidate(document)
    const known = () => versions.find(document, sinceMs)
    const checked =
      cached && (await inTurn('feed', async () => known() ?? check(document, cached), queued))
    return checked ?? inTurn(document.cache.queue, async () => known() ?? render(document), queued)
  }

  return {
    inTurn,

    /** The work for the document that others have started, unless it counts as lost. */
    running(document: D): SharedWork<Refreshed<V>> | undefined {
      const work = working.get(document.key)
      return work && clock() - work.sinceMs < deadlineMs ? work : undefined
    },

    start(document: D, context: RequestContext, sinceMs?: number): SharedWork<Refreshed<V>> {
      const { key } = document
      const work = startWork(clock, async (queued): Promise<Refreshed<V>> => {
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
    },
  }
}

export function throwing({ error }: { readonly error: unknown }): never {
  throw error
}
