/** The role of a connection: the database's error about a missing right does not name it. */
import { type SQL, sql } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { isForbidden } from './errors.ts'

const currentUser: SQL<string> = sql`current_user`

/** The role that lacks a right, if that is the error; `undefined` if it may not even connect. */
export async function roleWithout(error: unknown, db: () => PgDatabase<PgQueryResultHKT>): Promise<string | undefined> {
  if (!isForbidden(error)) return undefined
  const rows = await db()
    .select({ role: currentUser })
    .from(sql`(select) as one`)
    .catch(() => [])
  return rows[0]?.role
}
