/** One round trip for each query of Drizzle on postgres.js. */
import type postgres from 'postgres'
import { type Connection, noteEnd, refuseIfLost, untilLost } from './lost-connection.ts'

/** Options of postgres.js 3.4. It documents only the first. */
const oneRoundTrip = {
  prepare: false,
  /** The extended protocol, although `unsafe` gets no parameters. */
  simple: false,
  /** No other query waits on the connection for the end of this one while another connection is free. */
  onexecute: () => false,
}

/**
 * By default, postgres.js sends a query, waits for the types of its parameters, and then sends the parameters. Drizzle's
 * parameters are text, which needs no types. As the query's `parameters`, where postgres.js keeps those of a query that
 * it sends again, they go out with the query. test/postgres/round-trips.test.ts counts the round trips.
 */
function sendParameters<Client extends Pick<postgres.Sql, 'unsafe'>>(client: Client): Client {
  const { unsafe } = client
  return Object.assign(client, {
    unsafe: (query: string, parameters: readonly unknown[] = [], options: postgres.UnsafeQueryOptions = {}) =>
      parameters.length === 0
        ? unsafe(query, [], options)
        : Object.assign(unsafe(query, [], oneRoundTrip), { parameters: [...parameters] }),
  })
}

/** Of transactions, also those in transactions: savepoints. */
function inTransaction(transaction: postgres.TransactionSql, connection: Connection): postgres.TransactionSql {
  const { savepoint } = transaction
  const sending = sendParameters(transaction)
  const { unsafe } = sending
  return Object.assign(sending, {
    unsafe: (query: string, parameters?: readonly unknown[], options?: postgres.UnsafeQueryOptions) => {
      refuseIfLost(connection)
      return unsafe(query, parameters as never, options)
    },
    savepoint: <T>(work: (inner: postgres.TransactionSql) => T | Promise<T>) => {
      refuseIfLost(connection)
      return savepoint((inner) => untilLost(connection, () => work(inTransaction(inner, connection))))
    },
  })
}

/** Makes queries with parameters take one round trip instead of two, in transactions too. */
export function inOneRoundTrip(client: postgres.Sql): postgres.Sql {
  const { begin } = client
  return Object.assign(sendParameters(client), {
    begin: <T>(work: (transaction: postgres.TransactionSql) => T | Promise<T>) => {
      const connection = { lost: false }
      return noteEnd(connection, () =>
        begin((transaction) => untilLost(connection, () => work(inTransaction(transaction, connection)))),
      )
    },
  })
}
