/** Reads articles with their parts, as the API shows them. */

import { isParsable, storedUrl } from 'candor-disclosure/text/web-address.ts'
import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import { articles } from '../../../../schema/tables.ts'
import {
  idArray,
  rowsOf,
  textArray,
  timestamp,
  timestamps,
  together,
  type WriterDatabase,
} from '../../../core/store/writer-database.ts'
import { type Returned, returned } from './read-returns.ts'
import type { ArticleColumns, StoredArticle } from './stored-article.ts'

const times = Object.values(getTableColumns(articles)).flatMap(({ name, columnType }) =>
  columnType === 'PgTimestamp' ? [name] : [],
)

const list = (element: SQL, from: SQL) =>
  sql`(select coalesce(json_agg(${element}), '[]') from ${from})`

const article = sql`json_build_object(
  'columns', to_jsonb(a) || jsonb_build_object(${timestamps('a', times)}),
  'sources', ${list(
    sql`json_build_object('url', s.url, 'title', s.title, 'publisher', s.publisher, 'language', s.language, 'accessed_at', ${timestamp(sql`s.accessed_at`)}) order by s.position`,
    sql`sources s where s.article_id = a.id`,
  )},
  'topics', ${list(
    sql`json_build_object('slug', t.slug, 'label', t.label) order by t.slug`,
    sql`article_topics j join topics t on t.slug = j.topic_slug where j.article_id = a.id`,
  )},
  'corrections', ${list(
    sql`json_build_object('text', c.text, 'corrected_at', ${timestamp(sql`c.corrected_at`)}, 'url', c.url) order by c.corrected_at, c.id`,
    sql`corrections c where c.article_id = a.id`,
  )}
)`

/** The articles of a condition on `articles a`, with an order and a limit perhaps. */
export async function readArticles(db: WriterDatabase, where: SQL): Promise<StoredArticle[]> {
  type StoredRow = Pick<StoredArticle, 'sources' | 'topics' | 'corrections'> & {
    columns: ArticleColumns
  }
  const rows = await rowsOf<{ article: StoredRow | string }>(
    db,
    sql`select ${article} as article from articles a where ${where}`,
  )
  return rows.map(({ article: json }) => {
    const { columns, ...parts }: StoredRow = typeof json === 'string' ? JSON.parse(json) : json
    return { ...columns, ...parts }
  })
}

/**
 * Any of the names of an article, in this order: the guid, which feeds show, the external id, the
 * id in the database.
 */
export const namedBy = (name: string) => sql`a.id = (
  select named.id from (
    select 1 as rank, id from articles where guid = ${name}
    union all select 2, id from articles where external_id = ${name}
    union all select 3, id from articles where id = ${isUuid.test(name) ? name : null}::uuid
  ) named order by named.rank limit 1)`

/** Says whether PostgreSQL can keep this text at all. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

export const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Keeps other writers from these articles until the end of the transaction: those of the API by the
 * names, also of articles that do not exist yet, and all by the rows. Locks are taken in one order,
 * so two of these cannot wait for each other.
 */
export async function lockNames(tx: WriterDatabase, names: readonly string[]): Promise<void> {
  const list = sql`jsonb_array_elements_text(${JSON.stringify(names)}::jsonb) as named(name)`
  const byName = sql`select pg_advisory_xact_lock(${lockSpace}::int, key)
    from (select distinct hashtext(name) as key from ${list} order by key) as keys`
  const rows = sql`select from articles where id = any(array(
      select id from ${list} join articles on external_id = name union all select id from ${list}
        join articles on guid = name
      union all select id from articles
        where id = any(${idArray(names.filter((name) => isUuid.test(name)))})
    )) order by id for no key update`
  await together([rowsOf(tx, byName), rowsOf(tx, rows)])
}

/** Candor's number among the advisory locks of a database, which no other program uses. */
const lockSpace = 0x63_61_6e_64

/** The articles with these ids, in no order. */
export const readById = (db: WriterDatabase, ids: readonly string[]) =>
  ids.length === 0 ? Promise.resolve([]) : readArticles(db, sql`a.id = any(${idArray(ids)})`)

/** `null` is no condition. */
type ArticleFilter = {
  readonly status: string | null
  readonly mode: string | null
  readonly topic: string | null
  readonly url: string | null
  /** Selects articles by whether their text was sent back; `null` selects all. */
  readonly returned: boolean | null
  /** RFC 3339. */
  readonly changedSince: string | null
  readonly limit: number
  /** The `number` after which to go on, downwards. */
  readonly after: number | null
}

/** The articles of a filter, written last first, and one more than its limit if there are more. */
export async function findByFilter(db: WriterDatabase, filter: ArticleFilter) {
  const { status, mode, topic, url, returned: isReturned, changedSince, limit, after } = filter
  const conditions = [
    status === null ? null : sql`a.status = ${status}`,
    mode === null ? null : sql`a.disclosure_mode = ${mode}`,
    url === null ? null : sql`a.url in (${url}, ${storedUrl(url)})`,
    topic === null
      ? null
      : sql`exists (select from article_topics t where t.article_id = a.id and t.topic_slug = ${topic})`,
    isReturned === true ? sql`a.status = 'draft' and ${returned} is not null` : null,
    isReturned === false ? sql`${returned} is null` : null,
    changedSince === null
      ? null
      : sql`exists (select from article_events e where e.article_id = a.id and e.at >= ${changedSince}::timestamptz)`,
    after === null ? null : sql`a.number < ${after}`,
  ].filter((condition) => condition !== null)
  const where = sql`${sql.join([sql`true`, ...conditions], sql` and `)} order by a.number desc limit ${limit + 1}`
  const found = await readArticles(db, where)
  const rows = await rowsOf<{ id: string; shown: boolean; returned: string | null }>(
    db,
    sql`select v.id, v.shown, ${returned}::text as returned from article_visibility v join articles a on a.id = v.id
      where v.id = any(${idArray(found.map(({ id }) => id))})`,
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return found.map((stored) => {
    const row = byId.get(stored.id)
    return {
      ...stored,
      shown: row?.shown === true && isParsable(stored.url),
      returned: row?.returned ? (JSON.parse(row.returned) as Returned) : null,
    }
  })
}

/** The articles with these guids, in no order. */
export const readByGuid = (db: WriterDatabase, guids: readonly string[]) =>
  guids.length === 0
    ? Promise.resolve([])
    : readArticles(db, sql`a.guid = any(${textArray(guids)})`)
