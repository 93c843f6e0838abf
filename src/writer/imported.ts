/** What the last import knew of articles: the table `imported_articles`. */
import { sql } from 'drizzle-orm'
import { rowsOf, type WriterDatabase } from './database.ts'
import { idArray } from './read-articles.ts'

/** Member → digest of what the source said, digest of what was here after the import. */
export type Known = Readonly<Record<string, readonly [source: string, here: string]>>

/** By the ids of the articles. */
export async function readKnown(tx: WriterDatabase, ids: readonly string[]): Promise<ReadonlyMap<string, Known>> {
  const rows = await rowsOf<{ id: string; members: string }>(
    tx,
    sql`select article_id as id, members::text as members from imported_articles where article_id = any(${idArray(ids)})`,
  )
  return new Map(rows.map(({ id, members }) => [id, JSON.parse(members) as Known]))
}

export const writeKnown = (tx: WriterDatabase, known: ReadonlyMap<string, Known>) =>
  tx.execute(sql`insert into imported_articles (article_id, members)
    select k.key::uuid, k.value from jsonb_each(${JSON.stringify(Object.fromEntries(known))}::jsonb) k
    on conflict (article_id) do update set members = excluded.members
    where imported_articles.members <> excluded.members`)
