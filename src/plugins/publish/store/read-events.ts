/** Reads the record of changes. */
import { type SQL, sql } from 'drizzle-orm'
import {
  rowsOf,
  textArray,
  timestamp,
  type WriterDatabase,
} from '../../../core/store/writer-database.ts'
import { isUuid } from './read-articles.ts'

/** An event of `article_events`: docs/articles.md describes its columns. */
export type ArticleEvent = {
  /** Orders the events. */
  readonly id: number
  readonly at: string
  readonly article_id: string
  readonly guid: string
  readonly action: 'created' | 'changed' | 'deleted'
  readonly fields: readonly string[]
  readonly status: string
  readonly text_digest: string
  readonly disclosure: Readonly<Record<string, unknown>>
  readonly role: string
  readonly actor: string | null
}

type EventFilter = {
  /** The guid or id of an article, which may be deleted; `null` is all. */
  readonly article: string | null
  /** RFC 3339. */
  readonly since: string | null
  /** The id of the event after which to go on. */
  readonly after: number
  readonly limit: number
}

const selectEvents = sql`select e.id::float8 as id, ${timestamp(sql`e.at`)} as at, e.article_id, e.guid, e.action,
    to_json(e.fields) as fields, e.status, e.text_digest, to_json(e.disclosure) as disclosure,
      e.role, e.actor
  from article_events e`

/** The events of a filter, the oldest first, and one more than its limit if there are more. */
export function readEvents(
  db: WriterDatabase,
  { article, since, after, limit }: EventFilter,
): Promise<ArticleEvent[]> {
  const conditions: SQL[] = [sql`e.id > ${after}`]
  if (since !== null) conditions.push(sql`e.at >= ${since}::timestamptz`)
  if (article !== null) conditions.push(sql`e.article_id = any(${idsNamed(article)})`)
  return rowsOf(
    db,
    sql`${selectEvents} where ${sql.join(conditions, sql` and `)} order by e.id limit ${limit + 1}`,
  )
}

/** The newest events of the article with this id, the newest first. */
export const latestEvents = (
  db: WriterDatabase,
  articleId: string,
  limit: number,
): Promise<ArticleEvent[]> =>
  rowsOf(
    db,
    sql`${selectEvents} where e.article_id = ${articleId} order by e.id desc limit ${limit}`,
  )

/**
 * The makers of the articles that readers knew by this guid and that are gone; `null` where the
 * record does not know.
 */
export async function findMakers(
  db: WriterDatabase,
  guid: string,
): Promise<readonly (string | null)[]> {
  const rows = await rowsOf<{ actor: string | null }>(
    db,
    sql`select e.actor from tombstones t left join article_events e on e.article_id = t.article_id and e.action = 'created'
      where t.guid = ${guid}`,
  )
  return rows.map(({ actor }) => actor)
}

/** The guids of this list that deleted articles had. */
export async function findDeleted(
  db: WriterDatabase,
  guids: readonly string[],
): Promise<Set<string>> {
  const rows = await rowsOf<{ guid: string }>(
    db,
    sql`select e.guid from article_events e where e.action = 'deleted'
      and e.guid = any(${textArray(guids)})`,
  )
  return new Set(rows.map(({ guid }) => guid))
}

/** Also of articles that are gone: the record knows their guids, but not their external ids. */
export const idsNamed = (name: string) => sql`array(
  select id from articles where external_id = ${name} or guid = ${name}
    or id = ${toUuid(name)}::uuid
  union select article_id from article_events where guid = ${name} or article_id = ${toUuid(name)}::uuid)`

const toUuid = (name: string) => (isUuid.test(name) ? name : null)
