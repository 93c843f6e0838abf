/** Articles of any age, by list, facts and search: with the indexes of schema/article-indexes.ts. */
import { SQL, sql } from 'drizzle-orm'
import {
  rowsOf,
  textArray,
  timestamp,
  type WriterDatabase,
} from '../../../core/store/writer-database.ts'
import { isStorable, namedBy } from '../../publish/store/read-articles.ts'
import { type ListName, listNames, lists, sortKey, stateCases } from './find-lists.ts'

const reviewer = sql`left(a.reviewed_by, 200)`
const holder = sql`left(a.holder, 200)`
const hiddenWords = sql`to_tsvector('simple', regexp_replace(
  left(a.title || ' ' || a.standfirst || ' ' || a.body_html, 100000), '(\\S{255})', '\\1 ', 'g'))`

export type ArchiveArticle = Readonly<
  Record<'id' | 'title' | 'language' | 'mode', string> &
    Record<'holder' | 'reviewer' | 'publishedAt' | 'changedAt', string | null> & {
      number: number
      state: ListName
      topics: readonly string[]
      audience: readonly string[] | null
    }
>

export type Choices = Readonly<
  Record<'language' | 'topic' | 'holder' | 'editor', readonly (readonly [string, string])[]>
>

/** Jumps from each value of an index to the next one. */
const valuesOf = (value: SQL) => sql`(with recursive found (value) as (
    select min(${value}) from articles a union all
    select (select min(${value}) from articles a where ${value} > f.value) from found f
    where f.value is not null
  ) select coalesce(json_agg(json_build_array(value, value)), '[]')
  from (select value from found where value <> '' limit 500) listed)`

const parsed = <T>(json: T | string): T => (typeof json === 'string' ? JSON.parse(json) : json)

export async function readChoices(db: WriterDatabase): Promise<Choices> {
  const [row] = await rowsOf<{ choices: Choices | string }>(
    db,
    sql`select json_build_object('language', ${valuesOf(sql`a.language`)},
      'topic', (select coalesce(json_agg(json_build_array(slug, label)), '[]')
        from (select slug, label from topics order by slug limit 500) t),
      'holder', ${valuesOf(holder)}, 'editor', ${valuesOf(reviewer)}) as choices`,
  )
  return parsed(row?.choices ?? '{}')
}

export type FindFilter = Readonly<
  Partial<Record<'q' | 'list' | 'date' | keyof Choices | 'before' | 'after', string>>
>

export type Search = Readonly<
  Record<'words' | 'name', string> & Record<'urls' | 'reviewers', readonly string[]>
>

export async function findNamed(
  db: WriterDatabase,
  names: readonly (string | null)[],
): Promise<string | null> {
  for (const name of names) {
    if (name === null || !isStorable(name)) continue
    const found = sql`select a.id from articles a where ${namedBy(name)}`
    const [row] = await rowsOf<{ id: string }>(db, found)
    if (row) return row.id
  }
  return null
}

const pageLength = 50

export async function findArticles(db: WriterDatabase, filter: FindFilter, search: Search | null) {
  const isBack = filter.after !== undefined
  const order = sql.raw(isBack ? 'asc' : 'desc')
  const isCorrected = filter.list === 'corrected'
  const key = isCorrected ? sql`c.corrected_at` : sortKey
  const from = isCorrected
    ? sql`articles a join corrections c on c.article_id = a.id`
    : sql`articles a`
  const where = conditionsOf(filter, key, from)
  const found = (await sourcesOf(db, search)).map(
    (source) => sql`(select a.id, ${key} as place, a.number from ${from} ${source} and ${where}
      order by ${key} ${order}, a.number ${order} limit ${pageLength + 1})`,
  )
  const rows = await rowsOf<{ item: ArchiveArticle | string }>(
    db,
    sql`select json_build_object('id', a.id, 'number', a.number,
      'state', case ${sql.join(stateCases, sql` `)} end,
      'title', a.title, 'language', a.language, 'mode', a.disclosure_mode, 'holder', a.holder,
      'reviewer', a.reviewed_by, 'publishedAt', ${timestamp(sql`a.published_at`)},
      'changedAt', (select ${timestamp(sql`e.at`)} from article_events e
        where e.article_id = a.id order by e.id desc limit 1),
      'topics', (select coalesce(json_agg(t.label order by t.slug), '[]') from article_topics j
        join topics t on t.slug = j.topic_slug where j.article_id = a.id),
      'audience', to_json(a.audience)) as item
    from (select * from (${sql.join(found, sql` union `)}) sources order by place ${order},
      number ${order} limit ${pageLength + 1}) f join articles a on a.id = f.id
    order by f.place ${order}, f.number ${order}`,
  )
  const items = rows.slice(0, pageLength).map(({ item }) => parsed(item))
  return { items: isBack ? items.toReversed() : items, more: rows.length > pageLength }
}

function conditionsOf(filter: FindFilter, key: SQL, from: SQL): SQL {
  const { language, topic, before, after } = filter
  const list = listNames.find((name) => name === filter.list)
  const at = (number: string) =>
    sql`((select max(${key}) from ${from} where a.number = ${number}::bigint), ${number}::bigint)`
  const inTopic = sql`exists (select from article_topics t
    where t.article_id = a.id and t.topic_slug = ${topic})`
  const conditions = [
    sql`true`,
    list && lists[list],
    language && sql`a.language = ${language}`,
    topic && inTopic,
    filter.holder && sql`${holder} = ${filter.holder}`,
    ...publishedIn(filter.date ?? ''),
    filter.editor && sql`${reviewer} = ${filter.editor}`,
    after && sql`(${key}, a.number) > ${at(after)}`,
    before && sql`(${key}, a.number) < ${at(before)}`,
  ]
  return sql.join(
    conditions.filter((each) => each instanceof SQL),
    sql` and `,
  )
}

function publishedIn(text: string): SQL[] {
  const [, ...parts] = /^([12]\d{3})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?$/.exec(text) ?? []
  const [year = 0, month, day] = parts.map((part) => part && Number(part)) as number[]
  if (year === 0) return []
  const end = day ? [year, (month ?? 1) - 1, day + 1] : month ? [year, month] : [year + 1, 0]
  const [from, to] = [[year, (month ?? 1) - 1, day ?? 1], end].map(([y = 0, m = 0, d = 1]) =>
    new Date(Date.UTC(y, m, d)).toISOString(),
  )
  return [sql`${sortKey} >= ${from}::timestamptz`, sql`${sortKey} < ${to}::timestamptz`]
}

/** Matches of few words are sorted; those of frequent ones are met soon, from the newest on. */
const few = 500

async function sourcesOf(db: WriterDatabase, search: Search | null): Promise<SQL[]> {
  if (search === null) return [sql`where true`]
  const { words, name: named, urls, reviewers } = search
  const list = reviewers.map((name) => sql`${name}`)
  const [row] = await rowsOf<{ query: string | null }>(
    db,
    sql`select string_agg(distinct '(' || query::text || ')', '|') as query
      from article_queries(${words})`,
  )
  const matches = sql`s.words @@ ${row?.query ?? null}::tsquery`
  // A LIMIT that the planner knows would let it read the table.
  const [{ count } = { count: 0 }] = await rowsOf<{ count: number }>(
    db,
    sql`select count(*)::int as count
      from (select from article_search s where ${matches} limit (select ${few}::int)) found`,
  )
  return [
    sql`where ${namedBy(named)}`,
    sql`where a.url = any(${textArray(urls)})`,
    sql`where ${reviewer} in (${sql.join(list, sql`, `)})`,
    sql`where (a.status <> 'published' or a.audience is not null)
      and ${hiddenWords} @@ websearch_to_tsquery('simple', ${words})`,
    count < few
      ? sql`where a.id = any(array(select s.article_id from article_search s where ${matches}))`
      : sql`join article_search s on s.article_id = a.id where ${matches}`,
  ]
}
