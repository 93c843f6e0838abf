/** Where articles come from: asks the statements, and gives back what could be shown. The same on PGlite, postgres.js and Hyperdrive. */
import type { Article, Marker, Selection, Snapshot } from './article.ts'
import { type Database, latestStatement, type MarkerRow, markerStatement, nearStatement } from './statements.ts'
import { type ArticleRow, instant, toArticle, UnshowableArticle } from './to-article.ts'

export type Store = {
  /** The articles that are selected, with their parts and the family's marker: one statement, one snapshot. */
  latest(selection: Selection): Promise<Snapshot>
  /** The state of a family, or of several together, alone: one cheap statement. A family that is not there has a state too. */
  marker(family: string, ...beside: string[]): Promise<Marker>
  /** Names of families that begin like this and had an article, at most `limit`, in no order. */
  near(prefix: string, limit: number): Promise<readonly string[]>
}

/** The state of a family that is not there. */
export const absent = 'absent'

/** The database gave no answer that a feed could be made of; the cause is its own error. */
export class StoreUnavailable extends Error {
  override readonly name: string = 'StoreUnavailable'
}

/** Told of each article that is left out of an answer, and why. */
export type LeftOut = (articleId: string, reason: string) => void

export function createStore(db: Database, leftOut: LeftOut): Store {
  return {
    async latest(selection) {
      const rows = await answerOf(latestStatement(db, selection))
      const [{ label, retired, known, previous, next, unknownTopics, partChangedAt, ...first }] = rows
      const tombstones = first.tombstones.map(({ guid, deletedAt }) => ({ guid, deletedAt: instant(deletedAt) }))
      const articles = rows.flatMap(({ article, ...parts }) =>
        article ? showable({ article, ...parts }, leftOut) : [],
      )
      const marker = toMarker(first, selection.family)
      const changedAt = partChangedAt === null ? marker.changedAt : instant(partChangedAt)
      return { articles, tombstones, label, retired, known, previous, next, unknownTopics, ...marker, changedAt }
    },
    async marker(family, ...beside) {
      const rows = await answerOf(markerStatement(db, [family, ...beside]))
      return toMarker(rows[0], family)
    },
    async near(prefix, limit) {
      const rows = await rowsOf(nearStatement(db, prefix, limit))
      return rows.map(({ family }) => family)
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

async function rowsOf<Row>(statement: PromiseLike<Row[]>): Promise<Row[]> {
  return await Promise.resolve(statement).catch((cause: unknown) => {
    if (!notThere.includes(sqlState(cause))) throw new StoreUnavailable('the database gave no answer', { cause })
    throw new NotMigrated('the database has not been migrated: run "npm run migrate" as the owner of its tables', {
      cause,
    })
  })
}

/** For statements that always have a row. */
async function answerOf<Row>(statement: PromiseLike<Row[]>): Promise<[Row, ...Row[]]> {
  const [first, ...others] = await rowsOf(statement)
  if (first === undefined) throw new StoreUnavailable('the database gave no row where there is always one')
  return [first, ...others]
}

function toMarker({ readAt, beside, ...row }: MarkerRow, family: string): Marker {
  const read = { readAt: instant(readAt), newestAt: row.newest === null ? null : instant(row.newest) }
  if (row.changedAt === null && family === 'all') {
    throw new StoreUnavailable('the database has no family "all": have the migrations run?')
  }
  const all = [row, ...beside]
  const changes = all.flatMap(({ changedAt, newest }) => [changedAt, newest].filter((time) => time !== null))
  if (changes.length === 0) return { state: absent, changedAt: read.readAt, ...read }
  return {
    state: all.map(({ version, changedAt, newest }) => `${version} ${changedAt} ${newest}`).join(', '),
    changedAt: new Date(Math.max(...changes.map((time) => Number(instant(time))))),
    ...read,
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
