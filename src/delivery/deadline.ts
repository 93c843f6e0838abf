/** The deadline of database queries. */

/** Milliseconds that a request waits for the database. Work that takes longer counts as lost. */
export const deadlineMs = 3000

/** The database took too long. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed'
}

/**
 * Settles as `work` does. After the deadline the work goes on, and its result is ignored.
 *
 * @throws {DeadlinePassed} after `deadlineMs`.
 */
export async function withDeadline<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new DeadlinePassed(`the database did not answer within ${deadlineMs} ms`)),
      deadlineMs,
    )
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Resolves to `value()`, called after `ms` milliseconds. */
export async function after<T>(ms: number, value: () => T): Promise<T> {
  await new Promise((resolve) => setTimeout(resolve, ms))
  return value()
}
