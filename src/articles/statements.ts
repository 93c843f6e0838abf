/** The two statements that read the newsroom: the only place where SQL is written. */
import { type AnyColumn, and, desc, eq, getTableColumns, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
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
import type { Selection } from './article.ts'
import type { ArticleRow } from './to-article.ts'

export type Database = PgDatabase<PgQueryResultHKT>

/** Times as `instant` reads them. */
export type MarkerRow = { version: number; changedAt: string; newest: string | null; readAt: string }

const utc = (time: AnyColumn | SQL) => sql`(${time} at time zone 'UTC')`

/**
 * A time as ISO 8601 text in UTC, without saying so: the same from every driver, whatever `DateStyle` and `TimeZone` the
 * database or a pool in between has set.
 */
const instantText = <T extends string | null = string | null>(time: AnyColumn | SQL) =>
  sql<T>`json_build_array(${utc(time)}) ->> 0`

const articleColumns = {
  ...getTableColumns(articles),
  publishedAt: instantText(articles.publishedAt),
  updatedAt: instantText(articles.updatedAt),
  retractedAt: instantText(articles.retractedAt),
  generatedAt: instantText(articles.generatedAt),
}

/**
 * The marker's columns. An embargo ends without a write, so the newest `listed_at` that has passed is part of the state.
 * The `now()` also keeps Hyperdrive from answering out of its query cache, which knows nothing of writes.
 */
const markerColumns = (family: string) => ({
  version: families.version,
  changedAt: instantText<string>(families.changedAt),
  newest: sql<string | null>`(
    select ${instantText(listings.listedAt)} from ${listings}
    where ${listings.family} = ${family} and ${listings.leftAt} is null and ${listings.listedAt} <= now()
    order by ${listings.listedAt} desc limit 1
  )`,
  readAt: instantText<string>(sql`now()`),
})

export function markerStatement(db: Database, family: string) {
  return db.select(markerColumns(family)).from(families).where(eq(families.family, family))
}

/** An embargo that ends without a write can show a guid again whose earlier article has a tombstone. */
const notShownAgain = sql`not exists (
  select from articles successor
  join listings shown_again on shown_again.article_id = successor.id and shown_again.left_at is null and shown_again.listed_at <= now()
  where successor.guid = ${tombstones.guid}
)`

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
    .where(and(eq(listings.family, family), isNotNull(listings.leftAt), notShownAgain))
    .orderBy(desc(listings.leftAt), desc(listings.articleId))
    .limit(limit)
    .as('left')
  return db
    .select({
      ...markerColumns(family),
      article: articleColumns,
      sources: parts<ArticleRow['sources']>(
        sql`json_build_object('url', ${sources.url}, 'title', ${sources.title}, 'publisher', ${sources.publisher}, 'language', ${sources.language}, 'accessedAt', ${utc(sources.accessedAt)}) order by ${sources.position}`,
        sql`${sources} where ${sources.articleId} = ${articles.id}`,
      ),
      topics: parts<ArticleRow['topics']>(
        sql`json_build_object('slug', ${topics.slug}, 'label', ${topics.label}) order by ${topics.slug}`,
        sql`${articleTopics} join ${topics} on ${topics.slug} = ${articleTopics.topicSlug} where ${articleTopics.articleId} = ${articles.id}`,
      ),
      corrections: parts<ArticleRow['corrections']>(
        sql`json_build_object('text', ${corrections.text}, 'date', ${utc(corrections.correctedAt)}, 'url', ${corrections.url}) order by ${corrections.correctedAt}, ${corrections.id}`,
        sql`${corrections} where ${corrections.articleId} = ${articles.id}`,
      ),
      tombstones: parts<{ guid: string; deletedAt: string }[]>(
        sql`json_build_object('guid', ${left.guid}, 'deletedAt', ${utc(left.deletedAt)}) order by ${left.leftAt} desc, ${left.articleId} desc`,
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
