/** A Postgres server as the database, for Node; the edge has its own way in (src/worker.ts). */
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { migrateOnce } from './migrate.ts'

/** Seconds until an attempt to connect is given up. */
const connectTimeoutSeconds = 3

/** Migrates where needed, then opens a pool for the service. */
export async function openServer(url: string) {
  await migrateServer(url)
  return openPool(url)
}

/** Connections are made when they are first used, and again when they are lost. */
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

/** Runs the migrations on a connection of their own, without a time limit: a lock may have to be waited for. */
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
