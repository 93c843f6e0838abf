/** Time: the clock of the process, and the deadline of requests that need the database. */

export const clock = (): number => performance.now()

/** Milliseconds that a request waits for the database. Work that takes longer counts as lost. */
export const deadlineMs = 3000

/** The database took too long. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed'
  /** The code of a lost connection, by which writers know outages. */
  readonly code = 'ETIMEDOUT'
}

/**
 * The deadline is counted in steps: while the process is busy with something else, at most one
 * passes.
 */
const steps = 12

/** Work within `within` that does not count, such as reading a body from a slow client. */
type Untimed = <T>(work: Promise<T>) => Promise<T>

/**
 * Returns a function that settles as its argument does. All work that is passed to it may take `ms`
 * together. The time of rendering does not count, neither between two queries nor of another
 * document while a query runs. Work that is too late goes on, and its result is ignored.
 *
 * @throws {DeadlinePassed}
 */
export function createDeadline(ms = deadlineMs) {
  let stepsLeft = steps
  let running = 0
  let timer: ReturnType<typeof setInterval> | undefined
  const { promise: late, reject } = Promise.withResolvers<never>()
  late.catch(() => {})
  const step = () => {
    stepsLeft -= 1
    if (stepsLeft === 0) reject(new DeadlinePassed(`the database did not answer within ${ms} ms`))
  }
  const count = (more: number) => {
    running += more
    if (running > 0) timer ??= setInterval(step, ms / steps)
    else {
      clearInterval(timer)
      timer = undefined
    }
  }
  const counted = async <T>(work: Promise<T>, more: number): Promise<T> => {
    count(more)
    try {
      return await work
    } finally {
      count(-more)
    }
  }
  const within = <T>(work: Promise<T>): Promise<T> => counted(Promise.race([work, late]), 1)
  const untimed: Untimed = (work) => counted(work, -1)
  return Object.assign(within, { untimed })
}

/** Resolves to `value()`, called after `ms` milliseconds. */
export async function after<T>(ms: number, value: () => T): Promise<T> {
  await new Promise((resolve) => setTimeout(resolve, ms))
  return value()
}

export type Sleep = (ms: number) => Promise<undefined>

export const sleep: Sleep = (ms) => after(ms, () => undefined)
