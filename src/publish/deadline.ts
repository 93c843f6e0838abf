/** The time within which a request to the API is answered, whatever the database does. */

/** Longer than a statement may take (src/store/connection.ts). */
export const deadlineMs = 65_000

/** Fails like a connection if the work takes longer: it may go on, and end as a whole or not at all. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    const error = Object.assign(new Error(`no answer in ${milliseconds} ms`), { code: 'ETIMEDOUT' })
    timer = setTimeout(() => reject(error), milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
