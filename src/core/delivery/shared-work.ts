/**
 * Work that many requests wait for. At the edge no request may wait for the promise of another one,
 * so there they look.
 */

import type { Queued } from './queue.ts'
import type { Sleep } from './runtime.ts'

export type SharedWork<T> = {
  readonly done: Promise<T>
  result: T | undefined
  /** When it was started, or last found that it is not its turn. */
  sinceMs: number
  isQueued: boolean
}

/** `run` must not throw. It passes `queued` to its queue. */
export function startWork<T>(
  clock: () => number,
  run: (queued: Queued) => Promise<T>,
): SharedWork<T> {
  const { promise: done, resolve } = Promise.withResolvers<T>()
  const work: SharedWork<T> = { done, result: undefined, sinceMs: clock(), isQueued: false }
  const queued: Queued = (isQueued) => Object.assign(work, { isQueued, sinceMs: clock() })
  void run(queued).then((result) => {
    work.result = result
    resolve(result)
  })
  return work
}

/**
 * The result of the work, if it is there within `ms`. `isShared`: whether the promise is of this
 * request, or of one in the same process on Node.
 */
export const resultWithin = <T>(
  work: SharedWork<T>,
  isShared: boolean,
  ms: number,
  sleep: Sleep,
): Promise<T | undefined> =>
  isShared ? Promise.race([work.done, sleep(ms)]) : sleep(ms).then(() => work.result)
