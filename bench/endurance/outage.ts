/**
 * An outage of the database: as a restart of PostgreSQL, it ends all connections and refuses new
 * ones for a while.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Newsroom } from '../newsrooms.ts'
import type { DatabaseProxy } from './database-proxy.ts'
import type { RunState } from './run-state.ts'

export const outageMs = 20_000
/** Time for Candor to connect again. */
export const graceMs = 5000

/** When the database went away, and when it was back. */
export type Outage = { readonly fromMs: number; readonly toMs: number }

/** Resolves when the database has been back for `graceMs`. */
export async function takeDatabaseAway(
  run: RunState,
  proxy: DatabaseProxy,
  { client }: Newsroom,
): Promise<Outage> {
  const fromMs = performance.now()
  run.isAway = true
  proxy.refuse()
  await client`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'candor'`
  await sleep(outageMs)
  await proxy.accept()
  const toMs = performance.now()
  await sleep(graceMs)
  run.isAway = false
  return { fromMs, toMs }
}
