/** The time within which the database has to answer a request to the API. */

/** Longer than a statement may take (src/store/connection.ts). */
export const deadlineMs = 65_000

/** Work that does not count, such as reading a body from a slow client. The time begins anew after it. */
export type Untimed = <T>(work: () => Promise<T>) => Promise<T>

/** Fails like a connection if the work takes longer: it may go on, and end as a whole or not at all. */
export async function within<T>(milliseconds: number, work: (untimed: Untimed) => Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = Promise.withResolvers<never>()
  let ended = false
  const start = () => {
    if (ended) return
    const error = Object.assign(new Error(`no answer in ${milliseconds} ms`), { code: 'ETIMEDOUT' })
    timer = setTimeout(() => late.reject(error), milliseconds)
  }
  start()
  try {
    return await Promise.race([
      work(async (other) => {
        clearTimeout(timer)
        try {
          return await other()
        } finally {
          start()
        }
      }),
      late.promise,
    ])
  } finally {
    ended = true
    clearTimeout(timer)
  }
}
