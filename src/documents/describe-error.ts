/** Error → the problem that the client gets. */

import { TooBusy } from '../delivery/queue.ts'
import { UnknownOembedFormat } from '../embeds/oembed.ts'
import type { Problem } from '../http/problem.ts'
import { SelectionError } from '../request/parameter.ts'
import { SearchTooSlow } from '../store/store.ts'
import { isOutage } from './outage.ts'

const unavailable = { status: 503, title: 'Temporarily unavailable' } as const

/**
 * `null` for a bug: the caller logs it. Delivery logs an outage once, because a line for each request would flood the
 * log.
 */
export function describeError(error: unknown): Problem | null {
  if (error instanceof SelectionError) return { status: 400, title: 'Bad parameter', detail: error.message }
  if (error instanceof UnknownOembedFormat) return { status: 501, title: 'Not implemented', detail: error.message }
  if (isOutage(error)) {
    const detail = 'The newsroom’s database cannot be reached at the moment. Ask again in a few seconds.'
    return { ...unavailable, detail, retryAfterSeconds: 10 }
  }
  if (error instanceof SearchTooSlow) {
    const detail = 'This search takes too long. Ask for words that fewer articles hold, or for fewer words.'
    return { ...unavailable, detail, retryAfterSeconds: 60 }
  }
  if (error instanceof TooBusy) {
    const detail = 'Too much that few ask for is being asked for at once. Ask again in a moment.'
    return { ...unavailable, detail, retryAfterSeconds: 2 }
  }
  return null
}

/** The problem for a bug. */
export const internalError: Problem = {
  status: 500,
  title: 'Internal error',
  detail: 'The service failed; its log says how. Asking again may help, and reporting it to the operator does.',
}
