/** The subquery of `latestStatement` with the deletions that a selection matches. */
import { type SQL, sql } from 'drizzle-orm'
import { embargoHasEnded, startOf, textArray, together } from './conditions.ts'
import { listingsOfPart } from './selected-listings.ts'
import { type ArticleSelection, formsOf, privateFamily } from './selection.ts'

/**
 * Query for the newest deletions of the family, limited to the selected part or time: `guid`,
 * `deleted_at`, and `article_id` and `sort_time` to sort by. Empty for a search.
 */
export function selectedDeletions(selection: ArticleSelection): SQL {
  const { family, limit, words, url, audience } = selection
  if (words !== null)
    return sql`select null as guid, null::timestamptz as deleted_at, null::uuid as article_id, null::timestamptz as sort_time where false`
  const names = formsOf(selection).map((form) => form(family))
  if (url !== null) return leftAt(url, names, limit)
  const [only = family] = names
  if (audience === undefined) return leftIn(selection, only, names)
  // An article that left the public and then the partner is in it once.
  return sql`select * from (
      select distinct on (b.guid) b.*
        from (${together(names.map((name) => leftIn(selection, name, names)))}) as b
      order by b.guid, b.deleted_at desc
    ) as g order by g.sort_time desc, g.article_id desc limit ${limit}`
}

/** What stood at one of these addresses; nothing of an article that never was in these families. */
const leftAt = (urls: readonly string[], names: readonly string[], limit: number) =>
  sql`select t.guid, t.deleted_at, t.article_id, t.deleted_at as sort_time from (
      select article_id from tombstones where url = any(${textArray(urls)})
      union select a.id from articles a where a.url = any(${textArray(urls)})
    ) as own join tombstones t on t.article_id = own.article_id
    where exists (select from listings l where l.family = any(${textArray(names)})
      and l.article_id = t.article_id and l.left_at is not null)
    limit ${limit}`

/**
 * The deletions of one family, but of no guid that one of `names` shows again, and of nothing that
 * the partner still has.
 */
function leftIn(
  { family, limit, since, part, audience }: ArticleSelection,
  name: string,
  names: readonly string[],
): SQL {
  const from = part ? listingsOfPart(name, part, sql`left_at is not null`) : sql`listings l`
  const conditions = [
    sql`l.family = ${name} and l.left_at is not null`,
    ...(since ? [sql`l.left_at >= ${startOf(since)}`] : []),
    ...(part ? [] : names.map(notShownAgain)),
    ...(audience === undefined ? [] : [notShownTo(audience, family)]),
  ]
  // An article that became private has its tombstone from that day, also if the partner lost it
  // later.
  const deletedAt =
    audience === undefined ? sql`t.deleted_at` : sql`greatest(t.deleted_at, l.left_at)`
  return sql`select t.guid, ${deletedAt} as deleted_at, l.article_id, l.left_at as sort_time
    from ${from} join tombstones t on t.article_id = l.article_id
    where ${sql.join(conditions, sql` and `)}
    order by l.left_at desc, l.article_id desc limit ${limit}`
}

/**
 * When an embargo ends without a write, a guid can be shown again although its earlier article has
 * a tombstone. One subquery per deletion keeps the planner from joining all rows with all rows.
 * Closed parts do not use this condition: nothing in a part may change without a write that dates
 * the change.
 */
const notShownAgain = (family: string) => sql`(
  select true from articles successor where successor.guid = t.guid and (
    select l.left_at is null and ${embargoHasEnded} from listings l where l.family = ${family}
      and l.article_id = successor.id
  ) limit 1
) is null`

/** An article that became private has a tombstone for the public only. */
const notShownTo = (partner: string, family: string) => sql`not exists (
  select from listings s where s.article_id = l.article_id and s.left_at is null
    and s.family = any(${textArray(['all', family].map((each) => privateFamily(partner, each)))}))`
