/** Counts what happened to articles in a year, in UTC: one statement, which reads no texts. */
import { type SQL, sql } from 'drizzle-orm'
import { rowsOf, type WriterDatabase } from '../../../core/store/writer-database.ts'
import type { YearCount } from '../evidence/year.ts'
import { wasSigned } from './facts.ts'

/**
 * Listings have the articles that were published, also for partners. Returns have no index by time:
 * people make them, so they are few.
 */
export function readYear(db: WriterDatabase, year: string): Promise<YearCount[]> {
  const [from, to] = [year, String(Number(year) + 1)].map((each) => `${each}-01-01T00:00:00Z`)
  const within = (time: SQL) =>
    sql`${time} >= ${from}::timestamptz and ${time} < ${to}::timestamptz`
  // Each of the two has an index of its own.
  const listingsThat = (left: SQL) => sql`select article_id as id, listed_at as at from listings
    where left_at ${left} and ${within(sql`listed_at`)} and listed_at <= now() and family = any(array(
      select family from families where family = 'all' or family like 'partners/%/all'))`
  return rowsOf(
    db,
    sql`with shown as (
        select id, min(at) as at
        from (${listingsThat(sql`is null`)} union all ${listingsThat(sql`is not null`)}) as l group by id
      ), published as (
        select s.id, s.at, coalesce(a.disclosure_mode, (select e.disclosure ->> 'mode'
            from article_events e where e.article_id = s.id order by e.id desc limit 1)) as mode,
          case when a.reviewed_by <> '' then
            case when ${wasSigned(sql`a.reviewed_digest`)} then 'signed' else 'claimed' end end as review
        from shown s left join articles a on a.id = s.id
      ), events as materialized (
        select e.article_id as id, e.at, e.actor, f.fact
        from article_events e cross join lateral (
          select 'corrected' where 'corrections' = any(e.fields)
          union all select 'retracted' where e.status = 'retracted'
            and (e.action = 'created' or 'status' = any(e.fields))
        ) as f (fact) where ${within(sql`e.at`)} and e.status <> 'draft'
      ), of_articles as (
        select id, to_char(at at time zone 'UTC', 'YYYY-MM') as month, fact from (
          select id, at, unnest(array['published', mode, review]) as fact from published
          union all select id, at, fact from events
        ) as f where fact is not null
      ), of_editors as (
        select substr(actor, 7) as editor, fact from events where actor like 'desk: %'
        union all select editor, 'signed' from signatures where ${within(sql`signed_at`)}
        union all select editor, 'returned' from article_returns where ${within(sql`at`)}
      )
      select case when month is null then 'year' else 'month' end as of,
        coalesce(month, ${year}) as name, fact, count(distinct id)::int as count
      from of_articles group by grouping sets ((month, fact), (fact))
      union all select 'editor', editor, fact, count(*)::int from of_editors group by editor, fact`,
  )
}
