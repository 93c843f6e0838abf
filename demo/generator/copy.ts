/** Rows → the input of COPY, for a database server and the embedded database. */
import type { PGlite } from '@electric-sql/pglite'
import { getTableColumns, getTableName } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type postgres from 'postgres'

/** Value of a column. */
type Value = string | number | boolean | Date | object | null | undefined

type Row = Readonly<Record<string, Value>>

/** Writes inside one transaction. */
export type Writer = {
  run(statement: string): Promise<void>
  /** `columns` are keys of the rows; a missing key is written as NULL. */
  copy(table: PgTable, columns: readonly string[], rows: readonly Row[]): Promise<void>
}

export type Target = {
  ask(statement: string): Promise<readonly Row[]>
  transaction(work: (writer: Writer) => Promise<void>): Promise<void>
  /**
   * Articles per transaction; smaller in the embedded database, which must hold a transaction in
   * memory.
   */
  readonly batch: number
}

/** The client must not set `statement_timeout`: a batch takes seconds. */
export function serverTarget(client: postgres.Sql): Target {
  return {
    batch: 5000,
    ask: (statement) => client.unsafe(statement),
    async transaction(work) {
      await client.begin((tx) =>
        work({
          run: async (statement) => void (await tx.unsafe(statement)),
          copy: (table, columns, rows) => copyToServer(tx, table, columns, rows),
        }),
      )
    },
  }
}

/**
 * postgres.js does not report that a COPY failed at its end (a constraint, a trigger, a full disk):
 * its stream stays open forever. So run another statement, which fails if the transaction is
 * aborted.
 */
async function copyToServer(
  tx: postgres.TransactionSql,
  table: PgTable,
  columns: readonly string[],
  rows: readonly Row[],
) {
  if (rows.length === 0) return
  const sink = await tx.unsafe(`copy ${columnList(table, columns)} from stdin`).writable()
  const refused: unknown[] = []
  sink.on('error', (error) => refused.push(error))
  for (const chunk of copyLines(columns, rows)) await new Promise((sent) => sink.write(chunk, sent))
  sink.end()
  await tx.unsafe('select').catch((cause: unknown) => {
    throw (
      refused[0] ??
      new Error(
        `the server refused the rows of ${getTableName(table)}; its log contains the reason`,
        { cause },
      )
    )
  })
}

/** PGlite has no connection to stream rows over, so COPY reads them from a file. */
export function embeddedTarget(client: PGlite): Target {
  return {
    batch: 500,
    ask: async (statement) => (await client.query<Row>(statement)).rows,
    async transaction(work) {
      await client.transaction((tx) =>
        work({
          run: async (statement) => void (await tx.exec(statement)),
          async copy(table, columns, rows) {
            if (rows.length === 0) return
            const blob = new Blob([...copyLines(columns, rows)])
            await tx.query(`copy ${columnList(table, columns)} from '/dev/blob'`, [], { blob })
          },
        }),
      )
    },
  }
}

function columnList(table: PgTable, keys: readonly string[]): string {
  const columns = getTableColumns(table)
  return `${getTableName(table)} (${keys.map((key) => columns[key]?.name ?? key).join(', ')})`
}

/** Rows per chunk: fewer and larger chunks are faster to send. */
const rowsPerChunk = 50

/**
 * COPY's text format: one line per row, tabs between values (PostgreSQL manual, COPY, "Text
 * Format").
 */
export function* copyLines(columns: readonly string[], rows: readonly Row[]): Generator<string> {
  for (let start = 0; start < rows.length; start += rowsPerChunk) {
    const lines = rows
      .slice(start, start + rowsPerChunk)
      .map((row) => columns.map((key) => copyValue(row[key])).join('\t'))
    yield `${lines.join('\n')}\n`
  }
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
}

function copyValue(value: Value): string {
  if (value === null || value === undefined) return '\\N'
  if (value instanceof Date) return value.toISOString()
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character)
}
