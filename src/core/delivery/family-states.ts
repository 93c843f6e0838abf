/** The last known state of each family, and when it was read. */
import { LRUCache } from 'lru-cache'
import type { State, Version } from './version.ts'

/** `startedMs` and `checkedMs` are on the process's clock, `readAt` is on the database's. */
type FamilyCheck = State & { readonly startedMs: number; readonly checkedMs: number }

/** A state belongs to these families, in their order. */
type Families = readonly string[]

/** The least recently used families are evicted first. */
const maxFamilies = 20_000

/** `clock` is in milliseconds. */
export function createFamilyStates(clock: () => number) {
  // With `max`, the cache would make room for all of them at the start.
  const checks = new LRUCache<string, FamilyCheck>({
    maxSize: maxFamilies,
    sizeCalculation: () => 1,
  })

  function someDiffers(
    families: Families,
    version: Validity,
    differs: (known: State, state: string) => boolean,
  ) {
    const states = version.state.split(', ')
    return families.some((family, index) => {
      const known = checks.peek(family)
      return known !== undefined && differs(known, states[index] ?? '')
    })
  }

  return {
    stateOf: (family: string): string | undefined => checks.peek(family)?.state,

    /** The last check of these families together: as old as the oldest of them. */
    checkOf(families: Families): FamilyCheck | undefined {
      const found = families.flatMap((family) => checks.get(family) ?? [])
      const [first, ...others] = found
      if (others.length === 0 || found.length < families.length)
        return families.length === 1 ? first : undefined
      return {
        state: found.map(({ state }) => state).join(', '),
        readAt: new Date(Math.min(...found.map(({ readAt }) => readAt.getTime()))),
        startedMs: Math.min(...found.map(({ startedMs }) => startedMs)),
        checkedMs: Math.min(...found.map(({ checkedMs }) => checkedMs)),
      }
    },

    /**
     * Says whether a check of one of its families, for any document, found that the document has
     * changed.
     */
    contradict: (families: Families, version: Validity): boolean =>
      someDiffers(families, version, (known, state) => !confirms(known, { ...version, state })),

    /**
     * Says whether a check found that text of the document may have been taken away or replaced.
     */
    withdraw: (families: Families, version: Validity): boolean =>
      someDiffers(families, version, (known, state) => lastWord(known.state) !== lastWord(state)),

    /**
     * Returns `true` if the state of a family is new or another one. A state is passed over if a
     * newer one is known.
     */
    record(families: Families, read: State, startedMs: number): boolean {
      const states = read.state.split(', ')
      const changes = families.filter((family, index) => {
        const known = checks.get(family)
        if (known && !supersedes(read, startedMs, known)) return false
        const state = states[index] ?? ''
        checks.set(family, { state, readAt: read.readAt, startedMs, checkedMs: clock() })
        return known?.state !== state
      })
      return changes.length > 0
    },
  }
}

const lastWord = (state: string) => state.slice(state.lastIndexOf(' ') + 1)

type Validity = Pick<Version<unknown>, 'state' | 'changesAt'>

/**
 * Says whether a document is still as in the version, if its families were in this state at that
 * time.
 */
export const confirms = ({ state, readAt }: State, version: Validity): boolean =>
  state === version.state && (version.changesAt === undefined || readAt < version.changesAt)

/**
 * Says whether a result is newer than the known one: a slow render can end after a quick check that
 * saw a newer state. The database's clock decides. But a query that began after the other one ended
 * is always newer, even if that clock was set back (a failover).
 */
export function supersedes(
  read: { readonly readAt: Date },
  startedMs: number,
  known: { readonly readAt: Date; readonly checkedMs: number },
): boolean {
  return read.readAt >= known.readAt || startedMs >= known.checkedMs
}
