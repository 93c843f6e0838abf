/** Brings a database to the schema of this version, once, even if several instances start at the same time. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { eq, lt, sql } from 'drizzle-orm'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { bigint, type PgDatabase, type PgQueryResultHKT, pgTable, serial, text } from 'drizzle-orm/pg-core'
import { applyFunctions, compareFunctions, countChanged, readFunctions } from './functions.ts'
import { loadPublicSuffixes } from './public-suffixes.ts'

type Db = PgDatabase<PgQueryResultHKT>

const migrationsFolder = fileURLToPath(new URL('../../../schema/migrations', import.meta.url))

/** The migrations that ran: the digest of the file, and its time in _journal.json, in milliseconds since 1970. */
const ranMigrations = pgTable('candor_migrations', {
  id: serial('id').primaryKey(),
  hash: text('hash').notNull(),
  createdAt: bigint('created_at', { mode: 'number' }).notNull(),
})

/** An arbitrary number; all versions must use the same. */
const advisoryLock = 1_129_203_314

/** The commit that still has the migrations which the first one now replaces. */
const lastWithOldMigrations = '9b23155'

/** The migrations of this version, oldest first. */
export const readMigrations = () => readMigrationFiles({ migrationsFolder })

/**
 * Runs pending migrations and applies changed functions, in one transaction. Only reads a database that is up to date or
 * newer (during a rollout), so that a read-only role can start the service.
 *
 * @throws {MigrationFailed} if the role may not migrate, or a migration fails.
 */
export async function migrateOnce(db: Db): Promise<void> {
  if ((await compareSchema(db)) !== 'older') return
  try {
    const work = async (tx: Db) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${advisoryLock})`)
      // Another instance may have done it meanwhile.
      if ((await compareSchema(tx)) === 'older') await upgrade(tx)
    }
    await db.transaction(work, { isolationLevel: 'read committed' })
  } catch (error) {
    throw new MigrationFailed(reasonOf(error), { cause: error })
  }
}

/** The schema could not be migrated; the message is the database's. */
export class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed'
}

/** The database has not the schema of this version, and this start may not migrate it. */
export class MigrationNeeded extends Error {
  override readonly name = 'MigrationNeeded'
}

/** @throws {MigrationNeeded} with what `npm run migrate` would do. A newer schema is fine, as during a rollout. */
export async function refuseOlder(db: Db): Promise<void> {
  if ((await compareSchema(db)) === 'older') throw new MigrationNeeded(await describePending(db))
}

/** What a migration would do to a database that is older, as the end of a sentence. */
async function describePending(db: Db): Promise<string> {
  const { migrations, functions } = await findTables(db)
  const last = migrations ? await lastMigration(db) : -1
  const { entries } = JSON.parse(readFileSync(join(migrationsFolder, 'meta/_journal.json'), 'utf8')) as Journal
  const names = entries.filter(({ when }) => when > last).map(({ tag }) => tag)
  if (last < 0) return `it has no tables of Candor: ${names.length} migrations would create them`
  const changed = functions ? await countChanged(db) : readFunctions().length
  const parts = [
    ...(names.length > 0 ? [`run ${names.join(', ')}`] : []),
    ...(changed > 0 ? [`replace ${changed} of its functions`] : []),
  ]
  return `it is older than this version: a migration would ${parts.join(' and ')}`
}

type Journal = { readonly entries: readonly { readonly when: number; readonly tag: string }[] }

/** How the schema of the database compares with that of this version. */
export async function compareSchema(db: Db): Promise<'older' | 'current' | 'newer'> {
  const tables = await findTables(db)
  const last = tables.migrations ? await lastMigration(db) : -1
  const newest = Math.max(...readMigrations().map((file) => file.folderMillis))
  if (last > newest) return 'newer'
  const functions = tables.functions ? await compareFunctions(db) : 'older'
  return functions === 'current' && last < newest ? 'older' : functions
}

async function findTables(db: Db): Promise<{ readonly migrations: boolean; readonly functions: boolean }> {
  const exists = (table: string) => sql<boolean>`to_regclass(${`public.${table}`}) is not null`
  const [tables] = await db
    .select({ migrations: exists('candor_migrations'), functions: exists('candor_functions') })
    .from(sql`(select 1) as one`)
  return tables ?? { migrations: false, functions: false }
}

/** Time of the newest migration that ran; -1 if there is none. */
async function lastMigration(db: Db): Promise<number> {
  const rows = await db.select({ at: ranMigrations.createdAt }).from(ranMigrations)
  return Math.max(-1, ...rows.map(({ at }) => at))
}

async function upgrade(tx: Db): Promise<void> {
  await tx.execute(sql`create table if not exists candor_migrations
    (id serial primary key, hash text not null, created_at bigint)`)
  await tx.execute(sql`create table if not exists candor_functions
    (name text primary key, digest text not null, revision integer not null)`)
  // The service asks at its start whether the schema is up to date, and can be any role that can only read.
  await tx.execute(sql`grant select on candor_migrations, candor_functions to public`)

  const files = readMigrations()
  await adopt(tx, files)
  const last = await lastMigration(tx)
  if (last >= 0) await waitForWriters(tx)
  const pending = files.filter((file) => file.folderMillis > last)
  for (const { sql: statements, hash, folderMillis } of pending) {
    await run(tx, statements.slice(0, afterFunctions(statements)))
    await tx.insert(ranMigrations).values({ hash, createdAt: folderMillis })
  }
  await loadPublicSuffixes(tx)
  await applyFunctions(tx)
  for (const { sql: statements } of pending) await run(tx, statements.slice(afterFunctions(statements)))
}

/**
 * Lets writers finish, and others wait until the end: no transaction meets two versions of the functions. All tables with
 * triggers in one order: a writer that holds one and waits for another would otherwise end in a deadlock. Readers go on.
 */
const waitForWriters = (tx: Db) =>
  tx.execute(sql`lock table articles, sources, topics, article_topics, corrections, retired_topics, listings, tombstones,
    archive_parts, families in share row exclusive mode`)

/** Position of the first statement that needs the functions of this version: it has a line `--> after the functions`. */
function afterFunctions(statements: readonly string[]): number {
  const position = statements.findIndex((statement) => /^--> after the functions$/m.test(statement))
  return position < 0 ? statements.length : position
}

async function run(tx: Db, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await tx.execute(sql.raw(statement))
}

/**
 * Takes over a database that was made by the migrations which the first one now replaces: it has their tables. Its last
 * old migration has the same time as the first one now.
 */
async function adopt(tx: Db, files: readonly MigrationMeta[]): Promise<void> {
  const baseline = files[0]?.folderMillis ?? 0
  const older = await tx.select().from(ranMigrations).where(lt(ranMigrations.createdAt, baseline))
  if (older.length === 0) return
  if ((await lastMigration(tx)) < baseline) {
    throw new Error(
      `it is too old for this version: check out commit ${lastWithOldMigrations} and run its "npm run migrate" first`,
    )
  }
  await tx.delete(ranMigrations).where(lt(ranMigrations.createdAt, baseline))
  for (const { hash, folderMillis } of files) {
    await tx.update(ranMigrations).set({ hash }).where(eq(ranMigrations.createdAt, folderMillis))
  }
}

/** Drizzle wraps the database's error, whose message is more helpful. */
function reasonOf(error: unknown): string {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return inner instanceof Error ? inner.message : String(inner)
}
