/** Compares the schema of a database with that of this version. It only reads. */
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { bigint, pgTable, serial, text } from 'drizzle-orm/pg-core'
import { type Db, findPending, readFunctions } from './functions.ts'

const migrationsFolder = fileURLToPath(new URL('../../../../schema/migrations', import.meta.url))

/**
 * The migrations that ran: the digest of the file, and its time in _journal.json, in milliseconds
 * since 1970.
 */
export const ranMigrations = pgTable('candor_migrations', {
  id: serial('id').primaryKey(),
  hash: text('hash').notNull(),
  createdAt: bigint('created_at', { mode: 'number' }).notNull(),
})

/**
 * The migrations of this version, oldest first. The first one is the baseline, which every database
 * since the first release has.
 */
export const readMigrations = () => readMigrationFiles({ migrationsFolder })

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
