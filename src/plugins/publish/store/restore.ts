/** The way back of an export (export.ts): the same newsroom in an empty database. */
import { sql } from 'drizzle-orm'
import { reasonOf, sqlState } from '../../../core/store/errors.ts'
import { idArray, rowsOf, type WriterDatabase } from '../../../core/store/writer-database.ts'
import { exportedTables, head, pageLength } from './export.ts'

/** The file cannot be read into this database. */
export class CannotRestore extends Error {
  override readonly name = 'CannotRestore'
}

/**
 * Writes the lines into an empty database. Only the owner of the tables can: it disables their
 * triggers until its end. Returns the number of articles; `indexed` gets the number of articles in
 * the search index, which comes last.
 *
 * Columns that the lines lack, because an earlier version wrote them, get their defaults.
 *
 * @throws {CannotRestore} if the database is not empty, the lines are of a newer version or not
 *   complete, or the role is not the owner. Nothing is written then.
 */
export const restoreNewsroom = (
  db: WriterDatabase,
  lines: AsyncIterable<string>,
  indexed: (articles: number) => void = () => {},
): Promise<number> =>
  db.transaction(async (tx) => {
    await checkOwner(tx)
    await checkEmpty(tx)
    await setTriggers(tx, 'disable')
    // Others may have written until the line above, which locks the tables.
    await checkEmpty(tx)
    await tx.execute(sql`delete from families`)
    for await (const { table, rows } of inGroups(lines)) await insertRows(tx, table, rows)
    for (const { name, identity } of exportedTables) {
      for (const column of identity) {
        const statement = `select setval(pg_get_serial_sequence('${name}', '${column}'), max(${column})) from ${name}`
        await tx.execute(sql.raw(statement))
      }
    }
    await setTriggers(tx, 'enable')
    return indexWords(tx, indexed)
  })

/** Returns the number of articles. */
async function indexWords(
  tx: WriterDatabase,
  indexed: (articles: number) => void,
): Promise<number> {
  const ids = (await rowsOf<{ id: string }>(tx, sql`select id from articles order by id`)).map(
    ({ id }) => id,
  )
  for (let from = 0; from < ids.length; from += pageLength) {
    await tx.execute(sql`select candor_index_words(${idArray(ids.slice(from, from + pageLength))})`)
    indexed(Math.min(from + pageLength, ids.length))
  }
  return ids.length
}

/**
 * Classes of SQLSTATE of wrong data and broken rules (PostgreSQL, Appendix A): the file has been
 * changed.
 */
const wrongData: readonly string[] = ['22', '23']

async function insertRows(
  tx: WriterDatabase,
  table: string,
  rows: readonly string[],
): Promise<void> {
  // The first row tells the columns of all. The database parses the values, because JavaScript's
  // numbers lose digits.
  const columns = Object.keys(parseObject(rows[0] ?? ''))
  if (columns.length === 0)
    throw new CannotRestore(`A row of ${table} in the export has no columns: export again.`)
  const known = exportedTables.find(({ name }) => name === table)?.columns ?? []
  const other = columns.find((column) => !known.includes(column))
  if (other !== undefined)
    throw new CannotRestore(`The export has the column ${other} of ${table}. ${newer}`)
  const list = sql.raw(columns.map((column) => `"${column}"`).join(', '))
  const written = sql`insert into ${sql.raw(table)} (${list}) overriding system value
    select ${list} from jsonb_populate_recordset(null::${sql.raw(table)}, ${`[${rows.join(',')}]`}::jsonb)`
  try {
    await tx.execute(written)
  } catch (error) {
    if (!wrongData.includes(String(sqlState(error)).slice(0, 2))) throw error
    throw new CannotRestore(
      `The rows of ${table} in the export cannot be written: ${reasonOf(error)}.`,
    )
  }
}

const newer = 'A newer Candor wrote it: import it with that one.'

/** Empty for text that is no JSON object. */
function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    return { ...JSON.parse(text) }
  } catch {
    return {}
  }
}

async function checkOwner(tx: WriterDatabase): Promise<void> {
  const names = exportedTables.map(({ name }) => name).join(' ')
  const [row] = await rowsOf<{ role: string; owner: string | null }>(
    tx,
    sql`select current_user::text as role, (
      select relowner::regrole::text from pg_class
      where oid = any(string_to_array(${names}, ' ')::regclass[]) and not pg_has_role(relowner, 'usage') limit 1) as owner`,
  )
  if (row?.owner)
    throw new CannotRestore(
      `The role ${row.role} does not own the tables. An export is restored without their triggers, which only their owner, ${row.owner}, may disable: set DATABASE_URL to that role.`,
    )
}

/** Change markers are replaced: a database has some from its first day. */
async function checkEmpty(tx: WriterDatabase): Promise<void> {
  for (const { name } of exportedTables) {
    if (name === 'families') continue
    const found = await rowsOf(tx, sql`select from ${sql.raw(name)} limit 1`)
    if (found.length > 0)
      throw new CannotRestore(
        `The table ${name} of the database has rows: an export goes into an empty one.`,
      )
  }
}

const setTriggers = async (tx: WriterDatabase, to: 'enable' | 'disable') => {
  for (const { name } of exportedTables)
    await tx.execute(sql.raw(`alter table ${name} ${to} trigger user`))
}

/** Characters in one statement. */
const maxCharacters = 4_000_000

/**
 * Rows of one table, in groups. The first line has the version, and the last one the number of
 * lines before it.
 */
async function* inGroups(lines: AsyncIterable<string>) {
  let count = 0
  let end: number | null = null
  let group = { table: '', rows: [] as string[], characters: 0 }
  for await (const line of lines) {
    if (end !== null) throw new CannotRestore(`The export ends before its line ${count + 2}.`)
    const [, before] = /^\{"candor":"end","lines":(\d+)\}$/.exec(line) ?? []
    if (before !== undefined) {
      end = Number(before)
      continue
    }
    count += 1
    if (count === 1) {
      checkHead(line)
      continue
    }
    // The row is cut out of its line, so no number loses digits.
    const [, table = '', row = ''] = /^\{"table":"([a-z_]+)","row":(\{.*\})\}$/s.exec(line) ?? []
    if (!exportedTables.some(({ name }) => name === table))
      throw new CannotRestore(`A line is of no table of Candor: ${line.slice(0, 80)}`)
    if (table !== group.table || group.characters > maxCharacters) {
      if (group.rows.length > 0) yield group
      group = { table, rows: [], characters: 0 }
    }
    group.rows.push(row)
    group.characters += row.length
  }
  if (end === null)
    throw new CannotRestore('The export has no last line, so it was cut off: export again.')
  if (end !== count)
    throw new CannotRestore(
      `The export has ${count} lines before its last one, which says ${end}: export again.`,
    )
  if (group.rows.length > 0) yield group
}

function checkHead(line: string): void {
  const { candor, version } = parseObject(line)
  if (candor !== head.candor)
    throw new CannotRestore('The first line is not that of an export of Candor.')
  if (version !== head.version)
    throw new CannotRestore(`The export is of version ${JSON.stringify(version)}. ${newer}`)
}
