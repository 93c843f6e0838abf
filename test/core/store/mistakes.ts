/**
 * What random transactions must not leave behind (random-transactions.ts), the families to watch,
 * and refusals that are right.
 */

export const watched = [
  'all',
  'reviewed',
  'topics/a',
  'topics/m1',
  'sources/example.org',
  'languages/en',
  'languages/fr',
  'corrections',
  'partners/acme/all',
]

/** A transaction can be refused because another one inserted or deleted a row that it needs. */
export const refusals = /^(23503 |23505 )/

/** Queries for what must not be there when all writers have ended. */
export const mistakes: Readonly<Record<string, string>> = {
  'changes that are still pending': 'select id from pending_changes',
  'articles that are listed wrongly': `with wanted as (
      select f.family, f.entry_id as article_id
        from article_families(array(select id from articles)) as f
    ), found as (select family, article_id from listings where left_at is null)
    (select 'missing' as what, * from (table wanted except table found) as missing)
    union all (select 'wrong', * from (table found except table wanted) as wrong)`,
  'wrong counts': `select family, articles, (select count(*) from listings l where l.family = f.family and left_at is null) as listed
    from families f where articles <> (select count(*) from listings l where l.family = f.family and left_at is null)`,
  'wrong dates of the newest article': `select family from families f
    where newest_at is distinct from (select max(listed_at) from listings l where l.family = f.family and left_at is null)`,
  'articles of one transaction that stand in another order': `select a.title, b.title from listings l join articles a on a.id = l.article_id
    join articles b on b.number = a.number + 1 join listings m on m.family = l.family
      and m.article_id = b.id
    where a.url like '%/eight/%' and b.url like '%/eight/%' and a.xmin = b.xmin
    and a.published_at < b.published_at and l.listed_at >= m.listed_at and l.family = 'all'`,
  'parts that overlap or miscount': `select * from (
      select *, coalesce(lag(through) over w, 0) as before,
        lag((last_listed_at, last_article_id)) over w as end_before,
        (select count(*) from listings l where l.family = p.family and (listed_at, article_id)
          between (first_listed_at, first_article_id) and (last_listed_at, last_article_id)) as held
      from archive_parts p window w as (partition by family order by month, part)
    ) as p where held > 30 or through - before <> held or end_before >= (first_listed_at, first_article_id)`,
  'tombstones of articles that are shown': `select guid from tombstones t where exists (
      select from articles a join listings l on l.article_id = a.id and l.family = 'all'
      where (a.guid = t.guid or a.id = t.article_id) and l.left_at is null and l.listed_at < now() - interval '1 minute')`,
}
