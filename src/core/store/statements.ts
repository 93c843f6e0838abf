/**
 * The queries for articles and change markers. Their subqueries are in selected-listings.ts, the
 * directory's query in directory-query.ts.
 */
import { eq, like, type SQL, sql } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { families, notices } from '../../../schema/kept-tables.ts'
import { articles, corrections } from '../../../schema/tables.ts'
import type { ArticleRow } from './article-row.ts'
import {
  articleColumns,
  embargoHasEnded,
  everListed,
  executionTime,
  instantText,
  isPublic,
  jsonList,
  textArray,
  utc,
} from './conditions.ts'
import { selectedDeletions } from './deletions.ts'
import { familyColumns } from './family-columns.ts'
import { articleOf } from './filtered-listings.ts'
import { selectedListings } from './selected-listings.ts'
import { type ArticleSelection, familiesOf } from './selection.ts'

export type Database = PgDatabase<PgQueryResultHKT>

/** Times are text that `instant` parses. */
export type MarkerRow = StateRow & { readAt: string; beside: readonly StateRow[] }

export type StateRow = {
  version: number | null
  changedAt: string | null
  newest: string | null
  withdrawnAt: string | null
}

/**
 * The correction or retraction of an entry in the feed of corrections. Corrections of one date are
 * numbered.
 */
const notice = sql<ArticleRow['notice']>`(
  select json_build_object('id', n.id, 'kind', n.kind, 'date', ${utc(sql`n.dated_at`)}, 'url',
    c.url,
    'text', case n.kind when 'retraction' then ${articles.retractionReason} else c.text end)
  from ${notices} n left join lateral (
    select k.text, k.url from ${corrections} k
    where k.article_id = n.article_id and k.corrected_at = n.dated_at and n.kind = 'correction'
      order by k.id offset n.number limit 1
  ) as c on true
  where n.id = selected.article_id
)`

/** An entry of the feed of corrections has none: the statement is of the article. */
const statementOf = (family: string) =>
  family === 'corrections'
    ? sql<ArticleRow['statement']>`null`
    : sql<
        ArticleRow['statement']
      >`(select json_build_object('jws', s.jws, 'address', ltrim(s.address, '~'))
        from signed_articles a join statements s on s.id = a.statement_id where a.guid = ${articles.guid})`

/**
 * Columns of the change marker. An embargo ends without a write, so the state includes the newest
 * `listed_at` that has passed. `readAt` must not be later than the snapshot (decision 3), so it is
 * `now()`.
 */
export const markerColumns = ([family, ...beside]: readonly [string, ...string[]]) => ({
  version: families.version,
  changedAt: instantText(families.changedAt),
  newest: instantText(newestListing(sql`${family}`)),
  withdrawnAt: instantText(families.withdrawnAt),
  /** States of the other families. */
  beside:
    beside.length === 0
      ? sql<StateRow[]>`'[]'::json`
      : jsonList<StateRow[]>(
          sql`json_build_object('version', f.version, 'changedAt', ${utc(sql`f.changed_at`)}, 'newest', ${utc(newestListing(sql`name`))}, 'withdrawnAt', ${utc(sql`f.withdrawn_at`)}) order by position`,
          sql`unnest(${textArray(beside)}) with ordinality as named(name, position) left join ${families} f on f.family = name`,
        ),
  readAt: instantText<string>(sql`now()`),
})

/** Time of the newest listing of the family that readers see. */
const newestListing = (family: SQL) => sql`(select l.listed_at from listings l
  where l.family = ${family} and l.left_at is null and ${embargoHasEnded} order by l.listed_at desc limit 1)`

/** One row to join with, so that a family that does not exist still has a row. */
export const oneRow = sql`(select) as one`

/** The states of these families, in one row even if none of them exists. */
export function markerStatement(db: Database, names: readonly [string, ...string[]]) {
  return db
    .select(markerColumns(names))
    .from(oneRow)
    .leftJoin(families, eq(families.family, names[0]))
}

/**
 * One row per article, or one row without an article. Each row carries the marker and the family's
 * columns; the first row also carries the deletions.
 */
export function latestStatement(db: Database, selection: ArticleSelection) {
  const { family, words, excerpts } = selection
  return db
    .select({
      ...markerColumns(familiesOf(selection)),
      ...familyColumns(selection),
      ...articleColumns,
      notice: family === 'corrections' ? notice : sql<ArticleRow['notice']>`null`,
      statement: statementOf(family),
      excerpt:
        words === null || !excerpts
          ? sql<string | null>`null`
          : sql<string | null>`article_excerpt(${articles.id}, ${words})`,
      // Only in the first row: a thousand rows with a thousand deletions each would be a million.
      tombstones: sql<
        { guid: string; deletedAt: string }[]
      >`case when row_number() over (order by ${newestFirst}) = 1
        then ${jsonList(
          sql`json_build_object('guid', gone.guid, 'deletedAt', ${utc(sql`gone.deleted_at`)}) order by gone.sort_time desc, gone.article_id desc`,
          sql`(${selectedDeletions(selection)}) as gone`,
        )} end`,
    })
    .from(oneRow)
    .leftJoin(families, eq(families.family, family))
    .leftJoinLateral(sql`(${selectedListings(selection)}) as selected`, sql`true`)
    .leftJoin(articles, sql`${articles.id} = ${articleOf(family, sql`selected.article_id`)}`)
    .orderBy(newestFirst)
}

/** By time of listing, or by time of the last change if the selection has `since`. */
const newestFirst = sql`selected.sort_time desc, selected.article_id desc`

/**
 * Suggestions for a misspelled key: families that begin with `prefix`, had an article, and are not
 * retired.
 */
export function similarFamiliesStatement(db: Database, prefix: string, limit: number) {
  return db
    .select({ family: families.family })
    .from(families)
    .where(
      sql`${like(families.family, `${prefix.replace(/[\\%_]/g, '\\$&')}%`)} and ${everListed(sql`${families.family}`)}
        and not exists (select from retired_topics where 'topics/' || slug = ${families.family})`,
    )
    .limit(limit)
}

/**
 * How old the newest entries are, for operators: one row for each group of public families: `all`,
 * `topics`, …. Under an embargo `newest_at` is in the future.
 */
export function newestStatement(db: Database) {
  const newest = sql`case when ${families.newestAt} <= ${executionTime} then ${families.newestAt}
    when ${families.newestAt} is not null then ${newestListing(sql`${families.family}`)} end`
  const group = sql<string>`split_part(${families.family}, '/', 1)`
  return db
    .select({
      group,
      ageSeconds: sql<
        number | string | null
      >`extract(epoch from ${executionTime} - max(${newest}))`,
    })
    .from(families)
    .where(isPublic)
    .groupBy(group)
}
