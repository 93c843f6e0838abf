/** Counts what partners with tokens ask for, in memory and by day in UTC, until it is written. */
import type { Listener, Outcome } from '../../core/documents/observation.ts'

export type PartnerCount = {
  readonly day: string
  readonly partner: string
  requests: number
  notModified: number
  errors: number
  /** The bytes of bodies, as sent. */
  bytes: number
  /** The time of the last request, in milliseconds since 1970. */
  lastMs: number
}

/**
 * Partners and days that wait to be written, if the database is away: all partners on three days.
 */
const maxWaiting = 3000

/** `clock` is in milliseconds since 1970. */
export function createPartnerCounter(clock: () => number) {
  let waiting = new Map<string, PartnerCount>()

  function add({ day, partner, ...counts }: PartnerCount): void {
    const key = `${day} ${partner}`
    const known = waiting.get(key)
    if (known === undefined) {
      if (waiting.size < maxWaiting) waiting.set(key, { day, partner, ...counts })
      return
    }
    known.requests += counts.requests
    known.notModified += counts.notModified
    known.errors += counts.errors
    known.bytes += counts.bytes
    known.lastMs = Math.max(known.lastMs, counts.lastMs)
  }

  const listener: Required<Pick<Listener, 'request' | 'untimed'>> = {
    untimed: true,
    request({ partner, status, bytes }: Outcome): void {
      if (partner === null) return
      const lastMs = clock()
      const day = new Date(lastMs).toISOString().slice(0, 10)
      add({
        ...{ day, partner, requests: 1, bytes, lastMs },
        notModified: Number(status === 304),
        errors: Number(status >= 400),
      })
    },
  }

  return {
    listener,

    /**
     * Writes what waits; what cannot be written waits for the next time. @throws the error of
     * `write`.
     */
    async keep(write: (counts: readonly PartnerCount[]) => Promise<void>): Promise<void> {
      if (waiting.size === 0) return
      const taken = [...waiting.values()]
      waiting = new Map()
      try {
        await write(taken)
      } catch (error) {
        for (const count of taken) add(count)
        throw error
      }
    },
  }
}
