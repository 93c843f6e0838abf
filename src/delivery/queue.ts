/** Limits expensive work: how much runs at the same time, and how much of the time it takes. More work waits in a queue. */

/** Too much work is running or waiting: retry soon. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy'
}

const tooBusy = () => new TooBusy('too many expensive requests at once')

export type QueueOptions = {
  readonly atOnce: number
  /** Maximum length of the queue; 0 if a request cannot wait for another one. */
  readonly waiting: number
  /** Share of the time that the work may take, all together: 0.25 is a quarter of a second in each second. */
  readonly share: number
  /** Milliseconds on a clock that never goes back. */
  readonly clock: () => number
}

/** Queue timeout: shorter than the deadline of a request, so that the client gets a response. */
const timeoutMs = 2000
/** Time in which work can be saved up: a burst after a quiet time needs not wait. */
const savedMs = 4000
/** Counted at most for one work: the database can be slow, and then the process has time. */
const mostCountedMs = 50

/**
 * Returns a function that runs `work`, in order, as the options allow.
 *
 * @throws {TooBusy} when the queue is full or the timeout passes.
 */
export function createQueue({ atOnce, waiting, share, clock }: QueueOptions) {
  const queue: (() => void)[] = []
  let running = 0
  let allowedMs = share * savedMs
  let filledMs = clock()
  let timer: ReturnType<typeof setTimeout> | undefined

  function mayStart(): boolean {
    const now = clock()
    allowedMs = Math.min(share * savedMs, allowedMs + share * (now - filledMs))
    filledMs = now
    return running < atOnce && allowedMs > 0
  }

  function startNext(): void {
    while (queue.length > 0 && mayStart()) queue.shift()?.()
    if (queue.length === 0 || running >= atOnce || timer !== undefined) return
    timer = setTimeout(
      () => {
        timer = undefined
        startNext()
      },
      Math.ceil(-allowedMs / share) + 1,
    )
  }

  const turn = () =>
    new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => {
        queue.splice(queue.indexOf(start), 1)
        reject(tooBusy())
      }, timeoutMs)
      const start = () => {
        clearTimeout(late)
        running += 1
        resolve()
      }
      queue.push(start)
      startNext()
    })

  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (queue.length === 0 && mayStart()) running += 1
    else if (queue.length >= waiting) throw tooBusy()
    else await turn()
    const startedMs = clock()
    try {
      return await work()
    } finally {
      running -= 1
      allowedMs -= Math.min(clock() - startedMs, mostCountedMs)
      startNext()
    }
  }
}
