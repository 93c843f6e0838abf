/** Errors that are an outage of the database, and their log message. */
import { DeadlinePassed } from '../delivery/deadline.ts'
import type { Problem } from '../http/problem.ts'
import { StatementFailed, StoreUnavailable, StoreUnreadable } from '../store/errors.ts'

/** Whether the database failed, which concerns all documents. */
export const isOutage = (error: unknown): boolean =>
  error instanceof StoreUnavailable || error instanceof DeadlinePassed

/** Whether waiting heals it: not if rights or migrations are missing, or rows are damaged. */
export const heals = (error: unknown): boolean => isOutage(error) && !(error instanceof StoreUnreadable)

/** The problem if waiting does not heal it, so there is no Retry-After. */
export const notReady: Problem = {
  status: 503,
  title: 'Not ready',
  detail: 'The database does not let this service read feeds. Waiting does not change that: the cause is in the log.',
}

/** Begins a log message. */
export function describeOutage(error: unknown): string {
  if (error instanceof StoreUnreadable) return 'the database cannot be read'
  if (error instanceof StatementFailed) return 'the database refuses a query'
  return isOutage(error) ? 'the database is unavailable' : 'documents cannot be rendered'
}
