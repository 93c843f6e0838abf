/** Which listings a selection means, and which deletions go with them: the subqueries of the statement for the newest articles. */
import { type SQL, sql } from 'drizzle-orm'
import { type ArchivePart, named, partLength, type Selection, wantedFamilies } from './selection.ts'

/**
 * How many of a family's newest articles, and of each topic's, a filter looks at: what few of them pass would else cost
 * a walk through all.
 */
const filterWindow = 3000

/** A part is closed by the next write: longer than a part is only what embargoes release without one. */
const overhang = 2000

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

/**
 * The listings of a closed part: those that still stand in the family, or those that have left it. The limit is for the
 * planner, which takes the part's bounds for a third of the table each.
 */
export const listingsOfPart = (family: string, { month, number }: ArchivePart, standing: SQL) => sql`(
    select first_listed_at, first_article_id, last_listed_at, last_article_id from archive_parts
    where family = ${family} and month = ${month} and part = ${number}
  ) as p cross join lateral (
    select l.* from listings l where l.family = ${family} and l.${standing}
      and (l.listed_at, l.article_id) >= (p.first_listed_at, p.first_article_id)
      and (l.listed_at, l.article_id) <= (p.last_listed_at, p.last_article_id)
    order by l.listed_at desc, l.article_id desc limit ${partLength}
  ) as l`

/** `article_id`, and the `place` to sort by: newest first, at most as many as are asked for. */
export function shown(selection: Selection): SQL {
  const { family, limit, whole, without, since, part, words, url } = selection
  if (words !== null) return sql`select article_id, place from article_matches(${words}, ${limit})`
  if (url !== null) return standingAt(family, url, limit)
  if (part) return membersOf(family, part)
  if (whole) return wholeFeed(family, limit)
  const wanted = wantedFamilies(selection)
  const plain = wanted.length === 0 && without.length === 0
  if (plain && !since) {
    return sql`select l.article_id, l.listed_at as place from listings l
      where l.family = ${family} and l.left_at is null and ${isPassed}
      order by l.listed_at desc, l.article_id desc limit ${limit}`
  }
  const [driving = []] = wanted
  const from = since ? changed(family, since) : candidates(family, driving)
  const conditions = [
    ...(since ? wanted : wanted.slice(1)).map((names) => listedIn(names)),
    ...(without.length === 0 ? [] : [sql`not ${listedIn(named('topics', without))}`]),
  ]
  return sql`select c.article_id, c.place from (${from}) as c
    ${conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`}
    order by c.place desc, c.article_id desc limit ${limit}`
}

/** The address as it was given goes before its other spellings. From the articles to their listings, also where the planner takes an address for a common one. */
const standingAt = (family: string, urls: readonly string[], limit: number) => sql`select own.article_id, own.place
    from articles a cross join lateral (
      select l.article_id, l.listed_at as place from listings l
      where l.family = ${family} and l.article_id = a.id and l.left_at is null and ${isPassed} limit 1
    ) as own
    where a.url = any(${textArray(urls)})
    order by array_position(${textArray(urls)}, a.url), own.place desc, own.article_id desc limit ${limit}`

/** What was listed in a closed part and can be shown: also what the family has lost since, as when a topic was taken from it. */
const membersOf = (family: string, part: ArchivePart) => sql`
  select l.article_id, l.listed_at as place from ${listingsOfPart(family, part, sql`left_at is null`)}
  union all
  select l.article_id, l.listed_at from ${listingsOfPart(family, part, sql`left_at is not null`)}
  where (
    select standing.listed_at <= now() from listings standing
    where standing.family = 'all' and standing.article_id = l.article_id and standing.left_at is null
  )`

/**
 * The newest, and beyond them what no closed part holds: nothing is missing in between. As far as `overhang` goes, which
 * is a constant because the planner takes an unknown limit for a tenth of the table.
 */
const wholeFeed = (family: string, limit: number) => sql`select n.article_id, n.place from (
    select newest.article_id, newest.place, row_number() over (order by newest.place desc, newest.article_id desc) as rank from (
      select l.article_id, l.listed_at as place from listings l
      where l.family = ${family} and l.left_at is null and ${isPassed}
      order by l.listed_at desc, l.article_id desc limit ${limit + overhang}
    ) as newest
  ) as n left join lateral (
    select last_listed_at, last_article_id from archive_parts
    where family = ${family} order by month desc, part desc limit 1
  ) as closed on true
  where n.rank <= ${limit} or closed.last_listed_at is null or (n.place, n.article_id) > (closed.last_listed_at, closed.last_article_id)`

/** What changed in the family since then. */
function changed(family: string, since: Date): SQL {
  const change = sql`greatest(l.listed_at, l.changed_at)`
  return sql`select l.article_id, ${change} as place from listings l
    where l.family = ${family} and l.left_at is null and ${change} >= ${since.toISOString()}::timestamptz and ${change} <= now()
    order by ${change} desc, l.article_id desc limit ${filterWindow}`
}

/** What a filter looks at: the newest of the family, or, where others are wanted, the family's among the newest of theirs. */
function candidates(family: string, wanted: readonly string[]): SQL {
  if (wanted.length === 0) {
    return sql`select l.article_id, l.listed_at as place from listings l
      where l.family = ${family} and l.left_at is null and ${isPassed}
      order by l.listed_at desc, l.article_id desc limit ${filterWindow}`
  }
  return sql`select distinct own.article_id, own.place from unnest(${textArray(wanted)}) as wanted(family)
    cross join lateral (
      select l.article_id from listings l where l.family = wanted.family and l.left_at is null and ${isPassed}
      order by l.listed_at desc, l.article_id desc limit ${filterWindow}
    ) as listed
    cross join lateral (
      select l.article_id, l.listed_at as place from listings l
      where l.family = ${family} and l.article_id = listed.article_id and l.left_at is null and ${isPassed} limit 1
    ) as own`
}

const listedIn = (names: readonly string[]) => sql`exists (
  select from listings l where l.family = any(${textArray(names)}) and l.article_id = c.article_id and l.left_at is null)`

/**
 * An embargo that ends without a write can show a guid again whose earlier article has a tombstone. A subquery for each
 * deletion, which no plan can turn into a join of everything with everything. A closed part shows what it did: nothing in
 * it may change without a write that dates the change.
 */
const notShownAgain = (family: string) => sql`(
  select true from articles successor where successor.guid = t.guid and (
    select l.left_at is null and ${isPassed} from listings l where l.family = ${family} and l.article_id = successor.id
  ) limit 1
) is null`

/** `guid`, `deleted_at` and what to sort by: the newest deletions of the family, or those in the part or time asked for. */
export function left({ family, limit, since, part, words, url }: Selection): SQL {
  if (words !== null || url !== null)
    return sql`select null as guid, null::timestamptz as deleted_at, null::uuid as article_id, null::timestamptz as place where false`
  const from = part ? listingsOfPart(family, part, sql`left_at is not null`) : sql`listings l`
  const later = since ? sql`and l.left_at >= ${since.toISOString()}::timestamptz` : sql``
  return sql`select t.guid, t.deleted_at, l.article_id, l.left_at as place
    from ${from} join tombstones t on t.article_id = l.article_id
    where l.family = ${family} and l.left_at is not null ${later} ${part ? sql`` : sql`and ${notShownAgain(family)}`}
    order by l.left_at desc, l.article_id desc limit ${limit}`
}
