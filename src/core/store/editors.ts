/** Editors of the desk, as readers see them. */
import { asc, sql } from 'drizzle-orm'
import { pgView, text } from 'drizzle-orm/pg-core'
import type { Database } from './statements.ts'

const editors = pgView('candor_editors', {
  name: text('name').notNull(),
  role: text('role'),
  contact: text('contact'),
}).existing()

export type PublicEditor = typeof editors.$inferSelect

/**
 * The editors who may sign now, by name: one query. `now()` prevents an answer from Hyperdrive's
 * query cache.
 */
export const readPublicEditors = (db: Database): Promise<readonly PublicEditor[]> =>
  db.select().from(editors).where(sql`now() is not null`).orderBy(asc(editors.name))
