/** The column with the correction or retraction that an entry of the feed of corrections is about. */
import { sql } from 'drizzle-orm'
import { notices } from '../../schema/kept-tables.ts'
import { articles, corrections } from '../../schema/tables.ts'
import { utc } from './time-columns.ts'
import type { ArticleRow } from './to-article.ts'

/** The entry of the feed of corrections: the correction with its place among those of its date, or the retraction. */
export const notice = sql<ArticleRow['notice']>`(
  select json_build_object('id', n.id, 'kind', n.kind, 'date', ${utc(sql`n.dated_at`)}, 'url', c.url,
    'text', case n.kind when 'retraction' then ${articles.retractionReason} else c.text end)
  from ${notices} n left join lateral (
    select k.text, k.url from ${corrections} k
    where k.article_id = n.article_id and k.corrected_at = n.dated_at and n.kind = 'correction' order by k.id offset n.number limit 1
  ) as c on true
  where n.id = shown.article_id
)`
