/** Connections to a Postgres server, for Node. The edge connects in src/worker.ts. */
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { connectionOptions } from '../../store/connection.ts'
import { migrateOnce } from './migrate.ts'

/**
 * Migrates the database if needed, then opens a pool.
 *
 * @throws {MigrationFailed}, or the error of the connection.
 */
export async function openServer(url: string) {
  await migrateServer(url)
  return openPool(url)
}

/** A pool that connects on first use and reconnects after a lost connection. */
export function openPool(url: string) {
  const client = postgres(url, connectionOptions)
  return { db: drizzle(client), close: () => client.end({ timeout: 1 }) }
}

/** Runs migrations on a separate connection without timeouts, also if the role has some: it may wait for a lock. */
export async function migrateServer(url: string): Promise<void> {
  const client = postgres(url, {
    ...connectionOptions,
    max: 1,
    // As `options`, because postgres.js does not send a parameter that is 0.
    connection: { application_name: 'candor migrate', options: '-c statement_timeout=0 -c lock_timeout=0' },
  })
  try {
    await migrateOnce(drizzle(client))
  } finally {
    await client.end({ timeout: 1 })
  }
}
