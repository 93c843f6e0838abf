/**
 * Error → the problem that the client gets; what counts as an outage of the database, and its log
 * message.
 */

import { TooBusy } from '../delivery/queue.ts'
import { DeadlinePassed } from '../delivery/runtime.ts'
import type { Problem } from '../http/problem.ts'
import { SelectionError } from '../request/parameter.ts'
import {
  SearchTooSlow,
  StatementFailed,
  StoreUnavailable,
  StoreUnreadable,
} from '../store/errors.ts'
import { en } from '../words/en.ts'
import type { ExplainedProblem } from '../words/problems.ts'

/** An error that is the answer to a request: thrown where a handler cannot go on. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail)
    this.problem = problem
  }
}

/** Says whether the database failed, which concerns all documents. */
export const isOutage = (error: unknown): boolean =>
  error instanceof StoreUnavailable || error instanceof DeadlinePassed

/** Says whether waiting heals it: not if rights or migrations are missing, or rows are damaged. */
export const heals = (error: unknown): boolean =>
  isOutage(error) && !(error instanceof StoreUnreadable)

/** The problem if waiting does not heal it, so there is no Retry-After. */
export const notReady: Problem = {
  status: 503,
  title: 'Not ready',
  detail:
    'The database does not let this service read feeds. Waiting does not change that: the cause is in the log.',
}

/** Begins a log message. */
export function describeOutage(error: unknown): string {
  if (error instanceof StoreUnreadable) return 'the database cannot be read'
  if (error instanceof StatementFailed) return 'the database refuses a query'
  return isOutage(error) ? 'the database is unavailable' : 'documents cannot be rendered'
}

const unavailable = (cause: string, retryAfterSeconds: number): Problem => {
  const detail = `${cause} Retry in ${retryAfterSeconds} seconds.`
  return { status: 503, title: 'Temporarily unavailable', detail, retryAfterSeconds }
}

/**
 * `null` for a bug: the caller logs it. Delivery logs an outage once, because a line for each
 * request would flood the log.
 */
export function describeError(error: unknown): (Problem & ExplainedProblem) | null {
  if (error instanceof Refusal) return error.problem
  if (error instanceof SelectionError)
    return { status: 400, title: 'Bad parameter', detail: error.message }
  if (isOutage(error))
    return heals(error) ? unavailable('The database is unavailable.', 10) : notReady
  if (error instanceof StatementFailed)
    return unavailable('The database could not answer this request.', 10)
  if (error instanceof SearchTooSlow)
    return {
      ...unavailable(en.pages.error.texts.slow, 60),
      explanation: { title: 'unavailable', reason: 'slow' },
    }
  if (error instanceof TooBusy) return unavailable('Too many expensive requests at once.', 2)
  return null
}

export const internalError: Problem = {
  status: 500,
  title: 'Internal error',
  detail:
    'The service failed; the error is in its log. Retry; if it fails again, report it to the operator.',
}
