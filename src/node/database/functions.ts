/** The functions of schema/functions, with their triggers, and its views: a file is applied when its content changed. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { eq, sql } from 'drizzle-orm'
import { integer, type PgDatabase, type PgQueryResultHKT, pgTable, text } from 'drizzle-orm/pg-core'
import { functionsRevision } from '../../../schema/functions-revision.ts'

type Db = PgDatabase<PgQueryResultHKT>

const folder = fileURLToPath(new URL('../../../schema/functions', import.meta.url))

/** The files that were applied. All rows have the revision of the version that applied files last. */
const appliedFunctions = pgTable('candor_functions', {
  name: text('name').primaryKey(),
  digest: text('digest').notNull(),
  revision: integer('revision').notNull(),
})

export const digestOf = (content: string) => createHash('sha256').update(content).digest('hex')

/** Each file creates the function or view that it is named after, and can run again. */
export const readFunctions = () =>
  readdirSync(folder)
    .toSorted()
    .map((file) => {
      const content = readFileSync(join(folder, file), 'utf8')
      return { name: file.replace(/\.sql$/, ''), content, digest: digestOf(content) }
    })

/** Files that were not applied as they are, and functions whose files are gone. The database must have the table. */
async function findPending(db: Db) {
  const rows = await db.select().from(appliedFunctions)
  const applied = new Map(rows.map(({ name, digest }) => [name, digest]))
  const files = readFunctions()
  return {
    changed: files.filter(({ name, digest }) => applied.get(name) !== digest),
    gone: [...applied.keys()].filter((name) => !files.some((file) => file.name === name)),
    isNewer: rows.some(({ revision }) => revision > functionsRevision),
  }
}

/** How the applied functions compare with the files. */
export async function compareFunctions(db: Db): Promise<'older' | 'current' | 'newer'> {
  const { changed, gone, isNewer } = await findPending(db)
  if (isNewer) return 'newer'
  return changed.length + gone.length === 0 ? 'current' : 'older'
}

/** The number of functions and views that `applyFunctions` would create, replace or drop. */
export async function countChanged(db: Db): Promise<number> {
  const { changed, gone } = await findPending(db)
  return changed.length + gone.length
}

const isView = ({ content }: { readonly content: string }) => content.includes('CREATE OR REPLACE VIEW')

/** Applies the files that changed, and drops what files created that are gone. Call it in a transaction. */
export async function applyFunctions(tx: Db): Promise<void> {
  const { changed, gone } = await findPending(tx)
  // In any order, but views last: a function may call another one that is created after it.
  await tx.execute(sql`set local check_function_bodies = off`)
  const viewsLast = changed.toSorted((one, other) => Number(isView(one)) - Number(isView(other)))
  for (const { name, content, digest } of viewsLast) {
    // As one statement, because PGlite's driver takes no more.
    await tx.execute(sql.raw(`do $apply$ begin execute $file$${content}$file$; end $apply$`))
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
    union all select format('drop view %s', oid::regclass) from pg_class
    where relnamespace = 'public'::regnamespace and relname = ${name} and relkind = 'v'
  ) as drops`)
  for (const { statement } of drops) await tx.execute(sql.raw(statement))
  await tx.delete(appliedFunctions).where(eq(appliedFunctions.name, name))
}
