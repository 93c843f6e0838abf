/** Which errors are an outage of the database, and what the log says of it. */
import { DeadlinePassed } from '../delivery/deadline.ts'
import { NotMigrated, StoreUnavailable } from '../store/store.ts'

/** Whether waiting may help: the database failed, not Candor. */
export const isOutage = (error: unknown): boolean =>
  error instanceof StoreUnavailable || error instanceof DeadlinePassed

export function whatFailed(error: unknown): string {
  if (error instanceof NotMigrated) return 'the database cannot be read'
  return isOutage(error) ? 'the database gives no answer' : 'documents cannot be made'
}
