/** The deadline of database queries. */

/** Milliseconds that a request waits for the database. Work that takes longer counts as lost. */
export const deadlineMs = 3000

/** The database took too long. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed'
}

/** The deadline is counted in steps: while the process is busy with something else, at most one passes. */
const steps = 12

/**
 * Returns a function that settles as its argument does. All work that is passed to it may take `ms` together.
 * The time of rendering does not count, neither between two queries nor of another document while a query runs. Work
 * that is too late goes on, and its result is ignored.
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
  return async <T>(work: Promise<T>): Promise<T> => {
    running += 1
    timer ??= setInterval(step, ms / steps)
    try {
      return await Promise.race([work, late])
    } finally {
      running -= 1
      if (running === 0) {
        clearInterval(timer)
        timer = undefined
      }
    }
  }
}

/** Resolves to `value()`, called after `ms` milliseconds. */
export async function after<T>(ms: number, value: () => T): Promise<T> {
  await new Promise((resolve) => setTimeout(resolve, ms))
  return value()
}

export const sleep = (ms: number): Promise<undefined> => after(ms, () => undefined)
