/** Finds the rules of the database that rows break: all at once, before they are written. */

import { isParsable } from 'candor-disclosure/text/web-address.ts'
import { type SQL, sql } from 'drizzle-orm'
import { maxElements } from '../../../../schema/limits.ts'
import { rowsOf, type WriterDatabase } from '../../../core/store/writer-database.ts'
import type { ArticleRows } from './stored-article.ts'

type Table = 'articles' | 'sources' | 'topics' | 'corrections'

export type BrokenRule = {
  readonly table: Table
  /** Position in its list, from 0; that of an article is 0. */
  readonly position: number
  readonly rule: string
}

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`

/**
 * The triggers have the same rule: five minutes are for clocks that differ, and the rule of the
 * year refuses later ones.
 */
const isAhead = (date: SQL) =>
  sql`(${date})::timestamptz > clock_timestamp() + interval '5 minutes' and (${date})::timestamptz < '10000-01-01Z'`

/**
 * Faults of the review of an existing article, which `candor_record` would refuse at the end of the
 * transaction.
 */
export const findReviewFaults = (db: WriterDatabase, article: ArticleRows['article']) =>
  rowsOf<{ readonly rule: string }>(
    db,
    sql`with one as (
        select n.*, was.reviewed_digest as was,
          candor_text_digest(n.title, n.standfirst, n.body_html) as digest,
          n.reviewed_by is distinct from was.reviewed_by as by_another,
            n.reviewed_at is distinct from was.reviewed_at as redated,
          n.reviewed_at > was.reviewed_at or n.reviewed_at is not null
            and was.reviewed_at is null as later,
          (n.title, n.standfirst, n.body_html) <> (was.title, was.standfirst,
            was.body_html) as reworded,
          n.disclosure_mode <> was.disclosure_mode
            or n.disclosure_parts is distinct from was.disclosure_parts as remade,
          candor_outdates_part(
            array(select k from unnest('{title,standfirst,body_html,picture_url}'::text[]) k
              where to_jsonb(n) ->> k is distinct from to_jsonb(was) ->> k),
            n.disclosure_parts, was.disclosure_parts, (select e.at from article_events e
              where e.article_id = n.id order by e.id desc limit 1)) as outdated,
          n.reviewed_by <> '' as named
        from jsonb_populate_record(null::articles, ${json(article)}) n join articles was
          on was.id = n.id)
      select 'changed_after_review' as rule from one
        where (named and (reworded and was is distinct from digest or remade) or outdated)
          and (named and (by_another or later)) is not true
      union all select 'review_is_after_earlier_text' from one
        where named and redated and (by_another or later or was = digest) and reviewed_at < candor_replaced_at(id, digest) - interval '5 minutes'`,
  )

/** The rules that each of these articles breaks, in one query. */
export async function findBrokenRules(
  db: WriterDatabase,
  rows: readonly ArticleRows[],
): Promise<readonly (readonly BrokenRule[])[]> {
  // All parts in one list each, with the article and the position that they came from.
  const flat = (table: Exclude<Table, 'articles'>) =>
    rows.flatMap((row, article) =>
      (row[table] ?? []).map((part, position) => ({ part, article, position })),
    )
  const origins = {
    articles: rows.map((_, article) => ({ article, position: 0 })),
    sources: flat('sources'),
    topics: flat('topics'),
    corrections: flat('corrections'),
  }
  const parts = (table: Exclude<Table, 'articles'>) => json(origins[table].map(({ part }) => part))
  const articles = json(rows.map(({ article }) => article))
  const found = await rowsOf<BrokenRule>(
    db,
    sql`select 'articles' as table, place - 1 as position, rule from candor_broken_rules('articles', ${articles})
      union all select 'sources', place - 1, rule
        from candor_broken_rules('sources', ${parts('sources')})
      union all select 'topics', place - 1, rule
        from candor_broken_rules('topics', ${parts('topics')})
      union all select 'corrections', place - 1, rule
        from candor_broken_rules('corrections', ${parts('corrections')})
      union all select 'articles', (e.position - 1)::int, broken.rule
        from jsonb_array_elements(${articles}) with ordinality as e(article, position)
        left join articles was on was.id = (e.article ->> 'id')::uuid
        cross join lateral (
          select 'body_is_not_too_long'
            where octet_length(e.article ->> 'body_html') > article_body_limit()
          union all select 'body_has_not_too_many_elements'
            where octet_length(e.article ->> 'body_html') > 40000
            and was.body_html is distinct from e.article ->> 'body_html'
            and regexp_count(e.article ->> 'body_html',
              '<[A-Za-z]') > ${sql.raw(String(maxElements))}
          union all select 'review_is_not_in_the_future' where e.article ->> 'reviewed_by' <> ''
            and ${isAhead(sql`e.article ->> 'reviewed_at'`)}
          union all select 'reviewer_of_a_part_is_a_human' where candor_part_reviewer_is_wrong(
            e.article -> 'disclosure_parts', e.article ->> 'reviewed_by',
            e.article ->> 'disclosure_model', e.article ->> 'disclosure_provider')
          union all select 'guid_is_unique' where exists (
            select from articles a where a.guid = e.article ->> 'guid'
              and a.id <> (e.article ->> 'id')::uuid)
          union all select 'shown_article_is_not_embargoed'
            where e.article ->> 'status' in ('published', 'retracted')
            and (e.article ->> 'published_at')::timestamptz > clock_timestamp() and exists (
              select from listings l where l.article_id = (e.article ->> 'id')::uuid
                and l.listed_at <= clock_timestamp())
          union all select 'unknown_is_imported' where e.article ->> 'disclosure_mode' = 'unknown'
            and was.disclosure_mode is distinct from 'unknown'
            and (has_function_privilege('candor_import_unknown()', 'execute')
              and current_setting('candor.backdate', true) = 'on') is not true
          union all select 'changed_text_has_a_mode'
            where e.article ->> 'disclosure_mode' = 'unknown' and was.disclosure_mode = 'unknown'
            and (was.title, was.standfirst, was.body_html)
              <> (e.article ->> 'title', e.article ->> 'standfirst', e.article ->> 'body_html')
        ) as broken(rule)
      union all select 'sources', (e.position - 1)::int, 'source_url_has_an_ascii_host'
        from jsonb_array_elements(${parts('sources')}) with ordinality as e(source, position)
        where e.source ->> 'url' ~ '^[A-Za-z]+://[^/?#]*[^\\u0001-\\u007f]'
      union all select 'corrections', (e.position - 1)::int, 'correction_is_not_in_the_future'
        from jsonb_array_elements(${parts('corrections')})
          with ordinality as e(correction, position)
        where ${isAhead(sql`e.correction ->> 'corrected_at'`)}
      union all select 'topics', (e.position - 1)::int, broken.rule
        from (select topic ->> 'slug' as slug, topic ->> 'label' as label, position,
          first_value(topic ->> 'label')
            over (partition by topic ->> 'slug' order by topic ->> 'label' is null,
              position) as first_label
          from jsonb_array_elements(${parts('topics')}) with ordinality as n(topic, position)) as e
        left join topics t on t.slug = e.slug
        cross join lateral (
          select 'topic_exists' where e.label is null and t.slug is null
          union all select 'topic_is_retired' where e.label is not null and t.slug is null
            and exists (select from retired_topics r where r.slug = e.slug)
          union all select 'topic_has_another_label'
            where e.label <> coalesce(t.label, e.first_label)
        ) as broken(rule)`,
  )
  const broken: BrokenRule[][] = rows.map(() => [])
  for (const { table, position, rule } of found) {
    const origin = origins[table][position]
    if (origin) broken[origin.article]?.push({ table, position: origin.position, rule })
  }
  for (const [index, { article }] of rows.entries()) {
    // The database does not have the tables of IDNA. What it finds itself is not told twice.
    if (broken[index]?.some(({ rule }) => rule.startsWith('url_')) || isParsable(article.url))
      continue
    broken[index]?.push({ table: 'articles', position: 0, rule: 'url_names_a_valid_host' })
  }
  return broken
}
