/** Names of the desk's editors, for the API: it sees nothing else of them. */
import { sql } from 'drizzle-orm'
import { rowsOf, type WriterDatabase } from './database.ts'

/** Whether an editor who did not leave has this name, also in capitals or in other forms of its letters (NFKC). */
export async function isEditorName(db: WriterDatabase, name: string): Promise<boolean> {
  const folded = (text: ReturnType<typeof sql>) => sql`lower(normalize(${text}, NFKC))`
  const [row] = await rowsOf<{ found: boolean }>(
    db,
    sql`select exists (select from editors e where e.removed_at is null and ${folded(sql`e.name`)} = ${folded(sql`${name}::text`)}) as found`,
  )
  return row?.found === true
}
