/**
 * Outages of the database for requests that write: how to tell one, its lines in the log, and the
 * answers to clients.
 */
import { createFailures } from '../delivery/failures.ts'
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

/** Programs that write: their logins, and the names of their events. */
const writers = {
  api: {
    name: 'the publishing API',
    login: { group: 'candor_publisher', setting: 'WRITER_DATABASE_URL' },
    outage: { event: 'api.outage' },
    recovery: { event: 'api.recovered' },
  },
  hub: {
    name: 'the hub',
    login: { group: 'candor_keeper', setting: 'SERVICE_DATABASE_URL' },
    outage: { event: 'hub.outage' },
    recovery: { event: 'hub.recovered' },
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
      log(`the database ${what}`, error, { ...outage, fields: { scope } })
    },
    recovery: (scope, seconds) =>
      log(`the database works again for ${name}, after ${seconds} s`, undefined, {
        ...recovery,
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
