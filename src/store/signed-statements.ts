/** The queries for signed statements and public keys, each with the markers of its families. */
import { eq, type SQL, sql } from 'drizzle-orm'
import { families } from '../../schema/kept-tables.ts'
import { jsonList, utc } from './conditions.ts'
import type { Marker } from './snapshot.ts'
import { type Database, markerColumns, oneRow } from './statements.ts'

/** Public statements in one part of the log. A part never changes. */
export const logPartLength = 50

/**
 * All statements of an article, for a partner its private ones too; or a part of the public log,
 * the newest ones for `null`.
 */
export type StatementSelection =
  | { readonly address: string; readonly audience: string | null }
  | { readonly part: number | null }

/** Times are text that `instant` parses. */
export type StoredStatement = {
  readonly address: string
  readonly number: number
  readonly at: string
  readonly state: string
  readonly jws: string
}

export type StoredKey = {
  readonly kid: string
  readonly x: string
  /** Seconds since 1970. */
  readonly nbf: number
  readonly exp: number | null
  readonly revoked_at: number | null
  readonly reason: string | null
}

/** One consistent read. */
export type Signed<Row> = Pick<Marker, 'state' | 'readAt'> & {
  /** Oldest first. */
  readonly rows: readonly Row[]
  /** Closed parts of the public log. */
  readonly parts: number
}

const parts = sql`(select coalesce(max(log_number), 0) / ${sql.raw(`${logPartLength}`)} from statements)`

function selected(selection: StatementSelection): SQL {
  if ('address' in selection) {
    const { address, audience } = selection
    if (audience === null) return sql`address = ${address} and audience is null`
    // Public, private, or one after the other: the chain of the newest statement counts.
    const isTheirs = sql`(audience is null or audience @> array[${audience}::text])`
    return sql`${isTheirs} and address = (select address from statements
      where address in (${address}, '~' || ${address}) and ${isTheirs} order by id desc limit 1)`
  }
  const { part } = selection
  // The newest ones overlap with the last closed part.
  const first = part === null ? sql`(${parts} - 1)` : sql`(${part}::int - 1)`
  const isIn = sql`log_number > ${first} * ${sql.raw(`${logPartLength}`)}`
  return part === null
    ? isIn
    : sql`${isIn} and log_number <= ${part}::int * ${sql.raw(`${logPartLength}`)} and ${part}::int <= ${parts}`
}

const query = <Row>(db: Database, names: readonly [string, ...string[]], rows: SQL<Row[]>) =>
  db
    .select({ ...markerColumns(names), rows, parts: sql<number>`${parts}::int` })
    .from(oneRow)
    .leftJoin(families, eq(families.family, names[0]))

export const signedStatements = (
  db: Database,
  names: readonly [string, ...string[]],
  selection: StatementSelection,
) =>
  query(
    db,
    names,
    jsonList<StoredStatement[]>(
      sql`json_build_object('address', address, 'number', number, 'at', ${utc(sql`at`)}, 'state', state, 'jws', jws) order by id`,
      sql`statements where ${selected(selection)}`,
    ),
  )

const seconds = (time: string) => sql.raw(`floor(extract(epoch from ${time}))::bigint`)

/** Retired keys stay. */
export const signingKeys = (db: Database) =>
  query(
    db,
    ['all'],
    jsonList<StoredKey[]>(
      sql`json_build_object('kid', kid, 'x', x, 'nbf', ${seconds('not_before')}, 'exp', ${seconds('not_after')},
        'revoked_at', ${seconds('retired_at')}, 'reason', reason) order by not_before, kid`,
      sql`signing_keys`,
    ),
  )
