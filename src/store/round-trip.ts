/** One round trip for each query of Drizzle on postgres.js. */
import type postgres from 'postgres'

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

/** Makes queries with parameters take one round trip instead of two, in transactions too. */
export function inOneRoundTrip(client: postgres.Sql): postgres.Sql {
  const { begin } = client
  return Object.assign(sendParameters(client), {
    begin: <T>(work: (transaction: postgres.TransactionSql) => T | Promise<T>) =>
      begin((transaction) => work(sendParameters(transaction))),
  })
}
