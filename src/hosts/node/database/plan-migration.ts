/**
 * Plans a migration without doing it: its steps run on a database in memory that has the tables,
 * and no rows.
 */
import { PGlite } from '@electric-sql/pglite'
import { type SQL, sql } from 'drizzle-orm'
import type { MigrationMeta } from 'drizzle-orm/migrator'
import type { Db } from './functions.ts'
import { readMigrations, readState } from './schema-state.ts'

type MigrationPlan = {
  /** Migrations that would run; with the first one, the database gets its tables. */
  readonly steps: number
  /** Functions and views that would be created, replaced or dropped. */
  readonly functions: number
  /**
   * Existing tables that nobody can read meanwhile, with the number of their rows as the database
   * estimates it.
   */
  readonly locked: readonly {
    readonly table: string
    readonly rows: number
    readonly rewritten: boolean
  }[]
}

/** `null` if the database is up to date or newer. @throws {BeforeFirstRelease} */
export async function planMigration(
  db: Db,
  migrations: readonly MigrationMeta[] = readMigrations(),
): Promise<MigrationPlan | null> {
  const { schema, steps, functions } = await readState(db, migrations)
  if (schema !== 'older') return null
  const first = migrations.length - steps
  const locked = await rehearse(migrations.slice(0, first), migrations.slice(first))
  return {
    ...{ steps, functions },
    locked: await Promise.all(
      locked.map(async (each) => ({ ...each, rows: await estimateRows(db, each.table) })),
    ),
  }
}

/**
 * The tables before the pending steps that these lock against readers, and those whose rows they
 * write to a new file.
 */
async function rehearse(ran: readonly MigrationMeta[], pending: readonly MigrationMeta[]) {
  const memory = await PGlite.create('memory://')
  const run = (migrations: readonly MigrationMeta[]) =>
    memory.exec(migrations.flatMap((each) => each.sql).join(';\n'))
  try {
    await run(ran)
    await memory.exec(
      'begin; create temp table files as select oid, relfilenode from pg_class where relkind = $$r$$',
    )
    await run(pending)
    const { rows } = await memory.query<{ table: string; rewritten: boolean }>(`
      select f.oid::regclass::text as table,
        c.relfilenode is distinct from f.relfilenode as rewritten
      from files f left join pg_class c using (oid)
      where exists (select from pg_locks l where l.relation = f.oid
        and l.mode = 'AccessExclusiveLock')
      order by 1`)
    return rows
  } finally {
    await memory.close()
  }
}

/** By the statistics of the database; a table without them is counted. */
async function estimateRows(db: Db, table: string): Promise<number> {
  const one = async (value: string, from: SQL) =>
    (await db.select({ rows: sql<number>`${sql.raw(value)}::float8` }).from(from))[0]?.rows ?? 0
  const known = await one('reltuples', sql`pg_class where oid = ${table}::regclass`)
  return known >= 0 ? known : one('count(*)', sql`${sql.identifier(table)}`)
}

/** The plan as an operator reads it. `name` is the setting of the database with its value. */
export function describePlan(name: string, plan: MigrationPlan | null): string {
  if (plan === null) return `The database of ${name} is up to date: there is nothing to do.\n`
  const { steps, functions, locked } = plan
  const lines = [
    `run migrations: ${steps}; replace functions and views: ${functions}`,
    'let who writes articles wait until the end, and first wait for who is writing',
    ...locked.map(
      ({ table, rows, rewritten }) =>
        `${rewritten ? 'rewrite' : 'lock'} ${table}, which has about ${rows} rows: until the end, nobody reads it`,
    ),
    ...(locked.length === 0 ? ['lock no table for readers, and rewrite none'] : []),
  ]
  return `For the database of ${name}, "candor migrate" would, in one transaction that does all of it or nothing:\n${lines.map((line) => `  - ${line}\n`).join('')}`
}
