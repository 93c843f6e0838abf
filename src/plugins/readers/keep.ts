/** Writes the counts of readers, every minute: never while somebody waits. */
import { dateOf, type ReaderCounter } from './count.ts'
import type { DayRows } from './day.ts'

type KeepParts = {
  readonly counter: ReaderCounter
  readonly clock: () => number
  readonly write: (rows: DayRows) => Promise<void>
  /** The salt of a day, the same in all processes. */
  readonly shareSalt: (date: string) => Promise<string>
  readonly tidy: (now: Date) => Promise<void>
  readonly log: (message: string, error?: unknown) => void
}

/** How long before midnight the salt of the next day is shared. */
const aheadMs = 10 * 60_000

/**
 * Returns a function that writes all counts since its last call. It never rejects: if they cannot
 * be written, they wait for the next call.
 */
export function createKeeper({
  counter,
  clock,
  write,
  shareSalt,
  tidy,
  log,
}: KeepParts): () => Promise<void> {
  let failing = false
  let tidied = ''
  let running: Promise<void> | undefined

  async function keep(): Promise<void> {
    const now = clock()
    for (const date of new Set([dateOf(now), dateOf(now + aheadMs)])) {
      if (!counter.hasSalt(date)) counter.setSalt(date, await shareSalt(date))
    }
    for (const day of counter.days()) {
      const taken = day.take()
      await write(taken.rows).catch((error: unknown) => {
        taken.failed()
        throw error
      })
      counter.forget(day)
    }
    // Again some minutes after midnight, when no process writes the day before any more.
    const turn = dateOf(now - aheadMs) + dateOf(now)
    if (turn !== tidied) await tidy(new Date(now))
    tidied = turn
  }

  async function tryToKeep(): Promise<void> {
    try {
      await keep()
      if (failing) log('readers are written again')
      failing = false
    } catch (error) {
      if (!failing) log('readers cannot be written now; they are kept in memory', error)
      failing = true
    }
  }

  return () => (running ??= tryToKeep().finally(() => (running = undefined)))
}
