/**
 * Data of imports: external ids that are taken, digests of the last import, and addresses from
 * before Candor.
 */
import { sql } from 'drizzle-orm'
import type { OldAddress } from '../../../core/store/known-addresses.ts'
import {
  idArray,
  rowsOf,
  textArray,
  type WriterDatabase,
} from '../../../core/store/writer-database.ts'

/** Member → digest of what the source said, digest of what was here after the import. */
export type Known = Readonly<Record<string, readonly [source: string, here: string]>>

/** By the ids of the articles. */
export async function readKnown(
  tx: WriterDatabase,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Known>> {
  const rows = await rowsOf<{ id: string; members: string }>(
    tx,
    sql`select article_id as id, members::text as members from imported_articles where article_id = any(${idArray(ids)})`,
  )
  return new Map(rows.map(({ id, members }) => [id, JSON.parse(members) as Known]))
}

export const writeKnown = (tx: WriterDatabase, known: ReadonlyMap<string, Known>) =>
  tx.execute(sql`insert into imported_articles (article_id, members)
    select k.key::uuid, k.value
      from jsonb_each(${JSON.stringify(Object.fromEntries(known))}::jsonb) k
    on conflict (article_id) do update set members = excluded.members
    where imported_articles.members <> excluded.members`)

/** The external ids of this list that articles have, from imports, the API or SQL. */
export async function findTaken(db: WriterDatabase, ids: readonly string[]): Promise<Set<string>> {
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`select external_id as id from articles where external_id = any(${textArray(ids)})`,
  )
  return new Set(rows.map(({ id }) => id))
}

/** Adds addresses from before Candor. What the newsroom has written for a path stays. */
export const addOldAddresses = (db: WriterDatabase, addresses: readonly OldAddress[]) =>
  db.execute(sql`insert into old_addresses (path, family, format)
    select path, family, format
      from jsonb_populate_recordset(null::old_addresses, ${JSON.stringify(addresses)}::jsonb)
    on conflict (path) do nothing`)
