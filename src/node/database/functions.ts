/**
 * The functions of schema/functions, with their triggers, and its views. A file has those of one subject; each is applied
 * by itself, when its text changed.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { eq, sql } from 'drizzle-orm'
import { integer, type PgDatabase, type PgQueryResultHKT, pgTable, text } from 'drizzle-orm/pg-core'
import { functionsRevision } from '../../../schema/functions-revision.ts'

type Db = PgDatabase<PgQueryResultHKT>

const folder = fileURLToPath(new URL('../../../schema/functions', import.meta.url))

/** The functions and views that were applied. All rows have the revision of the version that applied files last. */
export const appliedFunctions = pgTable('candor_functions', {
  name: text('name').primaryKey(),
  digest: text('digest').notNull(),
  revision: integer('revision').notNull(),
})

export const digestOf = (content: string) => createHash('sha256').update(content).digest('hex')

/** The first line of a function or view, with the comment before it. Its triggers and grants follow. */
const beginning = /(?:^--.*\n)*^CREATE OR REPLACE (?:FUNCTION|VIEW) (\w+)/gm

/** All functions and views by name. Each can run again. */
export const readFunctions = () =>
  readdirSync(folder)
    .flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8')
      const found = [...text.matchAll(beginning)]
      return found.map(({ index, 1: name = '' }, number) => {
        const content = `${text.slice(index, found[number + 1]?.index).trim()}\n`
        return { name, content, digest: digestOf(content) }
      })
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))

/** How the applied functions compare with those of the files. The database must have the table. */
export async function compareFunctions(db: Db): Promise<'older' | 'current' | 'newer'> {
  const applied = await db.select().from(appliedFunctions)
  if (applied.some(({ revision }) => revision > functionsRevision)) return 'newer'
  const lines = (rows: readonly { name: string; digest: string }[]) =>
    rows
      .map(({ name, digest }) => `${name} ${digest}`)
      .toSorted()
      .join('\n')
  return lines(applied) === lines(readFunctions()) ? 'current' : 'older'
}

/** The number of functions and views that `applyFunctions` would create, replace or drop. */
export async function countChanged(db: Db): Promise<number> {
  const applied = new Map((await db.select().from(appliedFunctions)).map(({ name, digest }) => [name, digest]))
  const current = readFunctions()
  const gone = [...applied.keys()].filter((name) => !current.some((one) => one.name === name))
  return current.filter(({ name, digest }) => applied.get(name) !== digest).length + gone.length
}

const isView = ({ content }: { readonly content: string }) => content.includes('CREATE OR REPLACE VIEW')

/** Applies what changed, and drops what is in no file any more. Call it in a transaction. */
export async function applyFunctions(tx: Db): Promise<void> {
  const applied = new Map((await tx.select().from(appliedFunctions)).map(({ name, digest }) => [name, digest]))
  const current = readFunctions()
  // In any order, but views last: a function may call another one that is created after it.
  await tx.execute(sql`set local check_function_bodies = off`)
  for (const { name, content, digest } of [...current.filter((file) => !isView(file)), ...current.filter(isView)]) {
    if (applied.get(name) === digest) continue
    // As one statement, because PGlite's driver takes no more.
    await tx.execute(sql.raw(`do $apply$ begin execute $file$${content}$file$; end $apply$`))
    await tx
      .insert(appliedFunctions)
      .values({ name, digest, revision: functionsRevision })
      .onConflictDoUpdate({ target: appliedFunctions.name, set: { digest } })
  }
  for (const name of applied.keys()) {
    if (!current.some((one) => one.name === name)) await drop(tx, name)
  }
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
    union all select format('drop view %s', oid::regclass) from pg_class
    where relnamespace = 'public'::regnamespace and relname = ${name} and relkind = 'v'
  ) as drops`)
  for (const { statement } of drops) await tx.execute(sql.raw(statement))
  await tx.delete(appliedFunctions).where(eq(appliedFunctions.name, name))
}
