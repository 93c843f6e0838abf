/** Connections to a Postgres server, for Node. The edge connects in src/worker.ts. */
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { migrateOnce } from './migrate.ts'

/** Timeout of one attempt to connect. */
const connectTimeoutSeconds = 3

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
  const client = postgres(url, {
    max: 5,
    fetch_types: false,
    connect_timeout: connectTimeoutSeconds,
    onnotice: () => {},
    connection: { application_name: 'candor', statement_timeout: 3000 },
  })
  return { db: drizzle(client), close: () => client.end({ timeout: 1 }) }
}

/** Runs migrations on a separate connection without a statement timeout, because it may wait for a lock. */
export async function migrateServer(url: string): Promise<void> {
  const client = postgres(url, {
    max: 1,
    fetch_types: false,
    connect_timeout: connectTimeoutSeconds,
    onnotice: () => {},
    connection: { application_name: 'candor migrate' },
  })
  try {
    await migrateOnce(drizzle(client), migrate)
  } finally {
    await client.end({ timeout: 1 })
  }
}
