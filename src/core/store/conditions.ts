/**
 * Parts of queries: the time, embargoes, lists, columns that every driver gives alike, and those of
 * an article.
 */
import { type AnyColumn, getTableColumns, type SQL, sql } from 'drizzle-orm'
import { families } from '../../../schema/kept-tables.ts'
import { articles, corrections, sources } from '../../../schema/tables.ts'
import { articleTopics, topics } from '../../../schema/topic-tables.ts'
import type { ArticleRow } from './article-row.ts'

/**
 * The time to compare listings with, as `candor_clock` explains. A subquery asks for it once in a
 * statement. It is never earlier than `statement_timestamp()`, which is there because Hyperdrive
 * knows it: its presence prevents an answer from Hyperdrive's query cache.
 */
export const executionTime = sql`(select greatest(candor_clock(), statement_timestamp()))`

/** Condition on `listings l`: the article has no embargo, or its embargo has ended. */
export const embargoHasEnded = sql`l.listed_at <= ${executionTime}`

/**
 * Changes in the hour before `since` count too: a listing has the time at which its commit began,
 * the client's clock can be fast, and its last response can have been old. docs/feeds.md promises
 * it.
 */
export const startOf = (since: Date) =>
  sql`(${since.toISOString()}::timestamptz - interval '1 hour')`

/**
 * Says whether an article was ever listed in the family. Costs two index steps, however many
 * listings there are.
 */
export const everListed = (family: SQL) => sql`coalesce(
  (select true from listings l where l.family = ${family} and l.left_at is null
    and ${embargoHasEnded} order by l.listed_at limit 1),
  (select true from listings l where l.family = ${family} and l.left_at is not null
    order by l.listed_at limit 1),
  false)`

/** A `text[]` with one parameter per value. */
export const textArray = (values: readonly string[]) =>
  sql`array[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::text[]`

/** All rows of these queries. */
export const together = (queries: readonly SQL[]) =>
  sql.join(
    queries.map((query) => sql`(${query})`),
    sql` union all `,
  )

/** Condition on `families`: everybody may know of it (`article_families`). */
export const isPublic = sql`${families.family} not like 'partners/%'`

/** A time in UTC, without an offset. */
export const utc = (time: AnyColumn | SQL) => sql`(${time} at time zone 'UTC')`

/**
 * A time as ISO 8601 text in UTC, without an offset. Every driver returns the same text, whatever
 * `DateStyle` and `TimeZone` the database or a connection pool sets. `instant` parses it.
 */
export const instantText = <T extends string | null = string | null>(time: AnyColumn | SQL) =>
  sql<T>`json_build_array(${utc(time)}) ->> 0`

/** A list as JSON. */
export const jsonList = <T>(element: SQL, from: SQL) =>
  sql<T>`(select coalesce(json_agg(${element}), '[]') from ${from})`

const {
  number: _,
  externalId: _external,
  holder: _holder,
  reviewedAt: _at,
  reviewedDigest: _digest,
  audience: _audience,
  ...shownColumns
} = getTableColumns(articles)

/** Columns for a query that joins `articles`: all of an `ArticleRow` but `notice` and `statement`. */
export const articleColumns = {
  article: {
    ...shownColumns,
    publishedAt: instantText(articles.publishedAt),
    updatedAt: instantText(articles.updatedAt),
    retractedAt: instantText(articles.retractedAt),
    generatedAt: instantText(articles.generatedAt),
  },
  sources: jsonList<ArticleRow['sources']>(
    sql`json_build_object('url', ${sources.url}, 'title', ${sources.title}, 'publisher', ${sources.publisher}, 'language', ${sources.language}, 'accessedAt', ${utc(sources.accessedAt)}) order by ${sources.position}`,
    sql`${sources} where ${sources.articleId} = ${articles.id}`,
  ),
  topics: jsonList<ArticleRow['topics']>(
    sql`json_build_object('slug', ${topics.slug}, 'label', ${topics.label}) order by ${topics.slug}`,
    sql`${articleTopics} join ${topics} on ${topics.slug} = ${articleTopics.topicSlug} where ${articleTopics.articleId} = ${articles.id}`,
  ),
  corrections: jsonList<ArticleRow['corrections']>(
    sql`json_build_object('text', ${corrections.text}, 'date', ${utc(corrections.correctedAt)}, 'url', ${corrections.url}) order by ${corrections.correctedAt}, ${corrections.id}`,
    sql`${corrections} where ${corrections.articleId} = ${articles.id}`,
  ),
}
