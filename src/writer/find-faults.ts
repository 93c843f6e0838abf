/** Which rules of the database some rows break: all at once, before they are written. */
import { sql } from 'drizzle-orm'
import { rowsOf, type WriterDatabase } from './database.ts'
import type { ArticleRows } from './write-articles.ts'

export type BrokenRule = {
  readonly table: 'articles' | 'sources' | 'topics' | 'corrections'
  /** Position in its list, from 0; that of an article is 0. */
  readonly place: number
  readonly rule: string
}

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`

/** The rules that an article breaks, in one query. */
export async function findBrokenRules(db: WriterDatabase, rows: ArticleRows): Promise<readonly BrokenRule[]> {
  const { article, sources, topics, corrections } = rows
  return rowsOf<BrokenRule>(
    db,
    sql`select 'articles' as table, place - 1 as place, rule from candor_broken_rules('articles', ${json([article])})
      union all select 'sources', place - 1, rule from candor_broken_rules('sources', ${json(sources)})
      union all select 'topics', place - 1, rule from candor_broken_rules('topics', ${json(topics)})
      union all select 'corrections', place - 1, rule from candor_broken_rules('corrections', ${json(corrections ?? [])})
      union all select 'articles', 0, 'body_is_not_too_long'
        where octet_length(${json(article)} ->> 'body_html') > article_body_limit()
      union all select 'articles', 0, 'guid_is_unique'
        where exists (select from articles where guid = ${article['guid']} and id <> ${article.id})
      union all select 'topics', (e.place - 1)::int, 'topic_exists' from jsonb_array_elements(${json(topics)}) with ordinality as e(topic, place)
        where e.topic ->> 'label' is null and not exists (select from topics t where t.slug = e.topic ->> 'slug')`,
  )
}
