/**
 * Brings a database to the schema of this version, once, even if several instances start at the
 * same time.
 */
import { sql } from 'drizzle-orm'
import type { MigrationMeta } from 'drizzle-orm/migrator'
import { reasonOf, sqlState } from '../../../core/store/errors.ts'
import { applyFunctions, type Db } from './functions.ts'
import { loadPublicSuffixes } from './public-suffixes.ts'
import { compareSchema, ranMigrations, readMigrations, readState } from './schema-state.ts'

/** An arbitrary number; all versions must use the same. */
const advisoryLock = 1_129_203_314

/**
 * Runs pending migrations and applies changed functions, in one transaction. Only reads a database
 * that is up to date or newer (during a rollout), so that a read-only role can start the service.
 *
 * @throws {MigrationFailed} if the role may not migrate, or a migration fails.
 * @throws {BeforeFirstRelease}
 */
export async function migrateOnce(
  db: Db,
  migrations: readonly MigrationMeta[] = readMigrations(),
): Promise<void> {
  for (let tries = 1; (await compareSchema(db, migrations)) === 'older'; tries += 1) {
    const work = async (tx: Db) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${advisoryLock})`)
      // Another instance may have done it meanwhile.
      if ((await compareSchema(tx, migrations)) === 'older')
        await upgrade(tx, migrations, tries === 1 ? 'share row exclusive' : 'access exclusive')
    }
    try {
      return await db.transaction(work, { isolationLevel: 'read committed' })
    } catch (error) {
      if (sqlState(error) === '40P01' && tries < maxTries) continue
      throw error instanceof MigrationFailed
        ? error
        : new MigrationFailed(reasonOf(error), { cause: error })
    }
  }
}

/**
 * A writer that has read a table, and waits to write to it, is in the way of a step that changes
 * the table: a deadlock, which ends the migration or the writer. The next try keeps readers away
 * too.
 */
type LockMode = 'share row exclusive' | 'access exclusive'
const maxTries = 5

/**
 * The schema could not be migrated, and is as it was. The message is the database's, with the
 * statement and the row that it refuses.
 */
export class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed'
}

async function upgrade(
  tx: Db,
  migrations: readonly MigrationMeta[],
  mode: LockMode,
): Promise<void> {
  await tx.execute(sql`create table if not exists candor_migrations
    (id serial primary key, hash text not null, created_at bigint)`)
  await tx.execute(sql`create table if not exists candor_functions
    (name text primary key, digest text not null, revision integer not null)`)
  // The service asks at its start whether the schema is up to date, and can be any role that can
  // only read.
  await tx.execute(sql`grant select on candor_migrations, candor_functions to public`)

  const { last } = await readState(tx)
  if (last >= 0) await waitForWriters(tx, mode)
  for (const { sql: statements, hash, folderMillis } of migrations) {
    if (folderMillis <= last) continue
    for (const statement of statements) await run(tx, statement)
    await tx.insert(ranMigrations).values({ hash, createdAt: folderMillis })
  }
  await loadPublicSuffixes(tx)
  // For the rows that the statements wrote: the trigger of `candor_commit` cannot be replaced while
  // it has something to do.
  await tx.execute(sql`set constraints all immediate`)
  await applyFunctions(tx)
}

/**
 * Lets writers finish, and others wait until the end: no transaction meets two versions of the
 * functions. All tables with triggers in one order: a writer that holds one and waits for another
 * would otherwise end in a deadlock. In the first mode, readers go on.
 */
const waitForWriters = (tx: Db, mode: LockMode) =>
  tx.execute(sql`lock table articles, sources, topics, article_topics, corrections, retired_topics, listings, tombstones,
    archive_parts, families in ${sql.raw(mode)} mode`)

async function run(tx: Db, statement: string): Promise<void> {
  try {
    await tx.execute(sql.raw(statement))
  } catch (error) {
    const { detail } = (error instanceof Error ? (error.cause ?? error) : {}) as {
      readonly detail?: string
    }
    const row = detail ? ` (${short(detail)})` : ''
    throw new MigrationFailed(`${reasonOf(error)}${row}, in the statement: ${short(statement)}`, {
      cause: error,
    })
  }
}

/** One line, of which operators can tell which statement or row it is. */
const short = (text: string) => text.trim().replace(/\s+/g, ' ').slice(0, 200)
