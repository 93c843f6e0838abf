/**
 * The steps of a worker that runs: one that fails again and again does not keep the others from
 * their work.
 */
import type { Log } from '../../core/log/log.ts'
import { isOutage, reasonOf, StoreUnreadable } from '../../core/store/errors.ts'
import type { DeliveryWorker } from './delivery-worker.ts'

/** Errors that are told before all is well: a message can hold what differs each time. */
const maxLogged = 20

const subjects = {
  push: {
    waits: 'deliveries wait',
    failed: { event: 'push.failed' },
    outage: { event: 'push.outage' },
    recovered: { event: 'push.recovered' },
  },
  signing: {
    waits: 'statements wait',
    failed: { event: 'signing.failed' },
    outage: { event: 'signing.outage' },
    recovered: { event: 'signing.recovered' },
  },
} as const

export function createSteps(
  log: Log,
  explain: DeliveryWorker['explain'],
  subject: keyof typeof subjects = 'push',
) {
  const { waits, ...events } = subjects[subject]
  const logged = new Set<string>()

  /**
   * Logs each error once until the next success: several steps can fail, each in its own way.
   */
  async function note(error: unknown): Promise<void> {
    const outage = isOutage(error) ? await explain(error) : null
    const refuses = outage instanceof StoreUnreadable
    const what =
      outage === null
        ? 'a step failed, and is repeated'
        : `the database ${refuses ? 'refuses it' : 'gives no answer'}, and ${waits} for it`
    const reason = refuses ? outage : error
    // The reason changes while the database is away.
    const line = outage === null || refuses ? `${what}: ${reasonOf(reason)}` : what
    if (logged.has(line) || logged.size >= maxLogged) return
    logged.add(line)
    log(`${subject}: ${what}`, reason, isOutage(error) ? events.outage : events.failed)
  }

  return {
    note,

    /** Returns `true` if the step was done. */
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
      if (logged.size > 0) log(`${subject}: goes on`, undefined, events.recovered)
      logged.clear()
    },
  }
}
