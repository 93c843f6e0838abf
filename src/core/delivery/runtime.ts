/**
 * What differs between Node and the edge, for the process and for a request, and time: the clock
 * and the deadline of requests.
 */
import type { Context as HonoContext } from 'hono'
import { type Codec, webCodec } from '../http/encode.ts'

export type Runtime = {
  readonly codec: Codec
  /**
   * A request may await another one's promise. If not, work after the response needs `waitUntil`.
   */
  readonly sharesPromises: boolean
}

/** The part of the runtime that belongs to one request. */
export type RequestContext = {
  /**
   * A request may await another one's promise. In workerd, I/O belongs to the request that began
   * it.
   */
  readonly sharesPromises: boolean
  /** Keeps the work alive after the response. */
  readonly waitUntil: (work: Promise<unknown>) => void
}

/** The runtime with nothing but Web APIs, in one process. */
export const portable: Runtime = { codec: webCodec, sharesPromises: true }

/** Returns a function that makes the context of a request. */
export const createContexts =
  ({ sharesPromises }: Runtime) =>
  (c: HonoContext): RequestContext => ({
    sharesPromises,
    waitUntil: (work) => {
      if (!sharesPromises) c.executionCtx.waitUntil(work)
    },
  })

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
