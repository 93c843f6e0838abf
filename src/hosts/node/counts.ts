/** Counts readers and partners on Node: in memory, and every minute into the database. */
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../../core/log/log.ts'
import { parseNodeSettings } from '../../core/settings/node.ts'
import type { Environment } from '../../core/settings/setting.ts'
import type { Site } from '../../core/settings/site.ts'
import { connectionOptions } from '../../core/store/connection.ts'
import type { WriterDatabase } from '../../core/store/writer-database.ts'
import { createPartnerCounter } from '../../plugins/partners/counts.ts'
import { writePartnerCounts } from '../../plugins/partners/store.ts'
import { createCounter } from '../../plugins/readers/count.ts'
import { createKeeper } from '../../plugins/readers/keep.ts'
import { toListener } from '../../plugins/readers/seen.ts'
import { parseReaderSettings } from '../../plugins/readers/settings.ts'
import { shareSalt, tidyReaders, writeReaders } from '../../plugins/readers/store/reader-counts.ts'
import { createAskerOf } from './askers.ts'
import { openPool } from './database/server.ts'

const minuteMs = 60_000
/** How long the last counts may take when the service stops. */
const lastMs = 2000

/** The database of the service; it can be written if it is embedded. */
type OwnDatabase = { readonly db: WriterDatabase; readonly embedded: boolean; readonly log: Log }
type Pool = { readonly db: WriterDatabase; readonly close: () => Promise<void> }

/** To the embedded database, or with a login that may write; `null` if there is none. */
function openCounterPool(environment: Environment, { db, embedded }: OwnDatabase): Pool | null {
  if (embedded) return { db, close: async () => {} }
  const { serviceDatabaseUrl, writerDatabaseUrl } = parseNodeSettings(environment)
  const url = serviceDatabaseUrl ?? writerDatabaseUrl
  // Nobody waits for these statements, so they have more time than those of a reader.
  const connection = {
    application_name: 'candor counts',
    statement_timeout: 30_000,
    lock_timeout: 10_000,
  }
  return url === null ? null : openPool(url, { ...connectionOptions, max: 1, connection })
}

/**
 * Calls `keep`, which never rejects, every minute. Returns what stops it, and keeps what is left.
 */
function everyMinute(keep: () => Promise<void>, pool: Pool): () => Promise<void> {
  const timer = setInterval(() => void keep(), minuteMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    // The running one may have begun before the last requests.
    await Promise.race([keep().then(keep), sleep(lastMs, undefined, { ref: false })])
    await pool.close()
  }
}

const warnWith =
  (log: Log, fields: { readonly event: string }) =>
  (message: string, error?: unknown): void =>
    log(message, error, { ...fields, level: 'warn' })

/** `undefined` if READERS is off, or no connection may write. `origin` is that of the service. */
export function countReaders(
  environment: Environment,
  { origin, ...own }: OwnDatabase & { readonly origin: string },
) {
  if (!parseReaderSettings(environment).readers) return undefined
  const pool = openCounterPool(environment, own)
  if (pool === null) return undefined
  const log = warnWith(own.log, { event: 'readers' })
  const counter = createCounter({ ownHost: new URL(origin).host, clock: Date.now, log })
  const keep = createKeeper({
    ...{ counter, clock: Date.now, log },
    write: (rows) => writeReaders(pool.db, rows),
    shareSalt: (date) => shareSalt(pool.db, date, randomBytes(8).toString('hex')),
    tidy: (time) => tidyReaders(pool.db, time),
  })
  // At once, for the salt of today.
  void keep()
  return {
    listener: toListener(counter.count, createAskerOf(parseNodeSettings(environment).clientHeader)),
    close: everyMinute(keep, pool),
  }
}

/** `undefined` if PARTNER_FEEDS is off, or if no connection may write: then only metrics count. */
export function countPartners(
  environment: Environment,
  { site, ...own }: OwnDatabase & { readonly site: Pick<Site, 'partnerFeeds'> },
) {
  if (site.partnerFeeds === null) return undefined
  const log = warnWith(own.log, { event: 'partners' })
  const pool = openCounterPool(environment, own)
  if (pool === null) {
    log(
      'what partners ask for is not counted: set SERVICE_DATABASE_URL to a login with the role candor_keeper',
    )
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
  return { listener: counter.listener, close: everyMinute(keep, pool) }
}
