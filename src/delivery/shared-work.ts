/** Work that many requests wait for. At the edge no request may wait for the promise of another one, so there they look. */

export type Work<T> = { readonly sinceMs: number; readonly done: Promise<T>; result: T | undefined }

export type Sleep = (ms: number) => Promise<undefined>

/** `run` must not throw. */
export function startWork<T>(sinceMs: number, run: () => Promise<T>): Work<T> {
  const done = run().then((result) => {
    work.result = result
    return result
  })
  const work: Work<T> = { sinceMs, done, result: undefined }
  return work
}

/**
 * The result of the work, if it is there within `ms`. `isShared`: whether the promise is of this request, or of one in the
 * same process on Node.
 */
export const resultWithin = <T>(work: Work<T>, isShared: boolean, ms: number, sleep: Sleep): Promise<T | undefined> =>
  isShared ? Promise.race([work.done, sleep(ms)]) : sleep(ms).then(() => work.result)
