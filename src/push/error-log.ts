/** What fails again and again in a worker that runs, in the log: once, and when all is well again. */
import { StoreUnavailable } from '../store/errors.ts'
import { reasonOf } from '../store/reason-of.ts'
import { isOutage } from '../writer/outage.ts'

/** The same error again is not logged again, until all is well. */
export function createErrorLog(log: (message: string, error?: unknown) => void) {
  let last: string | null = null
  return {
    note(error: unknown): void {
      const isAway = isOutage(error) || error instanceof StoreUnavailable
      const message = isAway
        ? 'push: the database is away, and deliveries wait for it'
        : 'push: a step failed, and is repeated'
      const said = isAway ? message : `${message}: ${reasonOf(error)}`
      if (said !== last) log(message, error)
      last = said
    },
    end(): void {
      if (last !== null) log('push: goes on')
      last = null
    },
  }
}
