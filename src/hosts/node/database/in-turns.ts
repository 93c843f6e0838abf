/**
 * Lets queries wait for each other when the server grants fewer connections than the pool would
 * open.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { sqlState } from '../../../core/store/errors.ts'
import { silentCode } from '../../../core/store/lost-connection.ts'
import type { Store } from '../../../core/store/store.ts'
import { wrapStore } from '../../../core/store/wrap-store.ts'

/** SQLSTATE too_many_connections: no query was run. */
const tooMany: unknown = '53300'
/**
 * SQLSTATE admin_shutdown. postgres.js 3.4 keeps the error that ended a connection during a query,
 * and gives it to the first query of the next one, which can be long after the restart.
 */
const ended: unknown = '57P01'
/** Shorter than the deadline of a request, whose error would not say why. */
const giveUpMs = 2500
/** Time between two attempts of a query. */
const againMs = 50
/** Time after which all connections are tried again. */
const recoverMs = 60_000

/**
 * The same store, with at most `connections` queries at a time. When the server refuses a
 * connection (a limit of the role, of the database, of the server), there are fewer from then on,
 * for a minute, and the query is tried again. So is one that gets the end of a connection, or a
 * connection that went silent before: while the server is away, it gets another error.
 */
export function inTurns(store: Store, connections: number): Store {
  const waiting: (() => void)[] = []
  let running = 0
  let allowed = connections
  let refusedMs = 0

  function startNext(): void {
    if (allowed < connections && performance.now() - refusedMs > recoverMs) allowed = connections
    while (running < allowed && waiting.length > 0) {
      running += 1
      waiting.shift()?.()
    }
  }

  async function attempt<T>(query: () => Promise<T>): Promise<T> {
    await new Promise<void>((resolve) => {
      waiting.push(resolve)
      startNext()
    })
    try {
      return await query()
    } catch (error) {
      if (sqlState(error) === tooMany) {
        allowed = Math.max(1, Math.min(allowed, running) - 1)
        refusedMs = performance.now()
      }
      throw error
    } finally {
      running -= 1
      startNext()
    }
  }

  async function turn<T>(query: () => Promise<T>): Promise<T> {
    const until = performance.now() + giveUpMs
    for (;;) {
      try {
        return await attempt(query)
      } catch (error) {
        if (![tooMany, ended, silentCode].includes(sqlState(error)) || performance.now() > until)
          throw error
      }
      await sleep(againMs)
    }
  }

  return wrapStore(store, turn)
}
