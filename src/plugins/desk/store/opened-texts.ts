/** Texts as editors opened them: a form that comes late is answered with what changed since. */
import { type SQL, sql } from 'drizzle-orm'
import { rowsOf, type WriterDatabase } from '../../../core/store/writer-database.ts'
import type { SignedSource, SignedText } from '../evidence/signing.ts'

const days = 30

export type OpenedText = SignedText & {
  readonly sources: readonly SignedSource[]
  readonly language: string
  readonly topics: string
}

/** Keeps what a page shows of the article with this ETag, and deletes what none showed for long. */
export const keepOpened = (
  db: WriterDatabase,
  id: string,
  tag: string,
  { title, standfirst, body_html, sources, language, topics }: OpenedText,
) =>
  rowsOf(
    db,
    sql`with old as (
        delete from opened_texts where opened_at < now() - make_interval(days => ${days})
          and (article_id, tag) <> (${id}::uuid, ${tag})
      )
      insert into opened_texts (article_id, tag, title, standfirst, body_html, sources,
        language, topics)
      select id, ${tag}, ${title}, ${standfirst}, ${body_html}, ${JSON.stringify(sources)}::jsonb,
        ${language}, ${topics}
      from articles where id = ${id}
      on conflict (article_id, tag) do update set opened_at = now()
        where opened_texts.opened_at < now() - interval '1 day'`,
  )

/** SQL condition: the text of `opened_texts o` has this digest. */
export const openedWith = (digest: SQL) =>
  sql`candor_text_digest(o.title, o.standfirst, o.body_html) = ${digest}`

/** The text of the page whose form has this tag, or else this digest of its text. */
export async function findOpened(
  db: WriterDatabase,
  id: string,
  { tag = '', digest = '' }: Readonly<Partial<Record<string, string>>>,
): Promise<OpenedText | undefined> {
  const [found] = await rowsOf<OpenedText>(
    db,
    sql`select title, standfirst, body_html, to_json(sources) as sources, language, topics
      from opened_texts o
      where article_id = ${id} and (tag = ${tag} or ${openedWith(sql`${digest}`)})
      order by tag = ${tag} desc, opened_at desc limit 1`,
  )
  return found
}
