/** Counts requests of partners on Node: in memory, and every minute into the database. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Listener } from '../documents/observation.ts'
import type { Log } from '../log/log.ts'
import { createPartnerCounter } from '../partners/counts.ts'
import type { Environment } from '../settings/setting.ts'
import type { Site } from '../settings/site.ts'
import { writePartnerCounts } from '../writer/partners.ts'
import { type OwnDatabase, openCounterPool } from './counter-pool.ts'

const minuteMs = 60_000
/** How long the last counts may take when the service stops. */
const lastMs = 2000

export type PartnerCounts = { readonly listener: Listener; readonly close: () => Promise<void> }

type Parts = OwnDatabase & { readonly site: Pick<Site, 'partnerFeeds'>; readonly log: Log }

/** `undefined` if PARTNER_FEEDS is off, or if no connection may write: then only metrics count. */
export function countPartners(
  environment: Environment,
  { site, db, embedded, log: logAny }: Parts,
): PartnerCounts | undefined {
  const log = (message: string, error?: unknown) => logAny(message, error, { event: 'partners', level: 'warn' })
  if (site.partnerFeeds === null) return undefined
  const pool = openCounterPool(environment, { db, embedded })
  if (pool === null) {
    log('what partners ask for is not counted: set SERVICE_DATABASE_URL to a login with the role candor_keeper')
    return undefined
  }
  const counter = createPartnerCounter(Date.now)
  let failing = false
  const keep = async (): Promise<void> => {
    try {
      await counter.keep((counts) => writePartnerCounts(pool.db, counts))
      failing = false
    } catch (error) {
      if (!failing) log('counts of partners cannot be written now; they are kept in memory', error)
      failing = true
    }
  }
  const timer = setInterval(() => void keep(), minuteMs)
  timer.unref()
  return {
    listener: counter.listener,
    async close() {
      clearInterval(timer)
      await Promise.race([keep(), sleep(lastMs, undefined, { ref: false })])
      await pool.close()
    },
  }
}
