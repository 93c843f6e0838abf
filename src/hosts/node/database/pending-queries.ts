/** The queries and transactions of a client that wait for an answer, and for how long they do. */
import type postgres from 'postgres'

/**
 * A query, or a transaction. `waiting` is the number of its statements without an answer: 0 while
 * a transaction is idle. `age` is the time since its last answer, and `limit` the longest legal
 * silence, both in steps (silent-sockets.ts).
 */
export type Pending = { waiting: number; age: number; limit: number }

/** The statement by which a transaction takes another timeout. */
const ownTimeout = /^set local statement_timeout = (\d+)$/

type Registry = {
  readonly add: (own: Pending) => void
  readonly delete: (own: Pending) => void
}

type TransactionWork<T> = (transaction: postgres.TransactionSql) => T | Promise<T>

/**
 * Keeps `pending` for a client that `inOneRoundTrip` returned: Drizzle uses no other methods of it.
 * `toLimit` returns the longest legal silence with a statement timeout in milliseconds.
 */
export function trackPending(
  client: postgres.Sql,
  pending: Registry,
  toLimit: (timeoutMs: number) => number,
): postgres.Sql {
  const { unsafe, begin } = client
  const limit = toLimit(Number(client.options.connection?.statement_timeout ?? 0))

  /** In a transaction or a savepoint, statements wait, and the time between them does not count. */
  function observe(transaction: postgres.TransactionSql, own: Pending): postgres.TransactionSql {
    const { unsafe: send, savepoint } = transaction
    return Object.assign(transaction, {
      unsafe: (query: string, ...others: readonly never[]) => {
        const [, timeoutMs] = ownTimeout.exec(query) ?? []
        if (timeoutMs !== undefined) own.limit = Math.max(own.limit, toLimit(Number(timeoutMs)))
        const sent = send(query, ...others)
        count(own, 1)
        const answered = () => count(own, -1)
        sent.then(answered, answered)
        return sent
      },
      savepoint: async <T>(work: TransactionWork<T>) => {
        count(own, 1)
        try {
          return await savepoint(idleWhile(work, own))
        } finally {
          count(own, -1)
        }
      },
    })
  }

  const idleWhile =
    <T>(work: TransactionWork<T>, own: Pending): TransactionWork<T> =>
    async (transaction) => {
      count(own, -1)
      try {
        return await work(observe(transaction, own))
      } finally {
        count(own, 1)
      }
    }

  return Object.assign(client, {
    unsafe: (
      query: string,
      parameters?: readonly never[],
      options: postgres.UnsafeQueryOptions = {},
    ) => {
      const sent = unsafe(query, parameters as never[], options)
      // BEGIN belongs to its transaction.
      if ('onexecute' in options) return sent
      const own = { waiting: 1, age: 0, limit }
      pending.add(own)
      const answered = () => pending.delete(own)
      sent.then(answered, answered)
      return sent
    },
    begin: async <T>(work: TransactionWork<T>) => {
      const own = { waiting: 1, age: 0, limit }
      pending.add(own)
      try {
        return await begin(idleWhile(work, own))
      } finally {
        pending.delete(own)
      }
    },
  })
}

function count(own: Pending, more: number): void {
  own.waiting += more
  own.age = 0
}
