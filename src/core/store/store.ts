/**
 * The store: runs the queries and returns articles, in the same way on PGlite, postgres.js and
 * Hyperdrive.
 */
import { sql } from 'drizzle-orm'
import {
  type DirectoryQuery,
  type DirectoryResult,
  directoryStatement,
  toDirectory,
} from './directory-query.ts'

import { isCanceled, roleWithout, SearchTooSlow, StoreUnavailable, toStoreError } from './errors.ts'
import {
  type KnownAddresses,
  knownAddressesStatement,
  toKnownAddresses,
} from './known-addresses.ts'
import { type News, newsStatement, toNews } from './news.ts'
import { type ListedPage, pagesStatement } from './pages.ts'
import { type KnownPartner, partnersStatement, toKnownPartner } from './partners.ts'
import type { ArticleSelection } from './selection.ts'
import {
  type Signed,
  type StatementSelection,
  type StoredKey,
  type StoredStatement,
  signedStatements,
  signingKeys,
} from './signed-statements.ts'
import type { LeftOut, Marker, Snapshot } from './snapshot.ts'
import {
  type Database,
  latestStatement,
  type MarkerRow,
  markerStatement,
  newestStatement,
  similarFamiliesStatement,
} from './statements.ts'
import { toMarker } from './to-marker.ts'
import { toSnapshot } from './to-snapshot.ts'
import { rowsOf as resultOf } from './writer-database.ts'

/**
 * Methods throw `StoreUnavailable` if the database does not answer, and `StatementFailed` if it
 * refuses only this query; a search can also throw `SearchTooSlow`.
 */
export type Store = {
  /**
   * The selected articles with their parts, and the family's marker, from one query. `signal` ends
   * a search.
   */
  readonly latest: (selection: ArticleSelection, signal?: AbortSignal) => Promise<Snapshot>
  /**
   * The marker of a family, or of several together, from one cheap query. A family that does not
   * exist has one too.
   */
  readonly findMarker: (family: string, ...beside: string[]) => Promise<Marker>
  /** The families that match, from one query. */
  readonly findFamilies: (listing: DirectoryQuery) => Promise<DirectoryResult>
  /** Keys of families that begin with `prefix` and had an article; at most `limit`, in no order. */
  readonly findSimilarFamilies: (prefix: string, limit: number) => Promise<readonly string[]>
  /** The articles of the last two days, and the marker of all articles, from one query. */
  readonly findNews: () => Promise<News>
  /** The newest articles whose address begins with `prefix`, newest first, from one query. */
  readonly findPages: (prefix: string) => Promise<Signed<ListedPage>>
  /** The addresses that exist, from one query. */
  readonly findAddresses: () => Promise<KnownAddresses>
  /** Age in seconds of the newest entry of each group of families that has one, from one query. */
  readonly findNewest: () => Promise<Readonly<Record<string, number>>>
  /** Signed statements, with the marker of these families together, from one query. */
  readonly findStatements: (
    families: readonly [string, ...string[]],
    selection: StatementSelection,
  ) => Promise<Signed<StoredStatement>>
  /** Public keys of signed statements, from one query. */
  readonly findSigningKeys: () => Promise<Signed<StoredKey>>
  /** Partners whose tokens count now, from one query. */
  readonly findPartners: () => Promise<readonly KnownPartner[]>
}

/** Between the timeouts of locks and of all other queries (connection.ts). */
const searchTimeoutMs = 2000

/** For one transaction, which it names; one statement, because each costs a round trip. */
const searchSettings =
  sql.raw(`select set_config('statement_timeout', '${searchTimeoutMs}', true), set_config('transaction_read_only', 'on', true),
    pg_backend_pid() as pid, extract(epoch from now())::text as start`)

/**
 * Calls `leftOut` each time that it leaves out an article; `reportOnce` prevents repeated log
 * lines.
 */
export function createStore(db: Database, leftOut: LeftOut): Store {
  return {
    async latest(selection, signal) {
      const rows = await (selection.words === null
        ? answerOf(db, latestStatement(db, selection))
        : search(db, selection, signal))
      return toSnapshot(rows, selection, leftOut)
    },
    async findMarker(family, ...beside) {
      const rows = await answerOf(db, markerStatement(db, [family, ...beside]))
      return toMarker(rows[0], family)
    },
    async findFamilies(listing) {
      return toDirectory(await rowsOf(db, directoryStatement(db, listing)))
    },
    async findSimilarFamilies(prefix, limit) {
      const rows = await rowsOf(db, similarFamiliesStatement(db, prefix, limit))
      return rows.map(({ family }) => family)
    },
    async findNews() {
      return toNews(await answerOf(db, newsStatement(db)))
    },
    async findPages(prefix) {
      return toSigned(await answerOf(db, pagesStatement(db, prefix)))
    },
    async findAddresses() {
      return toKnownAddresses(await rowsOf(db, knownAddressesStatement(db)))
    },
    async findNewest() {
      const rows = await rowsOf(db, newestStatement(db))
      return Object.fromEntries(
        rows.flatMap(({ group, ageSeconds: age }) => (age === null ? [] : [[group, Number(age)]])),
      )
    },
    async findStatements(names, selection) {
      return toSigned(await answerOf(db, signedStatements(db, names, selection)))
    },
    async findSigningKeys() {
      return toSigned(await answerOf(db, signingKeys(db)))
    },
    async findPartners() {
      return (await rowsOf(db, partnersStatement(db))).map(toKnownPartner)
    },
  }
}

/**
 * Anyone can send an expensive search, so it has a timeout of its own, which also ends the work in
 * the database.
 */
async function search(db: Database, selection: ArticleSelection, signal?: AbortSignal) {
  signal?.throwIfAborted()
  const rows = db.transaction(async (tx) => {
    const [own] = await resultOf<{ pid: number; start: string }>(tx, searchSettings)
    // Its connection may have another transaction by then.
    const statement = sql`select pg_cancel_backend(pid) from pg_stat_activity
      where pid = ${own?.pid} and extract(epoch from xact_start)::text = ${own?.start}`
    const cancel = () => void db.execute(statement).catch(() => {})
    signal?.addEventListener('abort', cancel)
    return await latestStatement(tx, selection).finally(() =>
      signal?.removeEventListener('abort', cancel),
    )
  })
  try {
    return await answerOf(db, rows)
  } catch (error) {
    if (!isCanceled(error)) throw error
    throw new SearchTooSlow(`the search took longer than ${searchTimeoutMs} ms`, { cause: error })
  }
}

async function rowsOf<Row>(db: Database, statement: PromiseLike<Row[]>): Promise<Row[]> {
  return await Promise.resolve(statement).catch(async (cause: unknown) => {
    throw toStoreError(cause, await roleWithout(cause, () => db))
  })
}

/** For queries that always return a row. */
async function answerOf<Row>(
  db: Database,
  statement: PromiseLike<Row[]>,
): Promise<[Row, ...Row[]]> {
  const [first, ...others] = await rowsOf(db, statement)
  if (first === undefined)
    throw new StoreUnavailable('the database returned no row for a query that always returns one')
  return [first, ...others]
}

function toSigned<Row>([{ rows, ...row }]: [
  MarkerRow & { rows: Row[] },
  ...unknown[],
]): Signed<Row> {
  const { state, readAt } = toMarker(row, 'all')
  return { rows, state, readAt }
}
