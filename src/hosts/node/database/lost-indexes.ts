/**
 * Indexes of the migrations that somebody dropped. `candor doctor` compares all of the schema, but
 * with a second database in memory.
 */
import { sql } from 'drizzle-orm'
import { rowsOf, type WriterDatabase } from '../../../core/store/writer-database.ts'
import { readMigrations } from './schema-state.ts'

/** A migration has several statements in one text. */
const changes =
  /^CREATE (?:UNIQUE )?INDEX "?(?<made>\w+)"? ON [^;]+|^DROP INDEX "?(?<dropped>\w+)"?/gm

/** The statements that make them again. */
export async function findLostIndexes(db: WriterDatabase): Promise<readonly string[]> {
  const intended = new Map<string, string>()
  for (const text of readMigrations().flatMap(({ sql: statements }) => statements)) {
    for (const { 0: statement, groups } of text.matchAll(changes)) {
      if (groups?.['made'] !== undefined)
        intended.set(groups['made'], `${statement.trim().replace(/\s+/g, ' ')};`)
      else intended.delete(groups?.['dropped'] ?? '')
    }
  }
  const rows = await rowsOf<{ name: string }>(
    db,
    sql`select indexname as name from pg_indexes where schemaname = 'public'`,
  )
  const present = new Set(rows.map(({ name }) => name))
  return [...intended].flatMap(([name, statement]) => (present.has(name) ? [] : [statement]))
}
