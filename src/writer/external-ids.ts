/** Which external ids are in use: articles of imports, of the API and of writers of SQL share them. */
import { sql } from 'drizzle-orm'
import { rowsOf, type WriterDatabase } from './database.ts'

/** Those of `ids` that articles have. */
export async function findTaken(db: WriterDatabase, ids: readonly string[]): Promise<Set<string>> {
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`select external_id as id from articles
      where external_id = any(array(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)))`,
  )
  return new Set(rows.map(({ id }) => id))
}
