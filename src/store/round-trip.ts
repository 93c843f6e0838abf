/** One round trip for each query of Drizzle on postgres.js, and for queries of a transaction that do not wait for each other. */
import type postgres from 'postgres'
import { type Connection, noteEnd, refuseIfLost, untilLost } from './lost-connection.ts'

/** Options of postgres.js 3.4. It documents only the first. */
const oneRoundTrip = {
  prepare: false,
  /** The extended protocol, although `unsafe` gets no parameters. */
  simple: false,
}
/** No other query waits on the connection for the end of this one while another connection is free. */
const alone = { ...oneRoundTrip, onexecute: () => false }

/**
 * By default, postgres.js sends a query, waits for the types of its parameters, and then sends the parameters. Drizzle's
 * parameters are text, which needs no types. As the query's `parameters`, where postgres.js keeps those of a query that
 * it sends again, they go out with the query. test/postgres/round-trips.test.ts counts the round trips.
 */
function sendParameters<Client extends Pick<postgres.Sql, 'unsafe'>>(client: Client, how: typeof oneRoundTrip): Client {
  const { unsafe } = client
  return Object.assign(client, {
    unsafe: (query: string, parameters: readonly unknown[] = [], options: postgres.UnsafeQueryOptions = {}) =>
      parameters.length === 0
        ? unsafe(query, [], options)
        : Object.assign(unsafe(query, [], how), { parameters: [...parameters] }),
  })
}

/** Of transactions, also those in transactions: savepoints. */
function inTransaction(transaction: postgres.TransactionSql, connection: Connection): postgres.TransactionSql {
  const { savepoint } = transaction
  const sending = sendParameters(transaction, oneRoundTrip)
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

/** Parts of postgres.js 3.4: a connection is in one of its queues, by its state. */
type Queue = { readonly remove: (own: Own) => void; readonly push: (own: Own) => void }
type Own = { queue: Queue }
type Execute = (own: Own) => void

/**
 * BEGIN goes out with the first queries of its transaction: nothing waits for its answer. `failed` is called if it fails, which it
 * does only with the connection. Until its answer, postgres.js would have the connection among those that take no query.
 */
function beginAtOnce(unsafe: postgres.Sql['unsafe'], execute: Execute, failed: () => void) {
  const sent = Promise.withResolvers<void>()
  const onexecute: Execute = (own) => {
    execute(own)
    const { queue } = own
    queueMicrotask(() => {
      own.queue.remove(own)
      queue.push(own)
      own.queue = queue
      sent.resolve()
    })
  }
  unsafe('begin', [], { onexecute } as postgres.UnsafeQueryOptions).catch((error: unknown) => {
    failed()
    sent.reject(error)
  })
  return { execute: () => sent.promise }
}

/** Makes queries with parameters take one round trip instead of two, in transactions too. */
export function inOneRoundTrip(client: postgres.Sql): postgres.Sql {
  const { begin, unsafe } = client
  const sending = sendParameters(client, alone)
  const { unsafe: send } = sending
  let connection: Connection = { lost: false }
  return Object.assign(sending, {
    unsafe: (query: string, parameters?: readonly unknown[], options: { readonly onexecute?: Execute } = {}) =>
      options.onexecute
        ? beginAtOnce(unsafe, options.onexecute, loses(connection))
        : send(query, parameters as never, options as postgres.UnsafeQueryOptions),
    begin: <T>(work: (transaction: postgres.TransactionSql) => T | Promise<T>) => {
      const own = { lost: false }
      // `begin` sends BEGIN before it returns.
      connection = own
      return noteEnd(own, () => begin((transaction) => untilLost(own, () => work(inTransaction(transaction, own)))))
    },
  })
}

const loses = (connection: Connection) => () => {
  connection.lost = true
}
