/** Subqueries for the newest listings of a family, and for those that pass filters. */
import type { PartName } from 'candor-disclosure/disclosure/parts.ts'
import { type SQL, sql } from 'drizzle-orm'
import { embargoHasEnded, executionTime, startOf, textArray } from './conditions.ts'
import { type ArticleSelection, filterFamilies, named } from './selection.ts'

/**
 * A filter reads only this many of the newest articles of each family. Otherwise a filter that few
 * articles pass would read all of them.
 */
const filterWindow = 3000

/**
 * The article of an entry of the family: the entry itself, but that of the notice in the feed of
 * corrections.
 */
export const articleOf = (family: string, entry: SQL) =>
  family === 'corrections' ? sql`(select n.article_id from notices n where n.id = ${entry})` : entry

/** The newest articles of a family. */
export const newestOf = (
  family: string,
  limit: number,
) => sql`select l.article_id, l.listed_at as sort_time from listings l
  where l.family = ${family} and l.left_at is null and ${embargoHasEnded}
  order by l.listed_at desc, l.article_id desc limit ${limit}`

/** The articles that pass the filters, of the family and the filters in one form. */
export function filtered(selection: ArticleSelection, form: (family: string) => string): SQL {
  const { limit, since, without, withoutParts } = selection
  const family = form(selection.family)
  const filters = filterFamilies(selection).map((names) => names.map(form))
  const isUnfiltered = [filters, without, withoutParts].every(({ length }) => length === 0)
  if (isUnfiltered && !since) return newestOf(family, limit)
  const [first = []] = filters
  const from = since ? changed(family, since) : candidates(family, first, selection.family)
  const conditions = [
    ...(since ? filters : filters.slice(1)).map((names) => listedIn(selection.family, names)),
    ...(without.length === 0
      ? []
      : [sql`not ${listedIn(selection.family, named('topics', without).map(form))}`]),
    ...(withoutParts.length === 0 ? [] : [hasNoPart(selection.family, withoutParts)]),
  ]
  return sql`select c.article_id, c.sort_time from (${from}) as c
    ${conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`}
    order by c.sort_time desc, c.article_id desc limit ${limit}`
}

/** What the whole says of a part without naming it: an autonomous text, and the type of a picture. */
const sameOfWhole: Readonly<Partial<Record<PartName, SQL>>> = {
  text: sql` or a.disclosure_mode = 'ai-autonomous'
      and not coalesce(a.disclosure_parts @? '$[*] ? (@.name == "translation")', false)`,
  picture: sql` or a.picture_source_type in ('trainedAlgorithmicMedia', 'compositeSynthetic',
      'compositeWithTrainedAlgorithmicMedia')`,
}

/** Condition on `c`: AI made none of these parts of its article. */
const hasNoPart = (family: string, names: readonly PartName[]) => {
  const path = `$[*] ? (@.mode != "human-only" && (${names.map((name) => `@.name == "${name}"`).join(' || ')}))`
  return sql`not exists (select from articles a where a.id = ${articleOf(family, sql`c.article_id`)}
    and (a.disclosure_parts @? ${path}::jsonpath${sql.join(
      names.map((name) => sameOfWhole[name] ?? sql``),
    )}))`
}

/**
 * Articles of the family that changed since then, or in the hour before; an embargo that ends
 * counts as a change.
 */
function changed(family: string, since: Date): SQL {
  const change = sql`greatest(l.listed_at, l.changed_at)`
  return sql`select l.article_id, ${change} as sort_time from listings l
    where l.family = ${family} and l.left_at is null and ${change} >= ${startOf(since)}
      and ${change} <= ${executionTime}
    order by ${change} desc, l.article_id desc limit ${filterWindow}`
}

/** The entries `e` of the article of `entry` in this family. */
const entriesOf = (family: string) =>
  family === 'corrections'
    ? sql`(select n.id from notices n where n.article_id = entry.article_id) as e`
    : sql`(select entry.article_id as id) as e`

/**
 * Articles that a filter reads: the newest of the family, or its articles among the newest of these
 * families.
 */
function candidates(family: string, filter: readonly string[], entries: string): SQL {
  if (filter.length === 0) return newestOf(family, filterWindow)
  return sql`select distinct own.article_id, own.sort_time from unnest(${textArray(filter)}) as wanted(family)
    cross join lateral (
      select l.article_id from listings l where l.family = wanted.family and l.left_at is null
        and ${embargoHasEnded}
      order by l.listed_at desc, l.article_id desc limit ${filterWindow}
    ) as entry
    cross join lateral (
      select l.article_id, l.listed_at as sort_time from ${entriesOf(entries)}
      join listings l on l.family = ${family} and l.article_id = e.id and l.left_at is null
        and ${embargoHasEnded}
    ) as own`
}

/**
 * Condition on candidate `c` of `family`: its article is listed in at least one of these families.
 */
const listedIn = (family: string, names: readonly string[]) => sql`exists (
  select from listings l where l.family = any(${textArray(names)}) and l.article_id = ${articleOf(family, sql`c.article_id`)} and l.left_at is null)`
