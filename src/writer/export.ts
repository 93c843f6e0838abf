/** Everything of a newsroom as lines of JSON, and back: also what triggers keep, so the feeds are the same, byte for byte. */
import { sql } from 'drizzle-orm'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import * as kept from '../../schema/kept-tables.ts'
import * as tables from '../../schema/tables.ts'
import { sqlState } from '../store/errors.ts'
import { reasonOf } from '../store/reason-of.ts'
import { rowsOf, type WriterDatabase } from './database.ts'
import { idArray } from './read-articles.ts'

/**
 * In the order in which they can be written. Not exported: tokens and answers of the API, which are of this installation; the
 * search index, which is made anew; and what is the same in every database of this version.
 */
const exported: readonly PgTable[] = [
  ...[
    tables.topics,
    tables.articles,
    tables.sources,
    tables.articleTopics,
    tables.corrections,
    tables.retiredTopics,
    tables.oldAddresses,
  ],
  ...[kept.notices, kept.listings, kept.tombstones, kept.families, kept.archiveParts, kept.articleEvents],
]

const described = exported.map((table) => {
  const { name, columns, primaryKeys } = getTableConfig(table)
  const key = primaryKeys.flatMap(({ columns: own }) => own.map((column) => column.name))
  return {
    name,
    key: key.length > 0 ? key : columns.flatMap((column) => (column.primary ? [column.name] : [])),
    identity: columns.flatMap((column) => (column.generatedIdentity ? [column.name] : [])),
  }
})

/** The first line: what the file is, and the schema that its rows have. */
type Head = { readonly candor: 'export'; readonly version: 1; readonly schema: string }

export type ExportLine = { readonly table: string; readonly row: unknown }

/** The last line. A file without it was cut off. `lines` are those before it. */
type End = { readonly candor: 'end'; readonly lines: number }

/** The file cannot be read into this database. */
export class CannotRestore extends Error {
  override readonly name = 'CannotRestore'
}

/** Rows in one query. */
const pageLength = 500

const nameOfSchema = async (db: WriterDatabase): Promise<string> => {
  const [row] = await rowsOf<{ hash: string }>(
    db,
    sql`select hash from candor_migrations order by created_at desc limit 1`,
  )
  return row?.hash.slice(0, 16) ?? ''
}

/** Hands every line to `send`, all of one moment. The same newsroom gives the same lines. */
export async function exportNewsroom(db: WriterDatabase, send: (line: string) => Promise<void> | void): Promise<void> {
  let lines = 0
  const write = async (line: string) => {
    await send(line)
    lines += 1
  }
  const work = async (tx: WriterDatabase) => {
    await tx.execute(sql`set local timezone = 'UTC'`)
    const head: Head = { candor: 'export', version: 1, schema: await nameOfSchema(tx) }
    await write(JSON.stringify(head))
    for (const { name, key } of described) {
      const order = sql.raw(key.map((column) => `t.${column}`).join(', '))
      await tx.execute(
        sql`declare exported cursor for select to_jsonb(t)::text as row from ${sql.raw(name)} t order by ${order}`,
      )
      for (;;) {
        const rows = await rowsOf<{ row: string }>(tx, sql`fetch ${sql.raw(`${pageLength}`)} from exported`)
        for (const { row } of rows) await write(`{"table":${JSON.stringify(name)},"row":${row}}`)
        if (rows.length < pageLength) break
      }
      await tx.execute(sql`close exported`)
    }
    const end: End = { candor: 'end', lines }
    await write(JSON.stringify(end))
  }
  await db.transaction(work, { isolationLevel: 'repeatable read', accessMode: 'read only' })
}

/**
 * Writes the lines into an empty database. Only the owner of the tables can: it disables their triggers until its end.
 * Returns the number of articles.
 *
 * @throws {CannotRestore} if the database is not empty, or the lines are of another version or not complete. Nothing is written then.
 */
export async function restoreNewsroom(db: WriterDatabase, lines: AsyncIterable<string>): Promise<number> {
  const read = lines[Symbol.asyncIterator]()
  const head = parseHead((await read.next()).value ?? '')
  return db.transaction(async (tx) => {
    await checkSchema(tx, head)
    await checkEmpty(tx)
    await setTriggers(tx, 'disable')
    // Others may have written until the line above, which locks the tables.
    await checkEmpty(tx)
    await tx.execute(sql`delete from families`)
    for await (const { table, rows } of inGroups(untilEnd({ [Symbol.asyncIterator]: () => read }))) {
      await insertRows(tx, table, rows)
    }
    await continueIdentities(tx)
    await setTriggers(tx, 'enable')
    return indexWords(tx)
  })
}

/** Returns the number of articles. */
async function indexWords(tx: WriterDatabase): Promise<number> {
  const ids = (await rowsOf<{ id: string }>(tx, sql`select id from articles order by id`)).map(({ id }) => id)
  for (let from = 0; from < ids.length; from += pageLength) {
    await tx.execute(sql`select candor_index_words(${idArray(ids.slice(from, from + pageLength))})`)
  }
  return ids.length
}

/** Classes of SQLSTATE of wrong data and broken rules (PostgreSQL, Appendix A): the file has been changed. */
const wrongData: readonly string[] = ['22', '23']

async function insertRows(tx: WriterDatabase, table: string, rows: readonly string[]): Promise<void> {
  const written = sql`insert into ${sql.raw(table)} overriding system value
    select * from jsonb_populate_recordset(null::${sql.raw(table)}, ${`[${rows.join(',')}]`}::jsonb)`
  try {
    await tx.execute(written)
  } catch (error) {
    if (!wrongData.includes(String(sqlState(error)).slice(0, 2))) throw error
    throw new CannotRestore(`The rows of ${table} in the export cannot be written: ${reasonOf(error)}.`)
  }
}

function parseHead(line: string): Head {
  try {
    const head: unknown = JSON.parse(line)
    if (typeof head === 'object' && head !== null && 'candor' in head && head.candor === 'export') return head as Head
  } catch {
    // Said below.
  }
  throw new CannotRestore('The first line is not that of an export of Candor.')
}

async function checkSchema(tx: WriterDatabase, { schema }: Head): Promise<void> {
  if (schema !== (await nameOfSchema(tx))) {
    throw new CannotRestore('The export is of another version of Candor: export with the version that reads it.')
  }
}

/** Change markers are replaced: a database has some from its first day. */
async function checkEmpty(tx: WriterDatabase): Promise<void> {
  for (const { name } of described) {
    if (name === 'families') continue
    const found = await rowsOf(tx, sql`select from ${sql.raw(name)} limit 1`)
    if (found.length > 0)
      throw new CannotRestore(`The table ${name} of the database has rows: an export goes into an empty one.`)
  }
}

const setTriggers = async (tx: WriterDatabase, to: 'enable' | 'disable') => {
  for (const { name } of described) await tx.execute(sql.raw(`alter table ${name} ${to} trigger user`))
}

async function continueIdentities(tx: WriterDatabase): Promise<void> {
  for (const { name, identity } of described) {
    for (const column of identity) {
      await tx.execute(
        sql.raw(`select setval(pg_get_serial_sequence('${name}', '${column}'), max(${column})) from ${name}`),
      )
    }
  }
}

/** The lines between the first and the last, which must say how many they are. */
async function* untilEnd(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let before = 1
  let end: number | null = null
  for await (const line of lines) {
    if (end !== null) throw new CannotRestore(`The export ends before its line ${before + 2}.`)
    const [, count] = /^\{"candor":"end","lines":(\d+)\}$/.exec(line) ?? []
    if (count !== undefined) end = Number(count)
    else {
      before += 1
      yield line
    }
  }
  if (end === null) throw new CannotRestore('The export has no last line, so it was cut off: export again.')
  if (end !== before)
    throw new CannotRestore(`The export has ${before} lines before its last one, which says ${end}: export again.`)
}

/** Characters in one statement. */
const mostCharacters = 4_000_000

/** Rows of one table, in groups. The row is cut out of its line, so no number loses digits. */
async function* inGroups(
  lines: AsyncIterable<string>,
): AsyncGenerator<{ readonly table: string; readonly rows: readonly string[] }> {
  let table = ''
  let rows: string[] = []
  let characters = 0
  for await (const line of lines) {
    const [, name = '', row = ''] = /^\{"table":"([a-z_]+)","row":(\{.*\})\}$/s.exec(line) ?? []
    if (!described.some((each) => each.name === name))
      throw new CannotRestore(`A line is of no table of Candor: ${line.slice(0, 80)}`)
    if (name !== table || characters > mostCharacters) {
      if (rows.length > 0) yield { table, rows }
      table = name
      rows = []
      characters = 0
    }
    rows.push(row)
    characters += row.length
  }
  if (rows.length > 0) yield { table, rows }
}
