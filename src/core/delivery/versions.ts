/** The versions in memory: which are fresh, and which can be served while the database is down. */
import type { Shelf } from './cache-classes.ts'
import { confirms, createFamilyStates, supersedes } from './family-states.ts'
import { createShelves, shelfOf } from './shelf.ts'
import type { Deliverable, NewVersion, State, Version } from './version.ts'

export type VersionsOptions = {
  /** Milliseconds for which a version is served without a query. */
  readonly freshMs: number
  /** Maximum age of a version while the database is down. */
  readonly staleSeconds: number
  /** Maximum bytes of each shelf; the least recently used versions are evicted first. */
  readonly shelfBytes: Readonly<Record<Shelf, number>>
  readonly clock: () => number
}

export type Versions<V> = ReturnType<typeof createVersions<V>>

export function createVersions<V>({ freshMs, staleSeconds, shelfBytes, clock }: VersionsOptions) {
  let generation = 0
  /** When a feed in memory was last confirmed. */
  let confirmedMs = Number.NEGATIVE_INFINITY
  const next = () => {
    generation += 1
  }
  const shelves = createShelves<Version<V>>(shelfBytes, next)
  const states = createFamilyStates(clock)

  const isStale = (checkedMs: number) => clock() - checkedMs >= staleSeconds * 1000

  function recordState({ families }: Deliverable, read: State, startedMs: number): void {
    if (states.record(families, read, startedMs)) next()
  }

  /** Says whether a check for any document of the families found that this one has changed. */
  const contradict = ({ families }: Deliverable, version: NewVersion<V>): boolean =>
    states.contradict(families, version)

  return {
    contradict,
    recordState,
    stateOf: states.stateOf,
    usedBytes: shelves.usedBytes,

    /**
     * Grows when a family is found changed, and when a version is evicted. While it is equal, what
     * `find` returned is right for as long as it is fresh.
     */
    generation: () => generation,

    /** Says whether feeds in memory would be served during an outage. */
    servesMemory: () => !isStale(confirmedMs),

    /** Keeps what was read, and returns the newest version that is known. */
    keep(document: Deliverable, read: NewVersion<V>, startedMs: number): Version<V> {
      recordState(document, read, startedMs)
      const cached = shelves.peek(document)
      if (cached && !supersedes(read, startedMs, cached)) return cached
      const checkedMs = clock()
      const version: Version<V> = {
        ...read,
        ...{ checkedMs, startedMs, generation, source: 'memory', outdated: false },
      }
      shelves.set(document, version)
      version.generation = generation
      if (shelfOf(document) === 'feed' && !read.isMissing) confirmedMs = checkedMs
      return version
    },

    /** The version that a check may confirm; `undefined` if a render is needed anyway. */
    candidate(document: Deliverable): Version<V> | undefined {
      const cached = shelves.peek(document)
      return cached && !contradict(document, cached) ? cached : undefined
    },

    /**
     * The version, if it was confirmed within `freshMs`, by a check that began at `sinceMs` or
     * later. Serves nearly all requests that are not warm, so it is synchronous: a runtime sends a
     * response sooner if it does not await a promise.
     */
    find(document: Deliverable, sinceMs = Number.NEGATIVE_INFINITY): Version<V> | undefined {
      const cached = shelves.get(document)
      const checked = states.checkOf(document.families)
      if (!cached || checked === undefined || !confirms(checked, cached)) return undefined
      const { startedMs, checkedMs } = checked
      // A check for another document of the families confirms this one too.
      cached.readAt = checked.readAt
      cached.checkedMs = checkedMs
      cached.startedMs = startedMs
      cached.generation = generation
      return clock() - checkedMs < freshMs && startedMs >= sinceMs ? cached : undefined
    },

    /**
     * The version to serve while the database does not answer, unless it is known to have withdrawn
     * text.
     */
    lastGood(document: Deliverable): Version<V> | undefined {
      const { families } = document
      const cached = shelves.peek(document)
      if (!cached || isStale(cached.checkedMs)) return undefined
      const outdated = contradict(document, cached)
      // A missing document may exist by now.
      if (outdated && (cached.isMissing || states.withdraw(families, cached))) return undefined
      return { ...cached, source: 'stale', outdated }
    },
  }
}
