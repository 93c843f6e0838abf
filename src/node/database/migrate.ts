/** Migrates a database to the schema of this version, once, even if several instances start at the same time. */
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

const where = { migrationsSchema: 'public', migrationsTable: 'candor_migrations' }
const migrationsFolder = fileURLToPath(new URL('../../../schema/migrations', import.meta.url))

/** An arbitrary number; all versions must use the same. */
const advisoryLock = 1_129_203_314

type Migrate<D> = (db: D, config: typeof where & { migrationsFolder: string }) => Promise<void>

/**
 * Runs pending migrations under an advisory lock: `db` must have a single connection. Only reads a database that is up
 * to date or newer (during a rollout), so that a read-only role can start the service.
 *
 * @throws {MigrationFailed} if the role may not migrate, or a migration fails.
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

/** The schema could not be migrated; the message is the database's. */
export class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed'
}

/** Time of the newest applied migration, in milliseconds since 1970; -1 if there is none. */
async function lastMigration(db: PgDatabase<PgQueryResultHKT>): Promise<number> {
  const table = sql`${sql.identifier(where.migrationsSchema)}.${sql.identifier(where.migrationsTable)}`
  const exists = await db
    .select({ found: sql<string | null>`to_regclass('public.candor_migrations')::text` })
    .from(sql`(select 1) as one`)
  if (exists[0]?.found == null) return -1
  const rows = await db.select({ last: sql<string | null>`max(created_at)::text` }).from(sql`${table}`)
  return Number(rows[0]?.last ?? -1)
}

/** Drizzle wraps the database's error, whose message is more helpful. */
function reasonOf(error: unknown): string {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return inner instanceof Error ? inner.message : String(inner)
}
