/**
 * Everything of a newsroom as lines of JSON: also what triggers keep, so restore.ts makes the same
 * feeds of it, byte for byte.
 */
import { sql } from 'drizzle-orm'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import { articleReturns, signatures } from '../../../../schema/desk-tables.ts'
import {
  archiveParts,
  families,
  listings,
  notices,
  tombstones,
} from '../../../../schema/kept-tables.ts'
import { importedArticles } from '../../../../schema/publish-tables.ts'
import { articleEvents, reviewedTexts } from '../../../../schema/record-tables.ts'
import { articles, corrections, sources } from '../../../../schema/tables.ts'
import {
  articleTopics,
  oldAddresses,
  retiredTopics,
  topics,
} from '../../../../schema/topic-tables.ts'
import { rowsOf, type WriterDatabase } from '../../../core/store/writer-database.ts'

/**
 * In the order in which they can be written. Not exported: tokens and answers of the API, editors
 * and their passkeys, which are of this installation; the search index, which is made anew; counts
 * of readers; and what is the same in every database of this version.
 */
const exported: readonly PgTable[] = [
  ...[topics, articles, sources, articleTopics, corrections, retiredTopics, oldAddresses],
  ...[notices, listings, tombstones, families, archiveParts],
  ...[articleEvents, reviewedTexts, importedArticles, articleReturns, signatures],
]

export const exportedTables = exported.map((table) => {
  const { name, columns, primaryKeys } = getTableConfig(table)
  const key = primaryKeys.flatMap(({ columns: own }) => own.map((column) => column.name))
  return {
    name,
    columns: columns.map((column) => column.name),
    key: key.length > 0 ? key : columns.flatMap((column) => (column.primary ? [column.name] : [])),
    identity: columns.flatMap((column) => (column.generatedIdentity ? [column.name] : [])),
  }
})

/**
 * The first line. The version goes up when columns get another meaning: rows name the columns that
 * they have.
 */
export const head = { candor: 'export', version: 1 }

/** Rows in one query. */
export const pageLength = 500

/** Hands every line to `send`, all of one moment. The same newsroom gives the same lines. */
export async function exportNewsroom(
  db: WriterDatabase,
  send: (line: string) => Promise<void> | void,
): Promise<void> {
  let lines = 0
  const write = async (line: string) => {
    await send(line)
    lines += 1
  }
  const work = async (tx: WriterDatabase) => {
    await tx.execute(sql`set local timezone = 'UTC'`)
    await write(JSON.stringify(head))
    for (const { name, key } of exportedTables) {
      const order = sql.raw(key.map((column) => `t.${column}`).join(', '))
      await tx.execute(
        sql`declare exported cursor for select to_jsonb(t)::text as row from ${sql.raw(name)} t order by ${order}`,
      )
      for (;;) {
        const rows = await rowsOf<{ row: string }>(
          tx,
          sql`fetch ${sql.raw(`${pageLength}`)} from exported`,
        )
        for (const { row } of rows) await write(`{"table":${JSON.stringify(name)},"row":${row}}`)
        if (rows.length < pageLength) break
      }
      await tx.execute(sql`close exported`)
    }
    // A file without this line was cut off.
    await write(JSON.stringify({ candor: 'end', lines }))
  }
  await db.transaction(work, { isolationLevel: 'repeatable read', accessMode: 'read only' })
}
