/** Brings a database to the schema of this version, once, even if several instances start at the same time. */
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { bigint, type PgDatabase, type PgQueryResultHKT, pgTable, serial, text } from 'drizzle-orm/pg-core'
import { reasonOf } from '../../store/reason-of.ts'
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

/** The migrations of this version, oldest first. The first one is the baseline, which every database since the first release has. */
export const readMigrations = () => readMigrationFiles({ migrationsFolder })

/**
 * Runs pending migrations and applies changed functions, in one transaction. Only reads a database that is up to date or
 * newer (during a rollout), so that a read-only role can start the service.
 *
 * @throws {MigrationFailed} if the role may not migrate, or a migration fails.
 * @throws {BeforeFirstRelease}
 */
export async function migrateOnce(db: Db, migrations: readonly MigrationMeta[] = readMigrations()): Promise<void> {
  if ((await compareSchema(db, migrations)) !== 'older') return
  try {
    const work = async (tx: Db) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${advisoryLock})`)
      // Another instance may have done it meanwhile.
      if ((await compareSchema(tx, migrations)) === 'older') await upgrade(tx, migrations)
    }
    await db.transaction(work, { isolationLevel: 'read committed' })
  } catch (error) {
    throw error instanceof MigrationFailed ? error : new MigrationFailed(reasonOf(error), { cause: error })
  }
}

/** The schema could not be migrated, and is as it was. The message is the database's, with the statement and the row that it refuses. */
export class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed'
}

/** The database has not the schema of this version, and this start may not migrate it. */
export class MigrationNeeded extends Error {
  override readonly name = 'MigrationNeeded'
}

/** The database has tables of Candor from before the first release, which no migration starts from. It was only read. */
export class BeforeFirstRelease extends Error {
  override readonly name = 'BeforeFirstRelease'
}

/**
 * A newer schema is fine, as during a rollout.
 *
 * @throws {MigrationNeeded} with what `npm run migrate` would do.
 * @throws {BeforeFirstRelease}
 */
export async function refuseOlder(db: Db): Promise<void> {
  if ((await compareSchema(db)) === 'older') throw new MigrationNeeded(await describePending(db))
}

/** What a migration would do to a database that is older, as the end of a sentence. */
async function describePending(db: Db): Promise<string> {
  const { steps, functions, isNew } = await countPending(db)
  if (isNew) return 'it has no tables of Candor: a migration would create them'
  const parts = [
    ...(steps > 0 ? [`run ${steps} of its steps`] : []),
    ...(functions > 0 ? [`replace ${functions} of its functions`] : []),
  ]
  return `it is older than this version: a migration would ${parts.join(' and ')}`
}

/** The migrations that would run, and the functions and views that would be created, replaced or dropped. */
export async function countPending(db: Db, migrations: readonly MigrationMeta[] = readMigrations()) {
  const { last, functions } = await readState(db)
  return {
    isNew: last < 0,
    steps: migrations.filter(({ folderMillis }) => folderMillis > last).length,
    functions: functions ? await countChanged(db) : readFunctions().length,
  }
}

/**
 * How the schema of the database compares with that of this version.
 *
 * @throws {BeforeFirstRelease}
 */
export async function compareSchema(
  db: Db,
  migrations: readonly MigrationMeta[] = readMigrations(),
): Promise<'older' | 'current' | 'newer'> {
  const { last, functions: hasFunctions } = await readState(db)
  const newest = Math.max(...migrations.map((file) => file.folderMillis))
  if (last > newest) return 'newer'
  const functions = hasFunctions ? await compareFunctions(db) : 'older'
  return functions === 'current' && last < newest ? 'older' : functions
}

type State = {
  /** Time of the newest migration that ran; -1 if there is none. */
  readonly last: number
  /** Whether the table of applied functions exists. */
  readonly functions: boolean
}

async function readState(db: Db): Promise<State> {
  const exists = (table: string) => sql<boolean>`to_regclass(${`public.${table}`}) is not null`
  const articles = sql<boolean>`exists (
    select from pg_attribute where attrelid = to_regclass('public.articles') and attname = 'disclosure_mode')`
  const [tables] = await db
    .select({ migrations: exists('candor_migrations'), functions: exists('candor_functions'), articles })
    .from(sql`(select 1) as one`)
  const ran = tables?.migrations ? await db.select().from(ranMigrations) : []
  const [baseline] = readMigrations()
  if ((tables?.articles || ran.length > 0) && !ran.some(({ hash }) => hash === baseline?.hash)) {
    throw new BeforeFirstRelease('the database is from before the first release')
  }
  return { last: Math.max(-1, ...ran.map(({ createdAt }) => createdAt)), functions: tables?.functions === true }
}

async function upgrade(tx: Db, migrations: readonly MigrationMeta[]): Promise<void> {
  await tx.execute(sql`create table if not exists candor_migrations
    (id serial primary key, hash text not null, created_at bigint)`)
  await tx.execute(sql`create table if not exists candor_functions
    (name text primary key, digest text not null, revision integer not null)`)
  // The service asks at its start whether the schema is up to date, and can be any role that can only read.
  await tx.execute(sql`grant select on candor_migrations, candor_functions to public`)

  const { last } = await readState(tx)
  if (last >= 0) await waitForWriters(tx)
  for (const { sql: statements, hash, folderMillis } of migrations) {
    if (folderMillis <= last) continue
    for (const statement of statements) await run(tx, statement)
    await tx.insert(ranMigrations).values({ hash, createdAt: folderMillis })
  }
  await loadPublicSuffixes(tx)
  // What the statements wrote: the trigger of `candor_commit` cannot be replaced while it has something to do.
  await tx.execute(sql`set constraints all immediate`)
  await applyFunctions(tx)
}

/**
 * Lets writers finish, and others wait until the end: no transaction meets two versions of the functions. All tables with
 * triggers in one order: a writer that holds one and waits for another would otherwise end in a deadlock. Readers go on.
 */
const waitForWriters = (tx: Db) =>
  tx.execute(sql`lock table articles, sources, topics, article_topics, corrections, retired_topics, listings, tombstones,
    archive_parts, families in share row exclusive mode`)

async function run(tx: Db, statement: string): Promise<void> {
  try {
    await tx.execute(sql.raw(statement))
  } catch (error) {
    const { detail } = (error instanceof Error ? (error.cause ?? error) : {}) as { readonly detail?: string }
    const row = detail ? ` (${short(detail)})` : ''
    throw new MigrationFailed(`${reasonOf(error)}${row}, in the statement: ${short(statement)}`, { cause: error })
  }
}

/** One line, of which operators can tell which statement or row it is. */
const short = (text: string) => text.trim().replace(/\s+/g, ' ').slice(0, 200)
