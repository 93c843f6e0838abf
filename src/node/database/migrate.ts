/**
 * Brings a database to the schema of this version, once, even if several instances start at the
 * same time.
 */
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { bigint, pgTable, serial, text } from 'drizzle-orm/pg-core'
import { sqlState } from '../../store/errors.ts'
import { reasonOf } from '../../store/reason-of.ts'
import { applyFunctions, type Db, findPending, readFunctions } from './functions.ts'
import { loadPublicSuffixes } from './public-suffixes.ts'

const migrationsFolder = fileURLToPath(new URL('../../../schema/migrations', import.meta.url))

/**
 * The migrations that ran: the digest of the file, and its time in _journal.json, in milliseconds
 * since 1970.
 */
const ranMigrations = pgTable('candor_migrations', {
  id: serial('id').primaryKey(),
  hash: text('hash').notNull(),
  createdAt: bigint('created_at', { mode: 'number' }).notNull(),
})

/** An arbitrary number; all versions must use the same. */
const advisoryLock = 1_129_203_314

/**
 * The migrations of this version, oldest first. The first one is the baseline, which every database
 * since the first release has.
 */
export const readMigrations = () => readMigrationFiles({ migrationsFolder })

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

/** The database has not the schema of this version, and this start may not migrate it. */
export class MigrationNeeded extends Error {
  override readonly name = 'MigrationNeeded'
}

/**
 * The database has tables of Candor from before the first release, which no migration starts from.
 * It was only read.
 */
export class BeforeFirstRelease extends Error {
  override readonly name = 'BeforeFirstRelease'
}

/**
 * A newer schema is fine, as during a rollout.
 *
 * @throws {MigrationNeeded} with what `candor migrate` would do, as the end of a sentence.
 * @throws {BeforeFirstRelease}
 */
export async function refuseOlder(db: Db): Promise<void> {
  const { schema, isNew, steps, functions } = await readState(db)
  if (schema !== 'older') return
  throw new MigrationNeeded(
    isNew
      ? 'it has no tables of Candor: a migration would create them'
      : `it is older than this version: a migration would run ${steps} of its steps and replace ${functions} of its functions`,
  )
}

/**
 * How the schema of the database compares with that of this version, with the number of migrations
 * that would run, and of functions and views that would be created, replaced or dropped.
 *
 * @throws {BeforeFirstRelease}
 */
export async function readState(db: Db, migrations: readonly MigrationMeta[] = readMigrations()) {
  const exists = (table: string) => sql<boolean>`to_regclass(${`public.${table}`}) is not null`
  const articles = sql<boolean>`exists (
    select from pg_attribute where attrelid = to_regclass('public.articles') and attname = 'disclosure_mode')`
  const [tables] = await db
    .select({
      migrations: exists('candor_migrations'),
      functions: exists('candor_functions'),
      articles,
    })
    .from(sql`(select 1) as one`)
  const ran = tables?.migrations ? await db.select().from(ranMigrations) : []
  const [baseline] = readMigrations()
  if ((tables?.articles || ran.length > 0) && !ran.some(({ hash }) => hash === baseline?.hash)) {
    throw new BeforeFirstRelease('the database is from before the first release')
  }
  /** Time of the newest migration that ran; -1 if there is none. */
  const last = Math.max(-1, ...ran.map(({ createdAt }) => createdAt))
  const pending = tables?.functions
    ? await findPending(db)
    : { changed: readFunctions(), gone: [], isNewer: false }
  const steps = migrations.filter(({ folderMillis }) => folderMillis > last).length
  const functions = pending.changed.length + pending.gone.length
  const isNewer =
    pending.isNewer || last > Math.max(...migrations.map(({ folderMillis }) => folderMillis))
  const schema: 'older' | 'current' | 'newer' = isNewer
    ? 'newer'
    : steps + functions > 0
      ? 'older'
      : 'current'
  return { schema, isNew: ran.length === 0, last, steps, functions }
}

export const compareSchema = async (db: Db, migrations?: readonly MigrationMeta[]) =>
  (await readState(db, migrations)).schema

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
