/**
 * Transactions of postgres.js 3.4 whose connection is lost. It goes on to write to such a
 * connection, at the least a ROLLBACK, and the TypeError of that ends the process: `nextWrite` in
 * its connection.js has no socket then.
 */
import { sqlState } from './errors.ts'

/** The connection of one transaction. */
export type Connection = {
  /** Also `true` if BEGIN failed. */
  lost: boolean
  /** Settles with the answer to BEGIN. */
  begun: Promise<unknown>
  /** A query waits for BEGIN: later queries then wait too. */
  waits: boolean
}

/**
 * The code of the queries on a connection that went silent (src/hosts/node/database/silent-sockets.ts).
 */
export const silentCode = 'CONNECTION_SILENT'

/** Codes of postgres.js, and those of the network. */
const codes: readonly unknown[] = [
  silentCode,
  ...['CONNECTION_CLOSED', 'CONNECTION_DESTROYED', 'CONNECTION_ENDED', 'CONNECT_TIMEOUT'],
  'ECONNRESET',
  'ECONNABORTED',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]

const never = new Promise<never>(() => {})

/**
 * Runs the work of a transaction or a savepoint. If the connection is lost, it has no end: so
 * postgres.js rolls nothing back, and `begin` fails by itself, because it hears of the connection
 * too.
 */
export async function untilLost<T>(connection: Connection, work: () => T | Promise<T>): Promise<T> {
  try {
    const result = await work()
    return connection.lost ? never : result
  } catch (error) {
    if (!connection.lost && !codes.includes(sqlState(error))) throw error
    connection.lost = true
    return never
  }
}

/** The error of a query that would be sent on a lost connection. */
export const lostError = () =>
  Object.assign(new Error('the connection was lost'), { code: 'CONNECTION_CLOSED' })

/** Runs `begin`, and notes its end: what comes afterwards comes too late. */
export async function noteEnd<T>(connection: Connection, begin: () => Promise<T>): Promise<T> {
  try {
    return await begin()
  } finally {
    connection.lost = true
  }
}
