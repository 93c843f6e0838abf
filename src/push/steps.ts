/** The steps of a worker that runs: one that fails again and again does not keep the others from their work. */
import type { Log } from '../log/log.ts'
import { StoreUnreadable } from '../store/errors.ts'
import { reasonOf } from '../store/reason-of.ts'
import { isOutage } from '../writer/outage.ts'
import type { Worker } from './delivery-worker.ts'

export function createSteps(log: Log, explain: Worker['explain']) {
  let last: string | null = null

  /** The same error again is not logged again, until all is well. */
  async function note(error: unknown): Promise<void> {
    const outage = isOutage(error) ? await explain(error) : null
    const refuses = outage instanceof StoreUnreadable
    const what =
      outage === null
        ? 'a step failed, and is repeated'
        : `the database ${refuses ? 'refuses it' : 'gives no answer'}, and deliveries wait for it`
    const reason = refuses ? outage : error
    // The reason changes while the database is away.
    const said = outage === null || refuses ? `${what}: ${reasonOf(reason)}` : what
    if (said !== last) log(`push: ${what}`, reason, { event: isOutage(error) ? 'push.outage' : 'push.failed' })
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
        await note(error)
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
