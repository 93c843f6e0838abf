/** Connections to a Postgres server, for Node. The edge connects in src/worker.ts. */
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { connectionOptions } from '../../../core/store/connection.ts'
import { inOneRoundTrip } from '../../../core/store/round-trip.ts'
import { migrateOnce } from './migrate.ts'
import { compareSchema, refuseOlder } from './schema-state.ts'
import { endSilentSockets } from './silent-sockets.ts'

/**
 * Opens a pool, after a migration if one is needed: `beforeMigration` is called first. With
 * `migrate` false, an older schema is refused. Compares the schema on the pool itself: a role may
 * be allowed one connection.
 *
 * @throws {BeforeFirstRelease | MigrationFailed | MigrationNeeded}, or the error of the connection.
 */
export async function openServer(
  url: string,
  { options = connectionOptions, migrate = true, beforeMigration = () => {} }: ServerOptions = {},
) {
  const pool = openPool(url, options)
  try {
    if (!migrate) await refuseOlder(pool.db)
    if (!migrate || (await compareSchema(pool.db)) !== 'older') return pool
  } catch (error) {
    await pool.close()
    throw error
  }
  await pool.close()
  beforeMigration()
  await migrateServer(url)
  return openPool(url, options)
}

export type ServerOptions = {
  readonly options?: typeof connectionOptions
  readonly migrate?: boolean
  readonly beforeMigration?: () => void
}

/**
 * A pool that connects on first use and reconnects after a lost connection, also after one that
 * went silent.
 */
export function openPool(url: string, options = connectionOptions) {
  const { replaced, watch } = endSilentSockets(options)
  const client = watch(inOneRoundTrip(postgres(url, { ...options, ...replaced })))
  return { db: drizzle(client), close: () => client.end({ timeout: 1 }) }
}

/**
 * Runs migrations on a separate connection without timeouts, also if the role has some: it may wait
 * for a lock.
 */
export async function migrateServer(url: string): Promise<void> {
  const client = postgres(url, {
    ...connectionOptions,
    max: 1,
    connection: { application_name: 'candor migrate' },
  })
  try {
    await client.unsafe('set statement_timeout = 0; set lock_timeout = 0')
    await migrateOnce(drizzle(client))
  } finally {
    await client.end({ timeout: 1 })
  }
}
