/** Errors that are an outage of the database, and their log message. */
import { DeadlinePassed } from '../delivery/deadline.ts'
import { NotMigrated, StoreUnavailable } from '../store/store.ts'

/** Whether the database failed, so that a retry may help. */
export const isOutage = (error: unknown): boolean =>
  error instanceof StoreUnavailable || error instanceof DeadlinePassed

/** Begins a log message. */
export function describeOutage(error: unknown): string {
  if (error instanceof NotMigrated) return 'the database cannot be read'
  return isOutage(error) ? 'the database is unavailable' : 'documents cannot be rendered'
}
