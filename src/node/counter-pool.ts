/** The connection for counts of readers and partners: to the embedded database, or with a login that may write. */
import { parseNodeSettings } from '../settings/node.ts'
import type { Environment } from '../settings/setting.ts'
import { connectionOptions } from '../store/connection.ts'
import type { WriterDatabase } from '../writer/database.ts'
import { openPool } from './database/server.ts'

/** Nobody waits for these statements, so they have more time than those of a reader. */
const counterOptions = {
  ...connectionOptions,
  max: 1,
  connection: { application_name: 'candor counts', statement_timeout: 30_000, lock_timeout: 10_000 },
}

/** Of the service; it can be written if it is embedded. */
export type OwnDatabase = { readonly db: WriterDatabase; readonly embedded: boolean }

export type CounterPool = { readonly db: WriterDatabase; readonly close: () => Promise<void> }

/** `null` if no connection may write. */
export function openCounterPool(environment: Environment, { db, embedded }: OwnDatabase): CounterPool | null {
  if (embedded) return { db, close: async () => {} }
  const { serviceDatabaseUrl, writerDatabaseUrl } = parseNodeSettings(environment)
  const url = serviceDatabaseUrl ?? writerDatabaseUrl
  return url === null ? null : openPool(url, counterOptions)
}
