/** The query of the directory, and its result. */
import { sql } from 'drizzle-orm'
import { closeDirections } from '../text/directions.ts'
import { embargoHasEnded, executionTime, instantText, textArray } from './conditions.ts'
import type { Database } from './statements.ts'
import { instant } from './to-article.ts'

export type DirectoryFamily = {
  /** Key in the database: `topics/science`. */
  readonly family: string
  /** The newsroom's label of the topic; `null` for all other families. */
  readonly label: string | null
  /** Number of articles that can be shown. */
  readonly count: number
  /** Time when the newest of them was listed. */
  readonly newestAt: Date
  /** Distinct languages of the newest articles: primary subtags of BCP 47 in lower case. */
  readonly languages: readonly string[]
}

export type DirectoryQuery = {
  /** First segments of their keys, such as `topics`. */
  readonly within: readonly string[]
  /** Only families whose label or member contains this text, in any case; empty for all. */
  readonly like: string
  /** Keys of families, and first segments of keys, that are left out. */
  readonly without?: readonly string[]
  readonly limit: number
  readonly offset: number
}

/**
 * One page of the matching families, largest first. `total` counts all pages; it is 0 on a page
 * after the last one.
 */
export type DirectoryResult = {
  readonly families: readonly DirectoryFamily[]
  readonly total: number
}

/**
 * Number of newest articles whose languages the directory shows for a family; `candor_stamp` in SQL
 * keeps them.
 */
export const newestRead = 5

/**
 * One row per family, largest first; each row carries the total. Triggers keep the count, the
 * newest date and the languages in `families`, with articles under an embargo. A family that has
 * such articles reads its listings instead: an embargo ends without a write.
 */
export function directoryStatement(
  db: Database,
  { within, like, without = [], limit, offset }: DirectoryQuery,
) {
  const name = sql`split_part(f.family, '/', 2)`
  const matchesText =
    like === ''
      ? sql`true`
      : sql`(position(lower(${like}) in lower(t.label)) > 0 or position(lower(${like}) in ${name}) > 0)`
  return db
    .select({
      family: sql<string>`page.family`,
      label: sql<string | null>`page.label`,
      newestAt: instantText<string>(sql`page.newest_at`),
      count: sql<number>`page.count::int`,
      languages: sql<string[]>`page.languages`,
      total: sql<number>`page.total::int`,
    })
    .from(
      sql`(
        select f.family, t.label, f.count, f.newest_at, f.languages, count(*) over () as total
        from (${kept} union all ${underEmbargo}) as f left join topics t
          on f.family = 'topics/' || t.slug
        where (f.family = any(${textArray(within)})
          or f.family like any(${textArray(within.map((path) => `${path}/%`))}))
          and ${matchesText} ${leftOut(without)}
            and f.family not in (select 'topics/' || slug from retired_topics)
        order by f.count desc, f.newest_at desc, f.family limit ${limit} offset ${offset}
      ) as page`,
    )
    .orderBy(sql`page.count desc, page.newest_at desc, page.family`)
}

const leftOut = (names: readonly string[]) =>
  names.length === 0
    ? sql``
    : sql`and f.family <> all(${textArray(names)}) and split_part(f.family, '/', 1) <> all(${textArray(names)})`

/** Languages of family `f` at this moment. */
const languagesOfNewest = sql`(
  select coalesce(json_agg(language order by position), '[]') from (
    select split_part(beside.family, '/', 2) as language, min(newest.position) as position from (
      select l.article_id, row_number() over (order by l.listed_at desc,
        l.article_id desc) as position from listings l
      where l.family = f.family and l.left_at is null and ${embargoHasEnded}
      order by l.listed_at desc, l.article_id desc limit ${newestRead}
    ) as newest
    join listings beside on beside.article_id = case f.family
        when 'corrections' then (select n.article_id from notices n where n.id = newest.article_id)
          else newest.article_id end and beside.left_at is null and beside.family like 'languages/%'
    group by 1
  ) as languages
)`

/** Families without an article under an embargo. */
const kept = sql`select family, articles as count, newest_at, to_json(languages) as languages from families where newest_at <= ${executionTime}`

/** Families with one, read from their listings. */
const underEmbargo = sql`select f.family, seen.count, seen.newest_at, ${languagesOfNewest} from families f cross join lateral (
  select f.articles - (select count(*) from listings l where l.family = f.family
    and l.left_at is null and l.listed_at > ${executionTime}) as count,
    (select l.listed_at from listings l where l.family = f.family and l.left_at is null
      and ${embargoHasEnded}
      order by l.listed_at desc limit 1) as newest_at
  ) as seen where f.newest_at > ${executionTime} and seen.newest_at is not null`

type FamilyRow = Awaited<ReturnType<typeof directoryStatement>>[number]

export function toDirectory(rows: readonly FamilyRow[]): DirectoryResult {
  const families = rows.map(({ family, label, count, newestAt, languages }) => {
    return {
      family,
      label: label && closeDirections(label),
      count,
      languages,
      newestAt: instant(newestAt),
    }
  })
  return { families, total: rows[0]?.total ?? 0 }
}
