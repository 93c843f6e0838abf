/** Names of the desk's editors, for the API: it sees nothing else of them. */
import { sql } from 'drizzle-orm'
import { longest } from '../../../../schema/limits.ts'
import { rowsOf, type WriterDatabase } from '../../../core/store/writer-database.ts'

export type NamedEditor = { readonly name: string; readonly hasLeft: boolean }

/**
 * The editor who has this name, or one that looks like it: also one who left, whose name stays
 * taken.
 */
export async function findNamedEditor(
  db: WriterDatabase,
  name: string,
): Promise<NamedEditor | undefined> {
  // A rule refuses it later; a character has at most two code units.
  if (name.length > 2 * longest.articles.reviewed_by) return undefined
  const [row] = await rowsOf<NamedEditor>(
    db,
    sql`select e.name, e.removed_at is not null as "hasLeft" from editors e
      where e.skeleton = candor_skeleton(${name})
      order by 2 desc limit 1`,
  )
  return row
}
