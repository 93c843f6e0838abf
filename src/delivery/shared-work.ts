/** Work that many requests wait for. At the edge no request may wait for the promise of another one, so there they look. */
import { lookEveryMs } from './queue.ts'

export type Work<T> = { readonly sinceMs: number; readonly done: Promise<T>; result: T | undefined }

/** `run` must not throw. */
export function startWork<T>(sinceMs: number, run: () => Promise<T>): Work<T> {
  const done = run().then((result) => {
    work.result = result
    return result
  })
  const work: Work<T> = { sinceMs, done, result: undefined }
  return work
}

export type Patience = {
  /** Whether the promise is of this request, or of one in the same process on Node. */
  readonly isShared: boolean
  /** Milliseconds; without it, the time that the work takes, or, if it is not shared, `lostMs`. */
  readonly ms?: number | undefined
  /** At the edge, work never ends if its client disconnects. */
  readonly lostMs: number
  readonly sleep: (ms: number) => Promise<undefined>
}

/** The result of the work, if it ends in time. */
export async function resultOf<T>(work: Work<T>, { isShared, ms, lostMs, sleep }: Patience): Promise<T | undefined> {
  if (isShared) return ms === undefined ? work.done : Promise.race([work.done, sleep(ms)])
  for (let leftMs = ms ?? lostMs; work.result === undefined && leftMs > 0; leftMs -= lookEveryMs)
    await sleep(Math.min(leftMs, lookEveryMs))
  return work.result
}
