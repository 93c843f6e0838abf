/** Which listings a selection means, and which deletions go with them: the subqueries of the statement for the newest articles. */
import { type SQL, sql } from 'drizzle-orm'
import type { ArchivePart, Selection } from './article.ts'

/**
 * How many of a family's newest articles, and of each topic's, a filter looks at: what few of them pass would else cost
 * a walk through all.
 */
const filterWindow = 3000

/** Of `listings l`: its embargo, if it had one, has ended. */
export const isPassed = sql`l.listed_at <= now()`

/** Whether anything was ever listed in the family: two steps into indexes, also where there are a million others. */
export const everListed = (family: SQL) => sql`coalesce(
  (select true from listings l where l.family = ${family} and l.left_at is null and ${isPassed} order by l.listed_at limit 1),
  (select true from listings l where l.family = ${family} and l.left_at is not null order by l.listed_at limit 1),
  false)`

export const textArray = (values: readonly string[]) =>
  sql`array[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::text[]`

const asFamilies = (slugs: readonly string[]) => textArray(slugs.map((slug) => `topics/${slug}`))

/** Of `listings l`: it stands in this closed part. */
export const inPart = (family: string, { month, number }: ArchivePart) => sql`l.family = ${family}
  and (l.listed_at, l.article_id) >= (select first_listed_at, first_article_id from archive_parts
    where family = ${family} and month = ${month} and part = ${number})
  and (l.listed_at, l.article_id) <= (select last_listed_at, last_article_id from archive_parts
    where family = ${family} and month = ${month} and part = ${number})`

/** `article_id`, and the `place` to sort by: newest first, at most as many as are asked for. */
export function shown(selection: Selection): SQL {
  const { family, limit, whole, topics, without, since, part } = selection
  if (part)
    return sql`select l.article_id, l.listed_at as place from listings l where l.left_at is null and ${inPart(family, part)}`
  const plain = topics.length === 0 && without.length === 0
  if (plain && !since) {
    return sql`select l.article_id, l.listed_at as place from listings l
      where l.family = ${family} and l.left_at is null and ${isPassed}
      order by l.listed_at desc, l.article_id desc limit ${whole ? wholeFeed(family, limit) : limit}`
  }
  return sql`select c.article_id, c.place from (${candidates(selection)}) as c
    ${plain ? sql`` : sql`where ${passing(topics, without, since === null)}`}
    order by c.place desc, c.article_id desc limit ${limit}`
}

/** Long enough that between it and the last closed part nothing is missing. */
const wholeFeed = (family: string, limit: number) => sql`greatest(${limit}::bigint, (
  select count(*) from listings l where l.family = ${family} and l.left_at is null and ${isPassed}
    and (l.listed_at, l.article_id) > coalesce(
      (select row(last_listed_at, last_article_id) from archive_parts where family = ${family} order by month desc, part desc limit 1),
      row('-infinity'::timestamptz, '00000000-0000-0000-0000-000000000000'::uuid)
    )
))`

/** What a filter looks at: the newest of the family, or, where topics are wanted, the family's among the newest of theirs. */
function candidates({ family, topics, since }: Selection): SQL {
  if (since) {
    const changed = sql`greatest(l.listed_at, l.changed_at)`
    return sql`select l.article_id, ${changed} as place from listings l
      where l.family = ${family} and l.left_at is null and ${changed} >= ${since.toISOString()}::timestamptz and ${changed} <= now()
      order by ${changed} desc, l.article_id desc limit ${filterWindow}`
  }
  if (topics.length === 0) {
    return sql`select l.article_id, l.listed_at as place from listings l
      where l.family = ${family} and l.left_at is null and ${isPassed}
      order by l.listed_at desc, l.article_id desc limit ${filterWindow}`
  }
  return sql`select distinct own.article_id, own.place from unnest(${asFamilies(topics)}) as topic(family)
    cross join lateral (
      select l.article_id from listings l where l.family = topic.family and l.left_at is null and ${isPassed}
      order by l.listed_at desc, l.article_id desc limit ${filterWindow}
    ) as listed
    cross join lateral (
      select l.article_id, l.listed_at as place from listings l
      where l.family = ${family} and l.article_id = listed.article_id and l.left_at is null and ${isPassed} limit 1
    ) as own`
}

function passing(topics: readonly string[], without: readonly string[], chosenByTopic: boolean): SQL {
  const listedIn = (slugs: readonly string[]) => sql`exists (
    select from listings l where l.family = any(${asFamilies(slugs)}) and l.article_id = c.article_id and l.left_at is null)`
  const wanted = topics.length === 0 || chosenByTopic ? sql`true` : listedIn(topics)
  return without.length === 0 ? wanted : sql`${wanted} and not ${listedIn(without)}`
}

/**
 * An embargo that ends without a write can show a guid again whose earlier article has a tombstone. A subquery for each
 * deletion, which no plan can turn into a join of everything with everything.
 */
const notShownAgain = sql`(
  select true from articles successor
  join listings l on l.family = 'all' and l.article_id = successor.id and l.left_at is null and ${isPassed}
  where successor.guid = t.guid limit 1
) is null`

/** `guid`, `deleted_at` and what to sort by: the newest deletions of the family, or those in the part or time asked for. */
export function left({ family, limit, since, part }: Selection): SQL {
  const where = part ? inPart(family, part) : sql`l.family = ${family}`
  const later = since ? sql`and l.left_at >= ${since.toISOString()}::timestamptz` : sql``
  return sql`select t.guid, t.deleted_at, l.article_id, l.left_at as place
    from listings l join tombstones t on t.article_id = l.article_id
    where ${where} and l.left_at is not null ${later} and ${notShownAgain}
    order by l.left_at desc, l.article_id desc limit ${limit}`
}
