/** Where articles come from: the only place that knows SQL, the same on PGlite, postgres.js and Hyperdrive. */
import { and, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import {
  articles,
  articleTopics,
  corrections,
  families,
  listings,
  sources,
  tombstones,
  topics,
} from '../../schema/tables.ts'
import type { Article, Marker, Selection, Snapshot } from './article.ts'
import { type ArticleRow, toArticle, UnshowableArticle } from './to-article.ts'

export type Store = {
  /** The newest articles of a family, with their parts and the family's marker: one statement, one snapshot. */
  latest(selection: Selection): Promise<Snapshot>
  /** The state of a family alone: one cheap statement. */
  marker(family: string): Promise<Marker>
}

/** The database gave no answer that a feed could be made of; the cause is its own error. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
}

/** Told of each article that is left out of an answer, and why. */
export type LeftOut = (articleId: string, reason: string) => void

type Database = PgDatabase<PgQueryResultHKT>

export function createStore(db: Database, leftOut: LeftOut): Store {
  return {
    async latest(selection) {
      const rows = await answerOf(latestStatement(db, selection), selection.family)
      const tombstones = rows[0].tombstones.map(({ guid, deletedAt }) => ({ guid, deletedAt: new Date(deletedAt) }))
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

async function answerOf<Row>(statement: PromiseLike<Row[]>, family: string): Promise<[Row, ...Row[]]> {
  const rows = await Promise.resolve(statement).catch((cause: unknown) => {
    throw new StoreUnavailable('the database gave no answer', { cause })
  })
  const [first, ...others] = rows
  if (first === undefined)
    throw new StoreUnavailable(`the database has no family "${family}": have the migrations run?`)
  return [first, ...others]
}

type MarkerRow = { version: number; changedAt: Date; newest: string | null; readAt: string }

function toMarker({ version, changedAt, newest, readAt }: MarkerRow): Marker {
  const newestAt = newest === null ? null : new Date(newest)
  return {
    state: `${version} ${changedAt.getTime()} ${newest}`,
    changedAt: newestAt !== null && newestAt > changedAt ? newestAt : changedAt,
    newestAt,
    readAt: new Date(readAt),
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

/**
 * The marker's columns. An embargo ends without a write, so the newest `listed_at` that has passed is part of the state.
 * The `now()` also keeps Hyperdrive from answering out of its query cache, which knows nothing of writes.
 */
const markerColumns = (family: string) => ({
  version: families.version,
  changedAt: families.changedAt,
  newest: sql<string | null>`(
    select json_build_array(${listings.listedAt}) ->> 0 from ${listings}
    where ${listings.family} = ${family} and ${listings.leftAt} is null and ${listings.listedAt} <= now()
    order by ${listings.listedAt} desc limit 1
  )`,
  readAt: sql<string>`json_build_array(now()) ->> 0`,
})

export function markerStatement(db: Database, family: string) {
  return db.select(markerColumns(family)).from(families).where(eq(families.family, family))
}

/** One row an article, or a single row without one; each carries the marker and the family's newest tombstones. */
export function latestStatement(db: Database, { family, limit }: Selection) {
  const shown = db
    .select({ articleId: listings.articleId, listedAt: listings.listedAt })
    .from(listings)
    .where(and(eq(listings.family, family), isNull(listings.leftAt), sql`${listings.listedAt} <= now()`))
    .orderBy(desc(listings.listedAt), desc(listings.articleId))
    .limit(limit)
    .as('shown')
  const left = db
    .select({
      guid: tombstones.guid,
      deletedAt: tombstones.deletedAt,
      leftAt: listings.leftAt,
      articleId: listings.articleId,
    })
    .from(listings)
    .innerJoin(tombstones, eq(tombstones.articleId, listings.articleId))
    .where(and(eq(listings.family, family), isNotNull(listings.leftAt)))
    .orderBy(desc(listings.leftAt), desc(listings.articleId))
    .limit(limit)
    .as('left')
  return db
    .select({
      ...markerColumns(family),
      article: articles,
      sources: parts<ArticleRow['sources']>(
        sql`json_build_object('url', ${sources.url}, 'title', ${sources.title}, 'publisher', ${sources.publisher}, 'language', ${sources.language}, 'accessedAt', ${sources.accessedAt}) order by ${sources.position}`,
        sql`${sources} where ${sources.articleId} = ${articles.id}`,
      ),
      topics: parts<ArticleRow['topics']>(
        sql`json_build_object('slug', ${topics.slug}, 'label', ${topics.label}) order by ${topics.slug}`,
        sql`${articleTopics} join ${topics} on ${topics.slug} = ${articleTopics.topicSlug} where ${articleTopics.articleId} = ${articles.id}`,
      ),
      corrections: parts<ArticleRow['corrections']>(
        sql`json_build_object('text', ${corrections.text}, 'date', ${corrections.correctedAt}, 'url', ${corrections.url}) order by ${corrections.correctedAt}, ${corrections.id}`,
        sql`${corrections} where ${corrections.articleId} = ${articles.id}`,
      ),
      tombstones: parts<{ guid: string; deletedAt: string }[]>(
        sql`json_build_object('guid', ${left.guid}, 'deletedAt', ${left.deletedAt}) order by ${left.leftAt} desc, ${left.articleId} desc`,
        sql`${left}`,
      ),
    })
    .from(families)
    .leftJoinLateral(shown, sql`true`)
    .leftJoin(articles, eq(articles.id, shown.articleId))
    .where(eq(families.family, family))
    .orderBy(desc(shown.listedAt), desc(shown.articleId))
}

const parts = <T>(element: SQL, from: SQL) => sql<T>`(select coalesce(json_agg(${element}), '[]') from ${from})`
