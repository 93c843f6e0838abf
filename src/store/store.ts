/**
 * The store: runs the queries and returns articles, in the same way on PGlite, postgres.js and
 * Hyperdrive.
 */
import { sql } from 'drizzle-orm'
import type { Article } from '../article.ts'
import { closeDirections } from '../text/directions.ts'
import { type DirectoryQuery, type DirectoryResult, directoryStatement } from './directory-query.ts'
import {
  isCanceled,
  roleWithout,
  SearchTooSlow,
  StoreUnavailable,
  StoreUnreadable,
  toStoreError,
} from './errors.ts'
import {
  type KnownAddresses,
  knownAddressesStatement,
  toKnownAddresses,
} from './known-addresses.ts'
import { type News, newsStatement } from './news.ts'
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
import type { Excerpt, Marker, Snapshot } from './snapshot.ts'
import {
  type Database,
  latestStatement,
  type MarkerRow,
  markerStatement,
  newestStatement,
  type StateRow,
  similarFamiliesStatement,
} from './statements.ts'
import { type ArticleRow, instant, toArticle, UnshowableArticle } from './to-article.ts'

/**
 * Methods throw `StoreUnavailable` if the database does not answer, and `StatementFailed` if it
 * refuses only this query; a search can also throw `SearchTooSlow`.
 */
export type Store = {
  /** The selected articles with their parts, and the family's marker, from one query. */
  latest(selection: ArticleSelection): Promise<Snapshot>
  /**
   * The marker of a family, or of several together, from one cheap query. A family that does not
   * exist has one too.
   */
  findMarker(family: string, ...beside: string[]): Promise<Marker>
  /** The families that match, from one query. */
  findFamilies(listing: DirectoryQuery): Promise<DirectoryResult>
  /** Keys of families that begin with `prefix` and had an article; at most `limit`, in no order. */
  findSimilarFamilies(prefix: string, limit: number): Promise<readonly string[]>
  /** The articles of the last two days, and the marker of all articles, from one query. */
  findNews(): Promise<News>
  /** The addresses that exist, from one query. */
  findAddresses(): Promise<KnownAddresses>
  /** Age in seconds of the newest entry of each group of families that has one, from one query. */
  findNewest(): Promise<Readonly<Record<string, number>>>
  /** Signed statements, with the marker of these families together, from one query. */
  findStatements(
    families: readonly [string, ...string[]],
    selection: StatementSelection,
  ): Promise<Signed<StoredStatement>>
  /** Public keys of signed statements, from one query. */
  findSigningKeys(): Promise<Signed<StoredKey>>
  /** Partners whose tokens count now, from one query. */
  findPartners(): Promise<readonly KnownPartner[]>
}

/** The state of a family that does not exist. */
export const absent = 'absent'

/** Between the timeouts of locks and of all other queries (connection.ts). */
const searchTimeoutMs = 2000

/** For one transaction; one statement, because each costs a round trip. */
const searchSettings = `select set_config('statement_timeout', '${searchTimeoutMs}', true), set_config('transaction_read_only', 'on', true)`

/** Called for each article that is left out of a result, with the reason. */
export type LeftOut = (articleId: string, reason: string) => void

/**
 * Calls `leftOut` each time that it leaves out an article; `reportOnce` prevents repeated log
 * lines.
 */
export function createStore(db: Database, leftOut: LeftOut): Store {
  return {
    async latest(selection) {
      const rows = await (selection.words === null
        ? answerOf(db, latestStatement(db, selection))
        : search(db, selection))
      const [
        { labels, retired, known, previous, next, unknown, searchable, partChangedAt, ...first },
      ] = rows
      const tombstones = first.tombstones.map(({ guid, deletedAt }) => ({
        guid,
        deletedAt: instant(deletedAt),
      }))
      const articles = rows.flatMap(({ article, ...parts }) =>
        article ? showable({ article, ...parts }, leftOut) : [],
      )
      const excerpts = new Map(
        rows.flatMap(({ article, excerpt }) =>
          article && excerpt ? [[article.id, toExcerpt(excerpt)] as const] : [],
        ),
      )
      const marker = toMarker(first, selection.family)
      const ownChange = partChangedAt === null ? marker.changedAt : instant(partChangedAt)
      const changedAt = selection.words === null ? ownChange : lastUpdate(articles, marker)
      const named = Object.entries(labels).map(
        ([slug, label]) => [slug, closeDirections(label)] as const,
      )
      const family = { labels: new Map(named), retired, known, previous, next, unknown }
      return { articles, tombstones, excerpts, searchable, ...family, ...marker, changedAt }
    },
    async findMarker(family, ...beside) {
      const rows = await answerOf(db, markerStatement(db, [family, ...beside]))
      return toMarker(rows[0], family)
    },
    async findFamilies(listing) {
      const rows = await rowsOf(db, directoryStatement(db, listing))
      const families = rows.map(({ family, label, count, newestAt, languages }) => {
        return {
          family,
          label: label && closeDirections(label),
          count,
          languages,
          newestAt: instant(newestAt),
        }
      })
      return { families, total: rows[0]?.total ?? 0 }
    },
    async findSimilarFamilies(prefix, limit) {
      const rows = await rowsOf(db, similarFamiliesStatement(db, prefix, limit))
      return rows.map(({ family }) => family)
    },
    async findNews() {
      const rows = await answerOf(db, newsStatement(db))
      const { state, readAt } = toMarker(rows[0], 'all')
      const found = rows.filter(({ url }) => url !== null)
      const articles = found.map(({ url, title, language, publishedAt }) => {
        return { url, title: closeDirections(title), language, publishedAt: instant(publishedAt) }
      })
      const leave = found.map(({ leavesAt }) => instant(leavesAt).getTime())
      return {
        articles,
        changesAt: leave.length === 0 ? undefined : new Date(Math.min(...leave)),
        state,
        readAt,
      }
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

/** Most changes of the family do not affect a search, which has no marker of its own. */
const lastUpdate = (articles: readonly Article[], { changedAt }: Marker) =>
  articles.length === 0
    ? changedAt
    : new Date(Math.max(...articles.map(({ updatedAt }) => Number(updatedAt))))

/**
 * Anyone can send an expensive search, so it has a timeout of its own, which also ends the work in
 * the database.
 */
async function search(db: Database, selection: ArticleSelection) {
  const rows = db.transaction(async (tx) => {
    await tx.execute(sql.raw(searchSettings))
    return await latestStatement(tx, selection)
  })
  try {
    return await answerOf(db, rows)
  } catch (error) {
    if (!isCanceled(error)) throw error
    throw new SearchTooSlow(`the search took longer than ${searchTimeoutMs} ms`, { cause: error })
  }
}

/** Parses the text of `article_excerpt`, which encloses each match in U+0002 and U+0003. */
function toExcerpt(marked: string): Excerpt {
  const parts = marked.split('\u0002').flatMap((text, index) => {
    const [first = '', rest = ''] = text.split('\u0003')
    return [
      { text: first, found: index > 0 },
      { text: rest, found: false },
    ]
  })
  return parts.filter(({ text }) => text !== '')
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

function toMarker({ readAt, beside, ...row }: MarkerRow, family: string): Marker {
  const read = {
    readAt: instant(readAt),
    newestAt: row.newest === null ? null : instant(row.newest),
  }
  if (row.changedAt === null && family === 'all') {
    throw new StoreUnreadable('the database has no row for the family "all": run "candor doctor"')
  }
  const states = [row, ...beside]
  const changes = states.flatMap(({ changedAt, newest }) =>
    [changedAt, newest].filter((time) => time !== null),
  )
  return {
    state: states.map(stateOf).join(', '),
    changedAt:
      changes.length === 0
        ? read.readAt
        : new Date(Math.max(...changes.map((time) => Number(instant(time))))),
    ...read,
  }
}

function toSigned<Row>([{ rows, ...row }]: [
  MarkerRow & { rows: Row[] },
  ...unknown[],
]): Signed<Row> {
  const { state, readAt } = toMarker(row, 'all')
  return { rows, state, readAt }
}

const stateOf = ({ version, changedAt, newest, withdrawnAt }: StateRow) =>
  changedAt === null ? absent : `${version} ${changedAt} ${newest} ${withdrawnAt}`

function showable(row: ArticleRow, leftOut: LeftOut): Article[] {
  try {
    return [toArticle(row)]
  } catch (error) {
    if (!(error instanceof UnshowableArticle)) throw error
    leftOut(row.article.id, error.message)
    return []
  }
}
