/** Work that many requests wait for. At the edge no request may wait for the promise of another one, so there they look. */

export type Work<T> = {
  readonly done: Promise<T>
  result: T | undefined
  /** Since when it runs, or waits for its turn. */
  sinceMs: number
  isQueued: boolean
}

export type Sleep = (ms: number) => Promise<undefined>

/** `run` must not throw. It calls `queued` when it begins and ends to wait for its turn. */
export function startWork<T>(clock: () => number, run: (queued: (isQueued: boolean) => void) => Promise<T>): Work<T> {
  const { promise: done, resolve } = Promise.withResolvers<T>()
  const work: Work<T> = { done, result: undefined, sinceMs: clock(), isQueued: false }
  const queued = (isQueued: boolean) => Object.assign(work, { isQueued, sinceMs: clock() })
  void run(queued).then((result) => {
    work.result = result
    resolve(result)
  })
  return work
}

/**
 * The result of the work, if it is there within `ms`. `isShared`: whether the promise is of this request, or of one in the
 * same process on Node.
 */
export const resultWithin = <T>(work: Work<T>, isShared: boolean, ms: number, sleep: Sleep): Promise<T | undefined> =>
  isShared ? Promise.race([work.done, sleep(ms)]) : sleep(ms).then(() => work.result)
