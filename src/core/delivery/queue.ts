/**
 * Limits expensive work: how much runs at the same time, and how much of the time it takes. More
 * work waits in a queue.
 */
import { deadlineMs, sleep as realSleep, type Sleep } from './runtime.ts'

/** Too much work is running or waiting: retry soon. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy'
}

type QueueOptions = {
  readonly atOnce: number
  readonly waiting: number
  /**
   * The end of work can wake the next one. If not, each request checks again and again whether it
   * is its turn.
   */
  readonly sharesPromises: boolean
  /**
   * Share of the process’s time that all work together may take: 0.25 is a quarter of a second in
   * each second; `null` for all.
   */
  readonly share: number | null
  /**
   * Queue timeout. By default shorter than the deadline of a request, so that the client gets a
   * response.
   */
  readonly timeoutMs?: number
  readonly clock: () => number
  readonly sleep?: Sleep
}

/** The result of work. */
export type Took = {
  /** Milliseconds of the process’s own time, without that of the database. */
  readonly tookMs: number
}

/**
 * Called with `true` each time that work finds that it has to wait, and with `false` when it
 * starts.
 */
export type Queued = (isQueued: boolean) => void

export type Queue = <T extends Partial<Took> | undefined>(
  work: () => Promise<T>,
  queued?: Queued,
) => Promise<T>

/** `sinceMs`: when it last checked whether it is its turn, then when it was started. */
type Turn = { sinceMs: number; wake: () => void }

/**
 * Time for which a share is saved up, so that a burst after a quiet time need not wait, or owed at
 * most.
 */
const savedMs = 4000
/** Counted at least for one work: at the edge the clock stands still while code runs. */
const leastCountedMs = 2
/** How often a request checks whether it is its turn. */
export const lookEveryMs = 50
/**
 * Work that runs for longer counts as lost: at the edge, it never ends if its client disconnects.
 */
const lostMs = 10_000

/**
 * Returns a function that runs `work`, first in, first out, as the options allow.
 *
 * @throws {TooBusy} when the queue is full or the timeout passes.
 */
export function createQueue(options: QueueOptions): Queue {
  const {
    atOnce,
    waiting,
    sharesPromises,
    share,
    timeoutMs = 2000,
    clock,
    sleep = realSleep,
  } = options
  const line = new Set<Turn>()
  const running = new Set<Turn>()
  let allowedMs = (share ?? 0) * savedMs
  let filledMs = clock()

  /** Says whether there is room for it, after all that came before. */
  function mayStart(own: Turn): boolean {
    const now = clock()
    if (share !== null) allowedMs = Math.min(share * savedMs, allowedMs + share * (now - filledMs))
    filledMs = now
    own.sinceMs = now
    line.add(own)
    for (const each of running) if (now - each.sinceMs >= lostMs) running.delete(each)
    let room = share === null || allowedMs > 0 ? atOnce - running.size : 0
    for (const each of line) {
      if (room <= 0 || each === own) break
      // Its client disconnected, perhaps: it does not check any more.
      if (now - each.sinceMs >= deadlineMs) line.delete(each)
      else room -= 1
    }
    return room > 0
  }

  const wakeNext = () => {
    const [next] = line
    if (sharesPromises) next?.wake()
  }

  return async (work, queued = () => {}) => {
    const own: Turn = { sinceMs: clock(), wake: () => {} }
    const { sinceMs } = own
    try {
      while (!mayStart(own)) {
        if (line.size > waiting || clock() - sinceMs >= timeoutMs)
          throw new TooBusy('too many expensive requests at once')
        queued(true)
        const woken = new Promise<undefined>((resolve) => Object.assign(own, { wake: resolve }))
        await Promise.race([woken, sleep(lookEveryMs)])
      }
      running.add(own)
    } finally {
      line.delete(own)
      wakeNext()
    }
    try {
      queued(false)
      const result = await work()
      allowedMs = Math.max(
        -savedMs * (share ?? 0),
        allowedMs - Math.max(result?.tookMs ?? 0, leastCountedMs),
      )
      return result
    } finally {
      running.delete(own)
      wakeNext()
    }
  }
}
