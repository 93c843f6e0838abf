/** Where articles come from: asks the statements, and gives back what could be shown. The same on PGlite, postgres.js and Hyperdrive. */
import type { Article, Marker, Selection, Snapshot } from './article.ts'
import { type Database, latestStatement, type MarkerRow, markerStatement } from './statements.ts'
import { type ArticleRow, instant, toArticle, UnshowableArticle } from './to-article.ts'

export type Store = {
  /** The newest articles of a family, with their parts and the family's marker: one statement, one snapshot. */
  latest(selection: Selection): Promise<Snapshot>
  /** The state of a family alone: one cheap statement. */
  marker(family: string): Promise<Marker>
}

/** The database gave no answer that a feed could be made of; the cause is its own error. */
export class StoreUnavailable extends Error {
  override readonly name: string = 'StoreUnavailable'
}

/** Told of each article that is left out of an answer, and why. */
export type LeftOut = (articleId: string, reason: string) => void

export function createStore(db: Database, leftOut: LeftOut): Store {
  return {
    async latest(selection) {
      const rows = await answerOf(latestStatement(db, selection), selection.family)
      const tombstones = rows[0].tombstones.map(({ guid, deletedAt }) => ({ guid, deletedAt: instant(deletedAt) }))
      const articles = rows.flatMap(({ article, ...parts }) =>
        article ? showable({ article, ...parts }, leftOut) : [],
      )
      return { articles, tombstones, ...toMarker(rows[0]) }
    },
    async marker(family) {
      const rows = await answerOf(markerStatement(db, family), family)
      return toMarker(rows[0])
    },
  }
}

/** The tables are not there, or not as this version knows them: waiting does not help, migrating does. */
export class NotMigrated extends StoreUnavailable {
  override readonly name = 'NotMigrated'
}

/** SQLSTATEs of a table, column or function that does not exist. */
const notThere: readonly unknown[] = ['42P01', '42703', '42883']

function sqlState(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined
  return 'code' in error ? error.code : sqlState(error.cause)
}

async function answerOf<Row>(statement: PromiseLike<Row[]>, family: string): Promise<[Row, ...Row[]]> {
  const rows = await Promise.resolve(statement).catch((cause: unknown) => {
    if (!notThere.includes(sqlState(cause))) throw new StoreUnavailable('the database gave no answer', { cause })
    throw new NotMigrated('the database has not been migrated: run "npm run migrate" as the owner of its tables', {
      cause,
    })
  })
  const [first, ...others] = rows
  if (first === undefined)
    throw new StoreUnavailable(`the database has no family "${family}": have the migrations run?`)
  return [first, ...others]
}

function toMarker(row: MarkerRow): Marker {
  const changedAt = instant(row.changedAt)
  const newestAt = row.newest === null ? null : instant(row.newest)
  return {
    state: `${row.version} ${row.changedAt} ${row.newest}`,
    changedAt: newestAt !== null && newestAt > changedAt ? newestAt : changedAt,
    newestAt,
    readAt: instant(row.readAt),
  }
}

function showable(row: ArticleRow, leftOut: LeftOut): Article[] {
  try {
    return [toArticle(row)]
  } catch (error) {
    if (!(error instanceof UnshowableArticle)) throw error
    leftOut(row.article.id, error.message)
    return []
  }
}
