/**
 * Subqueries of `latestStatement`: the listings that a selection matches. Its deletions are in
 * deletions.ts.
 */
import { type SQL, sql } from 'drizzle-orm'
import { embargoHasEnded, executionTime, textArray, together } from './conditions.ts'
import { filtered, newestOf } from './filtered-listings.ts'
import {
  type ArchivePart,
  type ArticleSelection,
  formsOf,
  partLength,
  privateFamily,
} from './selection.ts'

/**
 * Maximum number of articles in a whole feed beyond its `limit`. More than a part stays open when
 * embargoes end without a write, and during an import before the first publication.
 */
const overhang = 2000

/**
 * The listings of a closed part: those that still stand in the family, or those that have left it.
 * The limit is for the planner, which takes the part's bounds for a third of the table each.
 */
export const listingsOfPart = (
  family: string,
  { month, number }: ArchivePart,
  standing: SQL,
) => sql`(
    select first_listed_at, first_article_id, last_listed_at, last_article_id from archive_parts
    where family = ${family} and month = ${month} and part = ${number}
  ) as p cross join lateral (
    select l.* from listings l where l.family = ${family} and l.${standing}
      and (l.listed_at, l.article_id) >= (p.first_listed_at, p.first_article_id)
      and (l.listed_at, l.article_id) <= (p.last_listed_at, p.last_article_id)
    order by l.listed_at desc, l.article_id desc limit ${partLength}
  ) as l`

/**
 * Query for the selected articles: `article_id`, and `sort_time` to sort by in descending order. At
 * most `limit` rows; a whole feed can have up to `overhang` more.
 */
export function selectedListings(selection: ArticleSelection): SQL {
  const { family, limit, whole, part, words, url, ids, audience } = selection
  if (ids) return articlesById(family, ids, limit)
  if (words !== null)
    return sql`select article_id, place as sort_time from article_matches(${words}, ${limit})`
  const [form, ...others] = formsOf(selection)
  if (url !== null)
    return articlesAt(
      [form, ...others].map((each) => each(family)),
      { ...selection, url },
    )
  if (part) return articlesOf(form(family), part, audience)
  const names = [form, ...others].map((each) => each(family))
  if (whole) return wholeFeed(names, limit)
  if (others.length === 0) return filtered(selection, form)
  return sql`select b.article_id, b.sort_time from (${together([form, ...others].map((each) => filtered(selection, each)))}) as b
    order by b.sort_time desc, b.article_id desc limit ${limit}`
}

/**
 * The first address comes before the others. The lateral join makes the planner begin with the
 * articles, even if it estimates that the address is common.
 */
const articlesAt = (
  families: readonly string[],
  { url, externalId, name, limit }: ArticleSelection & { readonly url: readonly string[] },
) => sql`select own.article_id, own.sort_time
    from articles a cross join lateral (
      select l.article_id, l.listed_at as sort_time from listings l
      where l.family = any(${textArray(families)}) and l.article_id = a.id and l.left_at is null
        and ${embargoHasEnded} limit 1
    ) as own
    where (a.url = any(${textArray(url)})
        ${name === undefined ? sql`` : sql`or a.guid = ${name} or a.external_id = ${name}`})
      ${externalId === undefined ? sql`` : sql`and a.external_id = ${externalId}`}
    order by array_position(${textArray(url)}, a.url), own.sort_time desc, own.article_id desc limit ${limit}`

const articlesById = (
  family: string,
  ids: readonly string[],
  limit: number,
) => sql`select l.article_id, l.listed_at as sort_time
    from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) as wanted(id) cross join lateral (
      select l.* from listings l where l.family = ${family} and l.article_id = wanted.id::uuid
        limit 1
    ) as l
    where l.left_at is null and ${embargoHasEnded} order by l.listed_at desc, l.article_id desc limit ${limit}`

/**
 * Articles of a closed part that can be shown, even if they left the family later, as when a topic
 * was removed, or when they became public.
 */
const articlesOf = (family: string, part: ArchivePart, audience: string | undefined) => sql`
  select l.article_id, l.listed_at as sort_time
    from ${listingsOfPart(family, part, sql`left_at is null`)}
  union all
  select l.article_id, l.listed_at from ${listingsOfPart(family, part, sql`left_at is not null`)}
  where exists (
    select from listings standing
    where standing.family = any(${textArray(everythingFor(audience))})
      and standing.article_id = l.article_id and standing.left_at is null
      and standing.listed_at <= ${executionTime}
  )`

/** The families of all articles that a reader may see. */
const everythingFor = (audience: string | undefined) =>
  audience === undefined ? ['all'] : ['all', privateFamily(audience, 'all')]

/**
 * The newest articles, and all others that are in no closed part, so that no article is missing
 * between feed and archive. `overhang` is a constant because the planner estimates an unknown LIMIT
 * as a tenth of the table.
 */
const wholeFeed = (
  names: readonly string[],
  limit: number,
) => sql`select n.article_id, n.sort_time from (
    select w.*, row_number() over (order by w.sort_time desc, w.article_id desc) as rank
      from (${together(names.map((name) => newest(name, limit)))}) as w
  ) as n where n.rank <= ${limit} or n.open`

/** The newest articles of one family, each `open` if it is in no closed part. */
const newest = (family: string, limit: number) => sql`select n.article_id, n.sort_time,
    closed.last_listed_at is null
      or (n.sort_time, n.article_id) > (closed.last_listed_at, closed.last_article_id) as open
  from (${newestOf(family, limit + overhang)}) as n left join lateral (
    select last_listed_at, last_article_id from archive_parts
    where family = ${family} order by month desc, part desc limit 1
  ) as closed on true`
