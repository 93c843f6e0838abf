/** Brings a database to the schema that this version of Candor reads, once, however many instances start at the same time. */
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

const where = { migrationsSchema: 'public', migrationsTable: 'candor_migrations' }
const migrationsFolder = fileURLToPath(new URL('../../../schema/migrations', import.meta.url))

/** Any number will do, as long as every Candor uses the same. */
const advisoryLock = 1_129_203_314

type Migrate<D> = (db: D, config: typeof where & { migrationsFolder: string }) => Promise<void>

/**
 * Runs what has not run yet, under an advisory lock: `db` must hold a single connection. A database that is up to date,
 * or ahead (a newer Candor is being rolled out), is only read, so that the read-only role can start the service.
 *
 * @throws {MigrationFailed} when the role may not migrate, or a migration fails.
 */
export async function migrateOnce<D extends PgDatabase<PgQueryResultHKT>>(db: D, migrate: Migrate<D>): Promise<void> {
  const newest = Math.max(...readMigrationFiles({ migrationsFolder }).map((m) => m.folderMillis))
  if ((await lastMigration(db)) >= newest) return
  try {
    await db.execute(sql`select pg_advisory_lock(${advisoryLock})`)
    await migrate(db, { ...where, migrationsFolder })
    await db.execute(sql`select pg_advisory_unlock(${advisoryLock})`)
  } catch (error) {
    throw new MigrationFailed(reasonOf(error), { cause: error })
  }
}

/** Why the schema could not be brought up to date, in one line. */
export class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed'
}

/** Milliseconds since 1970 of the newest migration that ran here; -1 where none did. */
async function lastMigration(db: PgDatabase<PgQueryResultHKT>): Promise<number> {
  const table = sql`${sql.identifier(where.migrationsSchema)}.${sql.identifier(where.migrationsTable)}`
  const exists = await db
    .select({ found: sql<string | null>`to_regclass('public.candor_migrations')::text` })
    .from(sql`(select 1) as one`)
  if (exists[0]?.found == null) return -1
  const rows = await db.select({ last: sql<string | null>`max(created_at)::text` }).from(sql`${table}`)
  return Number(rows[0]?.last ?? -1)
}

/** Drizzle wraps what the database said; the database's own words help more. */
function reasonOf(error: unknown): string {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return inner instanceof Error ? inner.message : String(inner)
}
