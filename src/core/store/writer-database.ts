/**
 * The writer's connection: transactions that run again when the database says so, and errors by the
 * rules they name.
 */
import { toHex } from 'candor-disclosure/text/hex.ts'
import { type SQL, sql } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { StoreUnavailable, sqlState } from './errors.ts'

export type WriterDatabase = PgDatabase<PgQueryResultHKT>

/** Rows of a statement. PGlite returns them in an object, postgres.js as an array. */
export async function rowsOf<Row>(db: WriterDatabase, statement: SQL): Promise<Row[]> {
  const result: unknown = await db.execute(statement)
  return (Array.isArray(result) ? result : (result as { rows: unknown[] }).rows) as Row[]
}

/** How many rows a statement with RETURNING changed. */
export const countRows = async (db: WriterDatabase, statement: SQL): Promise<number> =>
  (await rowsOf(db, statement)).length

type Results<Sent extends readonly unknown[]> = {
  -readonly [Index in keyof Sent]: Awaited<Sent[Index]>
}

/**
 * The results of statements of one transaction that were sent one after the other, by `rowsOf`,
 * without waiting for each other: a server does them in their order, in one round trip. Fails as
 * the first one that failed, when all have ended.
 */
export async function together<const Sent extends readonly unknown[]>(
  sent: Sent,
): Promise<Results<Sent>> {
  const ends = await Promise.allSettled(sent)
  return ends.map((end) => {
    if (end.status === 'rejected') throw end.reason
    return end.value
  }) as Results<Sent>
}

/**
 * In this transaction, PostgreSQL walks indexes in their order, also where its statistics say that
 * there is little to read. Those of a queue are always late: a million rows are gone before
 * they are counted. Plans that are turned off only seem
 * expensive, and no query must be compiled for that.
 */
export const walkIndexes = (tx: WriterDatabase) =>
  tx.execute(
    sql`select set_config(name, 'off', true) from unnest(array['enable_seqscan', 'enable_bitmapscan', 'enable_hashjoin', 'enable_mergejoin',
      'enable_sort', 'jit']) name`,
  )

/**
 * The constraint that an error names: postgres.js and PGlite have different names for it, and
 * Drizzle wraps their errors.
 */
export function constraintOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const { constraint_name: name, constraint } = error as {
    constraint_name?: string
    constraint?: string
  }
  return name ?? constraint ?? constraintOf(error.cause)
}

/**
 * A serialization failure and a deadlock (PostgreSQL, Appendix A): the same transaction can
 * succeed.
 */
const retryable: readonly unknown[] = ['40001', '40P01']
const attempts = 8

/**
 * Also after a writer of SQL has just made an article with the same external id: the next attempt
 * finds it.
 */
const canSucceed = (error: unknown) =>
  retryable.includes(sqlState(error)) || constraintOf(error) === 'articles_external_id_unique'

/**
 * Runs `work` in a transaction, again after a deadlock. `keep` says whether its result is
 * committed: without it, nothing of it stays. Everything that triggers do at the commit is done
 * before `keep` is asked, so a commit cannot be refused.
 */
export const inTransaction = <T>(
  db: WriterDatabase,
  work: (tx: WriterDatabase) => Promise<T>,
  keep: (result: T) => boolean = () => true,
): Promise<T> => retrying(() => runOnce(db, work, keep))

/** Runs `attempt` again after a deadlock. */
export async function retrying<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (!canSucceed(error) || tries === attempts) throw error
      // Full jitter, up to half a second: two transactions that met once should not meet again.
      await new Promise((resolve) =>
        setTimeout(resolve, Math.random() * Math.min(500, 5 * 2 ** tries)),
      )
    }
  }
}

/** Carries the result of a transaction that is rolled back. */
class RolledBack<T> extends Error {
  readonly result: T
  constructor(result: T) {
    super('rolled back')
    this.result = result
  }
}

async function runOnce<T>(
  db: WriterDatabase,
  work: (tx: WriterDatabase) => Promise<T>,
  keep: (result: T) => boolean,
) {
  let own: unknown
  try {
    return await db.transaction(async (tx) => {
      try {
        const result = await work(tx)
        if (!keep(result)) throw new RolledBack(result)
        return result
      } catch (error) {
        own = error
        throw error
      }
    })
  } catch (error) {
    if (error instanceof RolledBack) return error.result as T
    // An error of BEGIN or COMMIT: the sockets of workerd fail without a code.
    if (error !== own && sqlState(error) === undefined)
      throw new StoreUnavailable('the connection failed', { cause: error })
    throw error
  }
}

/**
 * Does now what triggers do at the commit: listings, markers, parts of archives. Until the next
 * write.
 */
export const finishChanges = (tx: WriterDatabase) => rowsOf(tx, sql`set constraints all immediate`)

/** Puts it off again: writes that follow in the transaction are done together. */
export const collectChanges = (tx: WriterDatabase) => tx.execute(sql`set constraints all deferred`)

/** The time of the statement. */
export const now = sql`statement_timestamp()`

/** The time in the database, never before what a feed has shown. */
export async function readClock(db: WriterDatabase): Promise<string> {
  const [row] = await rowsOf<{ now: string }>(
    db,
    sql`select ${timestamp(sql`candor_clock()`)} as now`,
  )
  return row?.now ?? ''
}

/** A parameter for `text[]`. */
export const textArray = (list: readonly string[] | null) =>
  list === null
    ? sql`null`
    : sql`array(select jsonb_array_elements_text(${JSON.stringify(list)}::jsonb))`

/** A parameter for `uuid[]`. */
export const idArray = (ids: readonly string[]) => sql`${textArray(ids)}::uuid[]`

/** A parameter for `bytea`. */
export const bytesOf = (bytes: Uint8Array) => sql`decode(${toHex(bytes)}, 'hex')`

/**
 * A time with all its microseconds, as text that every driver and setting gives alike: such texts
 * have the order of their times.
 */
export const exactTime = (time: SQL) =>
  sql`to_char(${time} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** RFC 3339, without zeros at the end of the fraction: `2026-11-26T08:00:00Z`. */
export const timestamp = (time: SQL) => sql`regexp_replace(${exactTime(time)}, '\\.?0+Z$', 'Z')`

/** Members of `json_build_object`: these columns of a table as timestamps. */
export const timestamps = (table: string, columns: readonly string[]) =>
  sql.join(
    columns.map((name) => sql`${sql.raw(`'${name}'`)}, ${timestamp(sql.raw(`${table}.${name}`))}`),
    sql`, `,
  )

/** The writer's name, for the record of changes. */
export const setActor = (tx: WriterDatabase, name: string) =>
  rowsOf(tx, sql`select set_config('candor.actor', ${name}, true)`)

/** Lists what the transaction writes by its own dates: docs/articles.md, "Importing an archive". */
export const startImport = (tx: WriterDatabase) =>
  tx.execute(sql`select set_config('candor.backdate', 'on', true)`)

/** Closes the parts of the archive that imports have left open. */
export const endImport = (db: WriterDatabase) => db.execute(sql`select candor_import_done()`)
