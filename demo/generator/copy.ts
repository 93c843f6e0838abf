/** Rows to the text that COPY reads, and the two databases that take it: a server, and the embedded one. */
import type { PGlite } from '@electric-sql/pglite'
import { getTableColumns, getTableName } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type postgres from 'postgres'

/** What the columns of a newsroom hold. */
type Value = string | number | boolean | Date | null | undefined

type Row = Readonly<Record<string, Value>>

/** Inside one transaction. */
export type Writer = {
  run(statement: string): Promise<void>
  /** `columns` are keys of the rows; a row without one of them has NULL there. */
  copy(table: PgTable, columns: readonly string[], rows: readonly Row[]): Promise<void>
}

export type Target = {
  ask(statement: string): Promise<readonly Row[]>
  transaction(work: (writer: Writer) => Promise<void>): Promise<void>
  /** Articles in one transaction: what a server takes without feeling it, the embedded database must hold in memory. */
  readonly batch: number
}

/** The client may have no `statement_timeout`: a batch takes seconds. */
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
 * postgres.js never says so when a COPY is refused at its end (a constraint, a trigger, a full disk): its stream stays
 * open for ever. The next statement does: it fails in a transaction that has been aborted.
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
  for (const piece of copyLines(columns, rows)) await new Promise((sent) => sink.write(piece, sent))
  sink.end()
  await tx.unsafe('select').catch((cause: unknown) => {
    throw (
      refused[0] ?? new Error(`the rows of ${getTableName(table)} were refused; the server's log says why`, { cause })
    )
  })
}

/** PGlite has no wire to send rows over: there COPY reads the text as a file. */
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

/** Rows in one piece of text: fewer, larger pieces are faster to send. */
const rowsInPiece = 50

/** COPY's text format: a line a row, tabs between the values (PostgreSQL manual, COPY, "Text Format"). */
export function* copyLines(columns: readonly string[], rows: readonly Row[]): Generator<string> {
  for (let start = 0; start < rows.length; start += rowsInPiece) {
    const lines = rows
      .slice(start, start + rowsInPiece)
      .map((row) => columns.map((key) => copyValue(row[key])).join('\t'))
    yield `${lines.join('\n')}\n`
  }
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function copyValue(value: Value): string {
  if (value === null || value === undefined) return '\\N'
  if (value instanceof Date) return value.toISOString()
  return String(value).replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character)
}
