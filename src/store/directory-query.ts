/** The SQL query of the directory. */
import { sql } from 'drizzle-orm'
import type { DirectoryQuery } from './directory-listing.ts'
import { embargoHasEnded, textArray } from './selected-listings.ts'
import { type Database, instantText } from './statements.ts'

/** Number of newest articles whose languages the directory shows for a family. */
const newestRead = 5

/**
 * One row per family, largest first; each row carries the total. Rows are sorted by the size of the family's archive,
 * which is close to the number of articles and costs one index step. `count` is exact.
 */
export function directoryStatement(db: Database, { within, like, limit, offset }: DirectoryQuery) {
  const name = sql`split_part(f.family, '/', 2)`
  const matchesText =
    like === ''
      ? sql`true`
      : sql`(position(lower(${like}) in lower(t.label)) > 0 or position(lower(${like}) in ${name}) > 0)`
  return db
    .select({
      family: sql<string>`listed.family`,
      label: sql<string | null>`listed.label`,
      newestAt: instantText<string>(sql`listed.at`),
      count: sql<number>`article_count(listed.family)`,
      languages: sql<string[]>`(
        select coalesce(json_agg(language order by place), '[]') from (
          select split_part(beside.family, '/', 2) as language, min(newest.place) as place from (
            select l.article_id, row_number() over (order by l.listed_at desc, l.article_id desc) as place from listings l
            where l.family = listed.family and l.left_at is null and ${embargoHasEnded}
            order by l.listed_at desc, l.article_id desc limit ${newestRead}
          ) as newest
          join listings beside on beside.article_id = newest.article_id and beside.left_at is null and beside.family like 'languages/%'
          group by 1
        ) as languages
      )`,
      total: sql<number>`listed.total::int`,
    })
    .from(
      sql`(
        select f.family, t.label, newest.at, coalesce(archive.through, 0) as size, count(*) over () as total
        from families f left join topics t on f.family = 'topics/' || t.slug
        cross join lateral (
          select l.listed_at as at from listings l where l.family = f.family and l.left_at is null and ${embargoHasEnded}
          order by l.listed_at desc limit 1
        ) as newest
        left join lateral (
          select through from archive_parts p where p.family = f.family order by p.month desc, p.part desc limit 1
        ) as archive on true
        where split_part(f.family, '/', 1) = any(${textArray(within)}) and ${matchesText}
          and not exists (select from retired_topics r where 'topics/' || r.slug = f.family)
        order by size desc, newest.at desc, f.family limit ${limit} offset ${offset}
      ) as listed`,
    )
    .orderBy(sql`listed.size desc, listed.at desc, listed.family`)
}
