/** Writes what was counted in memory to the database, every minute and at the end. */
import type { Host, OpenLogin } from '../host.ts'
import type { Log } from '../log/log.ts'

const minuteMs = 60_000
/** How long the last counts may take when the service stops. */
const lastMs = 2000

/** Nobody waits for these statements, so they have more time than those of a reader. */
const connection = {
  application_name: 'candor counts',
  statement_timeout: 30_000,
  lock_timeout: 10_000,
}

/** To the embedded database, or with a login that may write; `null` if there is none. */
export const connectForCounts = (host: Host): OpenLogin | null =>
  host.connect('keeper', { max: 1, connection })

/**
 * Calls `keep`, which never rejects, every minute. Returns what stops it, and keeps what is left.
 */
export function everyMinute(keep: () => Promise<void>, { close }: OpenLogin): () => Promise<void> {
  const timer = setInterval(() => void keep(), minuteMs)
  if (typeof timer === 'object') timer.unref()
  return async () => {
    clearInterval(timer)
    // The running one may have begun before the last requests.
    await Promise.race([keep().then(keep), new Promise((resolve) => setTimeout(resolve, lastMs))])
    await close()
  }
}

export const warnWith =
  (log: Log, fields: { readonly event: string }) =>
  (message: string, error?: unknown): void =>
    log(message, error, { ...fields, level: 'warn' })
