/**
 * One round trip for each query of Drizzle on postgres.js, and for queries of a transaction that do
 * not wait for each other.
 */
import type postgres from 'postgres'
import { type Connection, lostError, noteEnd, untilLost } from './lost-connection.ts'

/** Options of postgres.js 3.4. It documents only the first. */
const oneRoundTrip = {
  prepare: false,
  /** The extended protocol, although `unsafe` gets no parameters. */
  simple: false,
}
/**
 * No other query waits on the connection for the end of this one while another connection is free.
 */
const alone = { ...oneRoundTrip, onexecute: () => false }

/**
 * By default, postgres.js sends a query, waits for the types of its parameters, and then sends the
 * parameters. Drizzle's parameters are text, which needs no types. As the query's `parameters`,
 * where postgres.js keeps those of a query that it sends again, they go out with the query.
 * test/product/postgres/round-trips.test.ts counts the round trips.
 */
function sendParameters<Client extends Pick<postgres.Sql, 'unsafe'>>(
  client: Client,
  how: typeof oneRoundTrip,
): Client {
  const { unsafe } = client
  return Object.assign(client, {
    unsafe: (
      query: string,
      parameters: readonly unknown[] = [],
      options: postgres.UnsafeQueryOptions = {},
    ) =>
      parameters.length === 0
        ? unsafe(query, [], options)
        : Object.assign(unsafe(query, [], how), { parameters: [...parameters] }),
  })
}

/** A query of postgres.js 3.4. It goes to its `handler` when somebody waits for it. */
type Query = postgres.PendingQuery<postgres.Row[]> & {
  handler: (own: Query) => void
  reject: (error: unknown) => void
}

/** Outside a transaction, it would leave nothing. Functions of Candor may write. */
const leavesNothing = /^\s*(?:select (?!candor_|setval\()|set (?:local|transaction|constraints) )/i

/**
 * Sends only what can stay outside the transaction before the answer to BEGIN, in the order of the
 * queries.
 */
function afterBegin(
  connection: Connection,
  text: string,
  query: postgres.PendingQuery<postgres.Row[]>,
) {
  const own = query as Query
  const { handler } = own
  const send = () => (connection.lost ? own.reject(lostError()) : handler(own))
  own.handler = () => {
    connection.waits ||= !leavesNothing.test(text)
    if (connection.waits) connection.begun.then(send, own.reject)
    else send()
  }
  return query
}

/** For transactions, and for savepoints in them. */
function inTransaction(
  transaction: postgres.TransactionSql,
  connection: Connection,
): postgres.TransactionSql {
  const { savepoint } = transaction
  const sending = sendParameters(transaction, oneRoundTrip)
  const { unsafe } = sending
  return Object.assign(sending, {
    unsafe: (
      query: string,
      parameters?: readonly unknown[],
      options?: postgres.UnsafeQueryOptions,
    ) => afterBegin(connection, query, unsafe(query, parameters as never, options)),
    savepoint: async <T>(work: (inner: postgres.TransactionSql) => T | Promise<T>) => {
      await connection.begun
      if (connection.lost) throw lostError()
      return savepoint((inner) =>
        untilLost(connection, () => work(inTransaction(inner, connection))),
      )
    },
  })
}

/** Parts of postgres.js 3.4: a connection is in one of its queues, by its state. */
type ConnectionQueue = { readonly remove: (own: Own) => void; readonly push: (own: Own) => void }
type Own = { queue: ConnectionQueue }
type Execute = (own: Own) => void

/**
 * BEGIN goes out with the first queries of its transaction, if they only read. Until its answer,
 * postgres.js would have the connection among those that take no query. If it fails, others may
 * have the connection at once: so `lost` is set before that.
 */
function beginAtOnce(unsafe: postgres.Sql['unsafe'], execute: Execute, connection: Connection) {
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
  const begin = unsafe<postgres.Row[]>('begin', [], { onexecute } as postgres.UnsafeQueryOptions)
  const own = begin as Query
  const { reject } = own
  own.reject = (error) => {
    connection.lost = true
    reject(error)
  }
  connection.begun = begin
  begin.catch(sent.reject)
  return { execute: () => sent.promise }
}

/**
 * If a connection is lost in the middle of an answer, postgres.js 3.4 goes on to count from its
 * rows: the next answer on that connection would begin with as many missing ones.
 */
function removeGap(rows: unknown[]): void {
  const first = rows.findIndex((row) => row !== undefined)
  if (first > 0) rows.splice(0, first)
}

/** Before anybody else has the rows. */
function withoutGap<Pending extends PromiseLike<unknown[]>>(query: Pending): Pending {
  query.then(removeGap, () => {})
  return query
}

const toConnection = (): Connection => ({ lost: false, begun: Promise.resolve(), waits: false })

/** Makes queries with parameters take one round trip instead of two, in transactions too. */
export function inOneRoundTrip(client: postgres.Sql): postgres.Sql {
  const { begin, unsafe } = client
  const sending = sendParameters(client, alone)
  const { unsafe: send } = sending
  let connection = toConnection()
  return Object.assign(sending, {
    unsafe: (
      query: string,
      parameters?: readonly unknown[],
      options: { readonly onexecute?: Execute } = {},
    ) =>
      options.onexecute
        ? beginAtOnce(unsafe, options.onexecute, connection)
        : withoutGap(send(query, parameters as never, options as postgres.UnsafeQueryOptions)),
    begin: <T>(work: (transaction: postgres.TransactionSql) => T | Promise<T>) => {
      const own = toConnection()
      // `begin` sends BEGIN before it returns.
      connection = own
      const ended = begin((transaction) =>
        untilLost(own, () => work(inTransaction(transaction, own))),
      )
      // If BEGIN fails, `ended` never settles.
      return noteEnd(own, async () => (await Promise.all([ended, own.begun]))[0])
    },
  })
}
