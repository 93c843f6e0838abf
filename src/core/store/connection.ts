/**
 * The options of connections, on Node and at the edge. The service only reads, and its queries are
 * short; the publishing API and the command line write.
 */
import { openSocket } from './open-socket.ts'

/**
 * Timeouts of each query in the database, in milliseconds, by the names of PostgreSQL's settings.
 * Without them, a query goes on after its request has given up or its client has left.
 *
 * PostgreSQL takes them from the start of a connection. Hyperdrive shares connections, so at the
 * edge they are settings of the role: docs/deploy-cloudflare.md.
 */
export const timeouts = {
  /** Not longer than a request waits. */
  statement_timeout: 3000,
  /**
   * Shorter than `statement_timeout`, so that the error names the lock. Readers wait only for
   * migrations and the like.
   */
  lock_timeout: 1000,
}

/** For postgres.js, with a pool on Node and with one client for each use at the edge. */
export const connectionOptions = {
  // The edge allows six connections for a request.
  max: 5,
  fetch_types: false,
  /**
   * postgres.js would prepare COMMIT and SAVEPOINT under a name of the connection. Behind PgBouncer
   * in transaction mode, the next transaction has another connection, which does not know the name.
   */
  prepare: false,
  /** Timeout of one attempt to connect. */
  connect_timeout: 3,
  socket: openSocket,
  /** Seconds until TCP asks on an idle connection whether its other end is still there. */
  keep_alive: 10,
  /**
   * Seconds between two attempts. By default they grow to 20, so that the service would be away
   * that much longer than the database. Delivery limits the attempts.
   */
  backoff: () => 0.5,
  onnotice: () => {},
  connection: { application_name: 'candor', ...timeouts },
}

export type ConnectionOptions = Omit<typeof connectionOptions, 'connection'> & {
  readonly connection: { readonly application_name: string } & typeof timeouts
}

/**
 * For the publishing API, which waits for other writers, also for one that commits a whole archive.
 * Readers have connections of their own, and do not wait.
 */
export const writerOptions = optionsOf('candor api', 60_000, 20_000)

/**
 * Milliseconds that requests to the API and the hub wait for the database: longer than a statement
 * of theirs may take.
 */
export const patienceMs = { api: 65_000, hub: 25_000 }

/**
 * For the command line, whose statements may take as long as a whole newsroom does: an export, or
 * its way back.
 */
export const commandOptions = optionsOf('candor command line', 0, 60_000)

/** For push, which works behind the requests of readers. */
export const pushOptions = optionsOf('candor push', 20_000, 5000)

function optionsOf(application_name: string, statement_timeout: number, lock_timeout: number) {
  return { ...connectionOptions, connection: { application_name, statement_timeout, lock_timeout } }
}
