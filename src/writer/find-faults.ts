/** Which rules of the database some rows break: all at once, before they are written. */
import { type SQL, sql } from 'drizzle-orm'
import { isParsable } from '../text/web-address.ts'
import { rowsOf, type WriterDatabase } from './database.ts'
import type { ArticleRows } from './write-articles.ts'

type Table = 'articles' | 'sources' | 'topics' | 'corrections'

export type BrokenRule = {
  readonly table: Table
  /** Position in its list, from 0; that of an article is 0. */
  readonly place: number
  readonly rule: string
}

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`

/** As the triggers have it: five minutes are for clocks that differ, and the rule of the year refuses later ones. */
const isAhead = (date: SQL) =>
  sql`(${date})::timestamptz > clock_timestamp() + interval '5 minutes' and (${date})::timestamptz < '10000-01-01Z'`

/** The rules that each of these articles breaks, in one query. */
export async function findBrokenRules(
  db: WriterDatabase,
  rows: readonly ArticleRows[],
): Promise<readonly (readonly BrokenRule[])[]> {
  // All parts in one list each, with the article and the position that they came from.
  const flat = (table: Exclude<Table, 'articles'>) =>
    rows.flatMap((row, article) => (row[table] ?? []).map((part, place) => ({ part, article, place })))
  const origins = {
    articles: rows.map((_, article) => ({ article, place: 0 })),
    sources: flat('sources'),
    topics: flat('topics'),
    corrections: flat('corrections'),
  }
  const parts = (table: Exclude<Table, 'articles'>) => json(origins[table].map(({ part }) => part))
  const articles = json(rows.map(({ article }) => article))
  const found = await rowsOf<BrokenRule>(
    db,
    sql`select 'articles' as table, place - 1 as place, rule from candor_broken_rules('articles', ${articles})
      union all select 'sources', place - 1, rule from candor_broken_rules('sources', ${parts('sources')})
      union all select 'topics', place - 1, rule from candor_broken_rules('topics', ${parts('topics')})
      union all select 'corrections', place - 1, rule from candor_broken_rules('corrections', ${parts('corrections')})
      union all select 'articles', (e.place - 1)::int, broken.rule
        from jsonb_array_elements(${articles}) with ordinality as e(article, place)
        cross join lateral (
          select 'body_is_not_too_long' where octet_length(e.article ->> 'body_html') > article_body_limit()
          union all select 'review_is_not_in_the_future' where e.article ->> 'reviewed_by' <> ''
            and ${isAhead(sql`e.article ->> 'reviewed_at'`)}
          union all select 'guid_is_unique' where exists (
            select from articles a where a.guid = e.article ->> 'guid' and a.id <> (e.article ->> 'id')::uuid)
        ) as broken(rule)
      union all select 'corrections', (e.place - 1)::int, 'correction_is_not_in_the_future'
        from jsonb_array_elements(${parts('corrections')}) with ordinality as e(correction, place)
        where ${isAhead(sql`e.correction ->> 'corrected_at'`)}
      union all select 'topics', (e.place - 1)::int, 'topic_exists'
        from jsonb_array_elements(${parts('topics')}) with ordinality as e(topic, place)
        where e.topic ->> 'label' is null and not exists (select from topics t where t.slug = e.topic ->> 'slug')
      union all select 'topics', (e.place - 1)::int, 'topic_is_retired'
        from jsonb_array_elements(${parts('topics')}) with ordinality as e(topic, place)
        where e.topic ->> 'label' is not null and not exists (select from topics t where t.slug = e.topic ->> 'slug')
          and exists (select from retired_topics r where r.slug = e.topic ->> 'slug')
      union all select 'topics', (e.place - 1)::int, 'topic_has_another_label'
        from (select topic, place, first_value(topic ->> 'label')
            over (partition by topic ->> 'slug' order by topic ->> 'label' is null, place) as first_label
          from jsonb_array_elements(${parts('topics')}) with ordinality as n(topic, place)) as e
        where e.topic ->> 'label' <> coalesce(
          (select t.label from topics t where t.slug = e.topic ->> 'slug'), e.first_label)`,
  )
  const broken: BrokenRule[][] = rows.map(() => [])
  for (const { table, place, rule } of found) {
    const origin = origins[table][place]
    if (origin) broken[origin.article]?.push({ table, place: origin.place, rule })
  }
  for (const [index, { article }] of rows.entries()) {
    // The database does not have the tables of IDNA. What it finds itself is not told twice.
    if (broken[index]?.some(({ rule }) => rule.startsWith('url_')) || isParsable(String(article['url']))) continue
    broken[index]?.push({ table: 'articles', place: 0, rule: 'url_names_a_valid_host' })
  }
  return broken
}
