/** Error → the problem that the client gets. */

import { TooBusy } from '../delivery/queue.ts'
import { UnknownOembedFormat } from '../embeds/oembed.ts'
import type { Problem } from '../http/problem.ts'
import { SelectionError } from '../request/parameter.ts'
import { SearchTooSlow, StatementFailed } from '../store/errors.ts'
import { en } from '../words/en.ts'
import type { ToldProblem } from '../words/problems.ts'
import { heals, isOutage, notReady } from './outage.ts'
import { Refusal } from './refusal.ts'

const unavailable = (cause: string, retryAfterSeconds: number): Problem => {
  const detail = `${cause} Retry in ${retryAfterSeconds} seconds.`
  return { status: 503, title: 'Temporarily unavailable', detail, retryAfterSeconds }
}

/**
 * `null` for a bug: the caller logs it. Delivery logs an outage once, because a line for each request would flood the
 * log.
 */
export function describeError(error: unknown): (Problem & ToldProblem) | null {
  if (error instanceof Refusal) return error.problem
  if (error instanceof SelectionError) return { status: 400, title: 'Bad parameter', detail: error.message }
  if (error instanceof UnknownOembedFormat) return { status: 501, title: 'Not implemented', detail: error.message }
  if (isOutage(error) && !heals(error)) return notReady
  if (isOutage(error)) return unavailable('The database is unavailable.', 10)
  if (error instanceof StatementFailed) return unavailable('The database could not answer this request.', 10)
  if (error instanceof SearchTooSlow) {
    return { ...unavailable(en.pages.error.texts.slow, 60), told: { title: 'unavailable', reason: 'slow' } }
  }
  if (error instanceof TooBusy) return unavailable('Too many expensive requests at once.', 2)
  return null
}

/** The problem for a bug. */
export const internalError: Problem = {
  status: 500,
  title: 'Internal error',
  detail: 'The service failed; the error is in its log. Retry; if it fails again, report it to the operator.',
}
