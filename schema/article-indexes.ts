/** Indexes by which the editors' desk finds articles: src/plugins/desk/store/find.ts. */
import { sql } from 'drizzle-orm'
import { type AnyPgColumn, index } from 'drizzle-orm/pg-core'

type Columns = Readonly<
  Record<
    | 'status'
    | 'language'
    | 'holder'
    | 'reviewedBy'
    | 'publishedAt'
    | 'number'
    | 'audience'
    | 'title'
    | 'standfirst'
    | 'bodyHtml',
    AnyPgColumn
  >
>

/** The queries of the desk have the same expressions, or PostgreSQL does not use the indexes. */
export const findingIndexes = (t: Columns) => {
  // An article without a date is not published yet, so it comes before all that are.
  const sortKey = sql`coalesce(${t.publishedAt}, 'infinity')`
  // A B-tree entry is limited to a third of a page, and names have 1,000 characters.
  const beginning = (name: AnyPgColumn) => sql`left(${name}, 200)`
  return [
    index('articles_by_place').on(sortKey, t.number),
    index('articles_unpublished')
      .on(t.status, sortKey, t.number)
      .where(sql`${t.status} <> 'published'`),
    index('articles_by_language').on(t.language, sortKey, t.number),
    index('articles_by_holder').on(beginning(t.holder), sortKey, t.number),
    index('articles_by_reviewer').on(beginning(t.reviewedBy), sortKey, t.number),
    // Words that `article_search` must not have. Long runs without blanks are split, as there.
    index('articles_by_hidden_words')
      .using(
        'gin',
        sql`to_tsvector('simple', regexp_replace(left(${t.title} || ' ' || ${t.standfirst} || ' ' || ${t.bodyHtml}, 100000), '(\\S{255})', '\\1 ', 'g'))`,
      )
      .where(sql`${t.status} <> 'published' or ${t.audience} is not null`),
  ]
}
