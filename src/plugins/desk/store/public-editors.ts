/** Editors of the desk, as readers see them. */
import { asc, sql } from 'drizzle-orm'
import { pgView, text } from 'drizzle-orm/pg-core'
import type { WriterDatabase } from '../../../core/store/writer-database.ts'

const editors = pgView('candor_editors', {
  name: text('name').notNull(),
  role: text('role'),
  contact: text('contact'),
}).existing()

/**
 * The editors who may sign now, by name: one query. `now()` prevents an answer from Hyperdrive's
 * query cache.
 */
export const readPublicEditors = (db: WriterDatabase) =>
  db.select().from(editors).where(sql`now() is not null`).orderBy(asc(editors.name))
