/** Limits expensive work: how much runs at the same time, and how much of the time it takes. More work waits in a queue. */

/** Too much work is running or waiting: retry soon. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy'
}

const tooBusy = () => new TooBusy('too many expensive requests at once')

export type QueueOptions = {
  readonly atOnce: number
  /** Maximum length of the queue. */
  readonly waiting: number
  /** Whether a request can wait for another one. If not, it looks again and again, and the order is by chance. */
  readonly sharesPromises: boolean
  /** Share of the process’s time that all work together may take: 0.25 is a quarter of a second in each second; `null` for all. */
  readonly share: number | null
  /** Queue timeout. By default shorter than the deadline of a request, so that the client gets a response. */
  readonly timeoutMs?: number
  /** Milliseconds on a clock that never goes back. */
  readonly clock: () => number
}

/** The result of work. */
export type Took = {
  /** Milliseconds of the process’s own time, without that of the database. */
  readonly tookMs: number
}

type Running = { readonly sinceMs: number }

/** Time for which a share is saved up, so that a burst after a quiet time need not wait, or owed at most. */
const savedMs = 4000
/** Counted at least for one work: at the edge the clock stands still while code runs. */
const leastCountedMs = 2
/** How often a request looks that cannot wait for another one. */
export const lookEveryMs = 50
/** Work that runs or waits for longer counts as lost: at the edge, it never ends if its client disconnects. */
export const lostMs = 10_000

/**
 * Returns a function that runs `work`, in order, as the options allow.
 *
 * @throws {TooBusy} when the queue is full or the timeout passes.
 */
export function createQueue(options: QueueOptions) {
  const { atOnce, waiting, sharesPromises, share, timeoutMs = 2000, clock } = options
  const queue: (() => void)[] = []
  /** When each work that runs was started. */
  const running = new Set<Running>()
  /** Requests that wait but cannot wait for another one, and since when. */
  const lookers = new Set<Running>()
  let allowedMs = (share ?? 0) * savedMs
  let filledMs = clock()
  let timer: ReturnType<typeof setTimeout> | undefined

  function mayStart(): boolean {
    const now = clock()
    if (share !== null) allowedMs = Math.min(share * savedMs, allowedMs + share * (now - filledMs))
    filledMs = now
    for (const all of [running, lookers]) {
      for (const each of all) if (now - each.sinceMs >= lostMs) all.delete(each)
    }
    return running.size < atOnce && (share === null || allowedMs > 0)
  }

  function startNext(): void {
    while (queue.length > 0 && mayStart()) queue.shift()?.()
    if (queue.length === 0 || running.size >= atOnce || timer !== undefined) return
    timer = setTimeout(
      () => {
        timer = undefined
        startNext()
      },
      Math.ceil(-allowedMs / (share ?? 1)) + 1,
    )
  }

  const begin = (): Running => {
    const own = { sinceMs: clock() }
    running.add(own)
    return own
  }

  async function look(): Promise<Running> {
    const own = { sinceMs: clock() }
    lookers.add(own)
    try {
      while (clock() - own.sinceMs < timeoutMs) {
        await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
        if (mayStart()) return begin()
      }
      throw tooBusy()
    } finally {
      lookers.delete(own)
    }
  }

  const turn = () =>
    new Promise<Running>((resolve, reject) => {
      const late = setTimeout(() => {
        queue.splice(queue.indexOf(start), 1)
        reject(tooBusy())
      }, timeoutMs)
      const start = () => {
        clearTimeout(late)
        resolve(begin())
      }
      queue.push(start)
      startNext()
    })

  return async <T extends Partial<Took>>(work: () => Promise<T>): Promise<T> => {
    const startsNow = queue.length === 0 && mayStart()
    if (!startsNow && queue.length + lookers.size >= waiting) throw tooBusy()
    const own = startsNow ? begin() : await (sharesPromises ? turn() : look())
    try {
      const result = await work()
      allowedMs = Math.max(-savedMs * (share ?? 0), allowedMs - Math.max(result.tookMs ?? 0, leastCountedMs))
      return result
    } finally {
      running.delete(own)
      startNext()
    }
  }
}
