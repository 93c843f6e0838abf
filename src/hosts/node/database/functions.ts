/**
 * The functions of schema/functions, with their triggers, its views and its types. A file has those
 * of one subject; each is applied by itself, when its text changed.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { eq, sql } from 'drizzle-orm'
import { integer, type PgDatabase, type PgQueryResultHKT, pgTable, text } from 'drizzle-orm/pg-core'
import { functionsRevision } from '../../../../schema/functions-revision.ts'

export type Db = PgDatabase<PgQueryResultHKT>

const folder = fileURLToPath(new URL('../../../../schema/functions', import.meta.url))

/**
 * The functions, views and types that were applied. All rows have the revision of the version that
 * applied files last.
 */
const appliedFunctions = pgTable('candor_functions', {
  name: text('name').primaryKey(),
  digest: text('digest').notNull(),
  revision: integer('revision').notNull(),
})

export const digestOf = (content: string) => createHash('sha256').update(content).digest('hex')

/**
 * The first line of a function, view or type, with the comment before it. Triggers and grants
 * follow.
 */
const beginning = /(?:^--.*\n)*^CREATE (?:OR REPLACE (FUNCTION|VIEW)|(TYPE)) (\w+)/gm

/** All functions, views and types by name. Each can run again, types when they were dropped. */
export const readFunctions = () =>
  readdirSync(folder)
    .flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8')
      const found = [...text.matchAll(beginning)]
      return found.map(({ index, 1: replaced, 2: type, 3: name = '' }, number) => {
        const content = `${text.slice(index, found[number + 1]?.index).trim()}\n`
        return { name, is: replaced ?? type, content, digest: digestOf(content) }
      })
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))

type Applied = ReturnType<typeof readFunctions>[number]

/**
 * Functions that were not applied as the files have them, and those that are in no file any more.
 * The database must have the table.
 */
export async function findPending(db: Db) {
  const rows = await db.select().from(appliedFunctions)
  const applied = new Map(rows.map(({ name, digest }) => [name, digest]))
  const current = readFunctions()
  return {
    current,
    changed: current.filter(({ name, digest }) => applied.get(name) !== digest),
    gone: [...applied.keys()].filter((name) => !current.some((one) => one.name === name)),
    isNewer: rows.some(({ revision }) => revision > functionsRevision),
  }
}

/**
 * Creates a function, view or type. One that has other parameters, or another result, is not
 * replaced, but dropped first.
 */
const create = (each: Applied) =>
  // PGlite's driver takes no more than one statement.
  sql.raw(`do $apply$ declare content constant text := $file$${withRights(each)}$file$; begin execute content;
    exception when ambiguous_function or invalid_function_definition then
      execute (select string_agg(format('drop function %s', oid::regprocedure), ';') from pg_proc
        where pronamespace = 'public'::regnamespace and proname = '${each.name}');
      execute content; end $apply$`)

/**
 * Only the owner and the roles of schema/roles.sql may call a function, unless its text grants that
 * to PUBLIC.
 */
const withRights = ({ name, is, content }: Applied) =>
  is === 'FUNCTION' && !content.includes(' TO PUBLIC;')
    ? `${content}REVOKE EXECUTE ON FUNCTION ${name} FROM PUBLIC;`
    : content

/** Applies what changed, and drops what is in no file any more. Call it in a transaction. */
export async function applyFunctions(tx: Db): Promise<void> {
  const { current, changed, gone } = await findPending(tx)
  const [types = [], functions = [], views = []] = ['TYPE', 'FUNCTION', 'VIEW'].map((what) =>
    current.filter(({ is }) => is === what),
  )
  // A type cannot be replaced: it is dropped with the functions that use it, and all are created
  // again.
  const retyped = changed.some(({ is }) => is === 'TYPE')
  for (const { name } of retyped ? types : [])
    await tx.execute(sql.raw(`drop type if exists ${name} cascade`))
  // Functions in any order: one may call another that is created after it.
  await tx.execute(sql`set local check_function_bodies = off`)
  for (const each of [...types, ...functions, ...views]) {
    if (!retyped && !changed.includes(each)) continue
    const { name, digest } = each
    await tx.execute(create(each))
    await tx
      .insert(appliedFunctions)
      .values({ name, digest, revision: functionsRevision })
      .onConflictDoUpdate({ target: appliedFunctions.name, set: { digest } })
  }
  for (const name of gone) await drop(tx, name)
  await tx.update(appliedFunctions).set({ revision: functionsRevision })
}

/** Fails if anything else than a trigger depends on it, such as a view of the newsroom. */
async function drop(tx: Db, name: string): Promise<void> {
  const drops = await tx.select({ statement: sql<string>`statement` }).from(sql`(
    select format('drop trigger %I on %s', g.tgname, g.tgrelid::regclass) as statement
    from pg_trigger g join pg_proc p on p.oid = g.tgfoid
    where p.pronamespace = 'public'::regnamespace and p.proname = ${name} and not g.tgisinternal
    union all select format('drop function %s', oid::regprocedure) from pg_proc
    where pronamespace = 'public'::regnamespace and proname = ${name}
    union all select format(case relkind when 'v' then 'drop view %s'
      else 'drop type %s cascade' end, oid::regclass)
    from pg_class where relnamespace = 'public'::regnamespace and relname = ${name}
      and relkind in ('v', 'c')
  ) as drops`)
  for (const { statement } of drops) await tx.execute(sql.raw(statement))
  await tx.delete(appliedFunctions).where(eq(appliedFunctions.name, name))
}
