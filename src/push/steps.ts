/** The steps of a worker that runs: one that fails again and again does not keep the others from their work. */
import type { Log } from '../log/log.ts'
import { reasonOf } from '../store/reason-of.ts'
import { isOutage } from '../writer/outage.ts'

export function createSteps(log: Log) {
  let last: string | null = null

  /** The same error again is not logged again, until all is well. */
  function note(error: unknown): void {
    const isAway = isOutage(error)
    const message = isAway
      ? 'push: the database gives no answer, and deliveries wait for it'
      : 'push: a step failed, and is repeated'
    // The reason changes during an outage.
    const said = isAway ? message : `${message}: ${reasonOf(error)}`
    if (said !== last) log(message, error, { event: isOutage(error) ? 'push.outage' : 'push.failed' })
    last = said
  }

  return {
    note,

    /** Whether the step was done. */
    async run(step: () => Promise<unknown>): Promise<boolean> {
      try {
        await step()
        return true
      } catch (error) {
        note(error)
        return false
      }
    },

    /** All is well. */
    end(): void {
      if (last !== null) log('push: goes on', undefined, { event: 'push.recovered' })
      last = null
    },
  }
}
