/** The queries for signed statements and public keys, each with the markers of its families. */
import { eq, type SQL, sql } from 'drizzle-orm'
import { families } from '../../../schema/kept-tables.ts'
import { jsonList } from './conditions.ts'
import type { Marker } from './snapshot.ts'
import { type Database, markerColumns, oneRow } from './statements.ts'

/** All statements of an article; for a partner, its private ones too. */
export type StatementSelection = { readonly address: string; readonly audience: string | null }

/** A compact JWS. */
export type StoredStatement = { readonly jws: string }

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
}

function selected({ address, audience }: StatementSelection): SQL {
  if (audience === null) return sql`address = ${address} and audience is null`
  // Public, private, or one after the other: the chain of the newest statement counts.
  const isTheirs = sql`(audience is null or audience @> array[${audience}::text])`
  return sql`${isTheirs} and address = (select address from statements
    where address in (${address}, '~' || ${address}) and ${isTheirs} order by id desc limit 1)`
}

const query = <Row>(db: Database, names: readonly [string, ...string[]], rows: SQL<Row[]>) =>
  db
    .select({ ...markerColumns(names), rows })
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
      sql`json_build_object('jws', jws) order by id`,
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
