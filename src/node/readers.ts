/** Counts readers on Node: in memory, and every minute into the database. */
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../log/log.ts'
import { createCounter } from '../readership/count.ts'
import { createKeeper } from '../readership/keep.ts'
import { toListener } from '../readership/listen.ts'
import { parseNodeSettings } from '../settings/node.ts'
import { parseReaderSettings } from '../settings/readers.ts'
import type { Environment } from '../settings/setting.ts'
import { shareSalt, tidyReaders, writeReaders } from '../writer/reader-counts.ts'
import { createAskerOf } from './askers.ts'
import { type OwnDatabase, openCounterPool } from './counter-pool.ts'

const minuteMs = 60_000
const secondMs = 1000
/** How long the last counts may take when the service stops. */
const lastMs = 2000

export type Readers = {
  readonly listener: ReturnType<typeof toListener>
  readonly close: () => Promise<void>
}

type Parts = OwnDatabase & {
  /** Origin of the service. */
  readonly origin: string
  readonly log: Log
}

/** `undefined` if readers are not counted: READERS is off, or no connection may write. */
export function countReaders(
  environment: Environment,
  { db, embedded, origin, log: logAny }: Parts,
): Readers | undefined {
  const log = (message: string, error?: unknown) => logAny(message, error, { event: 'readers', level: 'warn' })
  if (!parseReaderSettings(environment).readers) return undefined
  const pool = openCounterPool(environment, { db, embedded })
  if (pool === null) return undefined
  // To the second: requests do not ask for the time.
  let now = Date.now()
  const ticking = setInterval(() => {
    now = Date.now()
  }, secondMs)
  ticking.unref()
  const counter = createCounter({
    ownHost: new URL(origin).host,
    clock: () => now,
    log,
  })
  const keep = createKeeper({
    counter,
    clock: Date.now,
    write: (rows) => writeReaders(pool.db, rows),
    shareSalt: (date) => shareSalt(pool.db, date, randomBytes(8).toString('hex')),
    tidy: (now) => tidyReaders(pool.db, now),
    log,
  })
  // At once, for the salt of today.
  void keep()
  const timer = setInterval(() => void keep(), minuteMs)
  timer.unref()
  return {
    listener: toListener(counter.count, createAskerOf(parseNodeSettings(environment).clientHeader)),
    async close() {
      clearInterval(timer)
      clearInterval(ticking)
      // The running one may have begun before the last requests.
      await Promise.race([keep().then(keep), sleep(lastMs, undefined, { ref: false })])
      await pool.close()
    },
  }
}
