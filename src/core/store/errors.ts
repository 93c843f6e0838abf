/** Errors of the store, which of them an error of the database is, and their text. */
import { DrizzleQueryError, sql } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

/**
 * The database did not answer, or its answer cannot be used. `cause` is the database's error, if
 * there is one.
 */
export class StoreUnavailable extends Error {
  override readonly name: string = 'StoreUnavailable'
}

/**
 * The database is there, but does not let this service read or write: rights or migrations are
 * missing. A retry does not help.
 */
export class StoreUnreadable extends StoreUnavailable {
  override readonly name = 'StoreUnreadable'
}

/** The database refused this statement: others may work. `cause` is the database's error. */
export class StatementFailed extends Error {
  override readonly name = 'StatementFailed'
}

export class SearchTooSlow extends Error {
  override readonly name = 'SearchTooSlow'
}

/** SQLSTATEs of a missing table, column and function. */
const missingObject: readonly unknown[] = ['42P01', '42703', '42883']

/**
 * Classes of SQLSTATE in which the database answered, and only refused one statement (PostgreSQL,
 * Appendix A): data exceptions, such as a refused cast, rollbacks, such as a deadlock, limits of a
 * program, and errors raised by a function. A timeout is none of them: what locks or slows one
 * query concerns the tables that all read.
 */
const refusals: readonly string[] = ['21', '22', '23', '40', '54', 'P0']
/** SQLSTATEs of a damaged row or index. */
const damaged: readonly unknown[] = ['XX001', 'XX002']

/** SQLSTATEs of a missing right, and of a write to a database that is read-only. */
const notPermitted = '42501'
const readOnly = '25006'
/** Says whether the role may not do what the statement does; other statements may work. */
export const isForbidden = (error: unknown): boolean =>
  [notPermitted, readOnly].some((state) => state === sqlState(error))
/**
 * The role that lacks a right, if that is the error, which does not name it; `undefined` if it may
 * not even connect.
 */
export async function roleWithout(
  error: unknown,
  db: () => PgDatabase<PgQueryResultHKT>,
): Promise<string | undefined> {
  if (!isForbidden(error)) return undefined
  const rows = await db()
    .select({ role: sql<string>`current_user` })
    .from(sql`(select) as one`)
    .catch(() => [])
  return rows[0]?.role
}

/** Class of SQLSTATE of a refused login, and the state of a missing database. */
const isLogin = (state: unknown) => String(state).startsWith('28') || state === '3D000'

/** The role that has all rights to read or to write, and the setting with its login. */
export type Login = { readonly group: string; readonly setting: string }
const reader: Login = { group: 'candor_reader', setting: 'DATABASE_URL' }

export const readOnlyRemedy = (setting: string) =>
  `Set ${setting} to a server that takes writes, or turn off default_transaction_read_only of the role and database`

/**
 * The error that the store throws for an error of a query. `role` is the one that the service
 * logged in with, if known.
 */
export function toStoreError(
  cause: unknown,
  role?: string,
  { group, setting } = reader,
): StoreUnavailable | StatementFailed {
  if (cause instanceof StoreUnavailable) return cause
  const state = sqlState(cause)
  if (isForbidden(cause)) {
    const who = role === undefined ? '' : ` (role ${role})`
    const remedy =
      state === readOnly
        ? readOnlyRemedy(setting)
        : `run schema/roles.sql as the owner of the tables, and GRANT ${group} to this role`
    return new StoreUnreadable(`${reasonOf(cause)}${who}: ${remedy}`)
  }
  if (isLogin(state)) {
    return new StoreUnreadable(
      `${reasonOf(cause)}: check the role, its password and the database in ${setting}`,
    )
  }
  if (refusals.includes(String(state).slice(0, 2)) || damaged.includes(state))
    return new StatementFailed('the query was refused', { cause })
  if (!missingObject.includes(state)) return new StoreUnavailable('the query failed', { cause })
  return new StoreUnreadable(
    'the database is not migrated: run "candor migrate" as the owner of its tables',
    {
      cause,
    },
  )
}

export const isCanceled = (error: unknown): boolean => sqlState(error) === '57014'

/** The SQLSTATE of a database's error, also inside another error. */
export function sqlState(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined
  return 'code' in error ? error.code : sqlState(error.cause)
}

/** Errors of the database and of connections have a code; others are faults of the program. */
export const isOutage = (error: unknown): boolean =>
  error instanceof StoreUnavailable ||
  ((error instanceof DrizzleQueryError || (error instanceof Error && 'code' in error)) &&
    toStoreError(error) instanceof StoreUnavailable)

/**
 * An error and its causes in one line. Drizzle's message is the whole query, so the database's
 * message replaces it.
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof DrizzleQueryError && error.cause !== undefined) return reasonOf(error.cause)
  const own = error.message === '' && 'code' in error ? String(error.code) : error.message
  return (error.cause === undefined ? own : `${own} (${reasonOf(error.cause)})`).replace(
    /\s+/g,
    ' ',
  )
}

/** Where a process serves the folder: its own address, and the public one; no slash at the end. */
export type Served = { readonly local: string; readonly root: string }

/**
 * Another running process has the folder open. `served` is `null` if it serves nothing, or not yet.
 */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'
  readonly served: Served | null

  constructor(message: string, served: Served | null = null) {
    super(message)
    this.served = served
  }
}
