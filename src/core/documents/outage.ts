/** Outages of the database for requests that write: lines in the log, and answers to clients. */
import { createFailures } from '../delivery/failures.ts'
import type { Host, OpenLogin } from '../host.ts'
import type { Problem } from '../http/problem.ts'
import type { Log } from '../log/log.ts'
import { isForbidden, roleWithout, StoreUnreadable, toStoreError } from '../store/errors.ts'
import type { WriterDatabase } from '../store/writer-database.ts'

const away: Problem = {
  status: 503,
  title: 'Temporarily unavailable',
  detail:
    'The database is unavailable. The request was done as a whole or not at all: send it again in 10 seconds.',
  retryAfterSeconds: 10,
}

/** Waiting does not heal it, so there is no Retry-After. */
const refused: Problem = {
  status: 503,
  title: 'Not possible now',
  detail:
    'The database does not let this service do this. Nothing was written, and to send it again does not help until the operator has put it right: the cause is in the log.',
}

/** Programs that write, their logins and their events. */
const writers = {
  api: {
    name: 'the publishing API',
    login: { group: 'candor_publisher', setting: 'WRITER_DATABASE_URL' },
    outage: 'api.outage',
    recovery: 'api.recovered',
  },
  hub: {
    name: 'the hub',
    login: { group: 'candor_keeper', setting: 'SERVICE_DATABASE_URL' },
    outage: 'hub.outage',
    recovery: 'hub.recovered',
  },
  desk: {
    name: 'the desk',
    login: { group: 'candor_desk', setting: 'EDITORS_DATABASE_URL' },
    outage: 'desk.outage',
    recovery: 'desk.recovered',
  },
}

/** The error as the store has it, with the role that it concerns, and what to do. */
export const explainError = async (
  error: unknown,
  db: () => WriterDatabase,
  writer: keyof typeof writers,
) => toStoreError(error, await roleWithout(error, db), writers[writer].login)

export type Outages = ReturnType<typeof createOutages>

/**
 * Logs each outage once, and its end. A scope is one sort of request: a missing right stops some,
 * and others go on.
 */
export function createOutages(writer: keyof typeof writers, log: Log) {
  const { name, outage, recovery } = writers[writer]
  const failures = createFailures({
    clock: () => performance.now(),
    concernsAll: () => true,
    outage: (scope, error) => {
      const what =
        error instanceof StoreUnreadable ? `refuses ${name}` : `of ${name} is unavailable`
      log(`the database ${what}`, error, { event: outage, fields: { scope } })
    },
    recovery: (scope, seconds) =>
      log(`the database works again for ${name}, after ${seconds} s`, undefined, {
        event: recovery,
        fields: { scope, seconds },
      }),
  })
  return {
    /** The problem to answer with, for an error that is an outage. */
    async failed(scope: string, error: unknown, db: () => WriterDatabase): Promise<Problem> {
      const explained = await explainError(error, db, writer)
      const heals = !(explained instanceof StoreUnreadable)
      failures.failed(scope, heals ? error : explained, isForbidden(error))
      return heals ? away : refused
    },

    /** The database has done what such a request needs. */
    succeeded: failures.succeeded,
  }
}

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
