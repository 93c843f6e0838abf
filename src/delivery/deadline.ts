/** How long anybody waits for the database. */

/** No request waits longer for the database, and work that took longer is taken for lost. */
export const deadlineMs = 3000

/** The database took too long. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed'
}

/** What the database did not give within the limit that holds for every request. */
export async function withDeadline<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlinePassed(`the database gave no answer in ${deadlineMs} ms`)), deadlineMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** `value()` after a while. */
export async function after<T>(ms: number, value: () => T): Promise<T> {
  await new Promise((resolve) => setTimeout(resolve, ms))
  return value()
}
