/** Writes articles with their parts: what is there already is left alone, and moves nothing. */
import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import { articles } from '../../../../schema/tables.ts'
import {
  idArray,
  rowsOf,
  together,
  type WriterDatabase,
} from '../../../core/store/writer-database.ts'
import type { ArticleRows } from './stored-article.ts'

/** Made by the database. */
const kept: readonly string[] = ['number', 'reviewed_digest']
/** Columns that no writer changes. */
const identity: readonly string[] = ['id', 'guid', 'external_id', 'holder']

const names = Object.values(getTableColumns(articles)).map(({ name }) => name)
/** The columns that a writer gives. */
const writtenColumns = names.filter((name) => !kept.includes(name))
const changing = writtenColumns.filter((name) => !identity.includes(name))

const columnsOf = (table: string, columns: readonly string[]) =>
  sql.raw(columns.map((name) => `${table}.${name}`).join(', '))
const plain = (columns: readonly string[]) => sql.raw(columns.join(', '))
const rowsIn = (table: string, rows: readonly unknown[]) =>
  sql`jsonb_populate_recordset(null::${sql.raw(table)}, ${JSON.stringify(rows)}::jsonb)`

type Changed = { readonly id: string }

/**
 * Writes the articles, each with another id, and returns the ids of those that it made or changed.
 */
export async function writeArticles(
  tx: WriterDatabase,
  rows: readonly ArticleRows[],
): Promise<ReadonlySet<string>> {
  const written = rowsIn(
    'articles',
    rows.map(({ article }) => article),
  )
  const sources = rows.flatMap((row) =>
    row.sources.map((source, index) => ({
      ...source,
      article_id: row.article.id,
      position: index + 1,
    })),
  )
  const topics = rows.flatMap(({ article, topics: all }) =>
    all.map((topic) => ({ ...topic, article_id: article.id, topic_slug: topic.slug })),
  )
  const corrected = rows.filter(({ corrections }) => corrections !== null)
  const corrections = corrected.flatMap(({ article, corrections: all }) =>
    (all ?? []).map((correction) => ({ ...correction, article_id: article.id })),
  )
  const ids = idArray(rows.map(({ article }) => article.id))
  const statements = [
    sql`insert into articles (${plain(writtenColumns)})
      select ${plain(writtenColumns)} from ${written} n
        where not exists (select from articles a where a.id = n.id)
      returning id`,
    sql`update articles a set (${plain(changing)}) = row(${columnsOf('n', changing)}) from ${written} n
      where a.id = n.id and (${columnsOf('a', changing)}) is distinct from (${columnsOf('n', changing)}) returning a.id`,
    ...sourceStatements(ids, sources),
    ...topicStatements(ids, topics),
    ...correctionStatements(idArray(corrected.map(({ article }) => article.id)), corrections),
  ]
  const changed = await together(statements.map((statement) => rowsOf<Changed>(tx, statement)))
  return new Set(changed.flat().map(({ id }) => id))
}

const sourceColumns = [
  'article_id',
  'position',
  'url',
  'title',
  'publisher',
  'language',
  'accessed_at',
]

function sourceStatements(ids: SQL, sources: readonly unknown[]): SQL[] {
  const own = columnsOf('s', sourceColumns)
  const given = columnsOf('n', sourceColumns)
  return [
    sql`delete from sources s where s.article_id = any(${ids}) and not exists (
        select from ${rowsIn('sources', sources)} n where (${own}) is not distinct from (${given}))
      returning s.article_id as id`,
    ...(sources.length === 0
      ? []
      : [
          sql`insert into sources (${plain(sourceColumns)}) select ${plain(sourceColumns)} from ${rowsIn('sources', sources)} n
            on conflict do nothing returning article_id as id`,
        ]),
  ]
}

type TopicRow = { readonly slug: string; readonly label: string | null }

function topicStatements(ids: SQL, topics: readonly TopicRow[]): SQL[] {
  const named = topics.filter(({ label }) => label !== null)
  return [
    sql`delete from article_topics j where j.article_id = any(${ids}) and not exists (
        select from ${rowsIn('article_topics', topics)} n where n.article_id = j.article_id
          and n.topic_slug = j.topic_slug)
      returning j.article_id as id`,
    ...(named.length === 0
      ? []
      : [
          // In one order, so that two transactions that make the same topics cannot wait for each
          // other.
          sql`insert into topics (slug, label) select distinct on (slug) slug, label from ${rowsIn('topics', named)} n
            order by slug on conflict do nothing`,
        ]),
    ...(topics.length === 0
      ? []
      : [
          sql`insert into article_topics (article_id, topic_slug) select article_id, topic_slug
            from ${rowsIn('article_topics', topics)} n on conflict do nothing returning article_id as id`,
        ]),
  ]
}

/**
 * Equal texts and pages are the same correction: the first of the list is the oldest of the table.
 */
function correctionStatements(ids: SQL, corrections: readonly unknown[]): SQL[] {
  const numbered = sql`(select n.article_id, n.text, n.url, nullif(n.corrected_at, '-infinity') as corrected_at,
      row_number() over (partition by n.article_id, n.text, n.url, n.corrected_at
        order by n.position) as copy
    from ${correctionRows(corrections)} n)`
  const own = sql`(select c.*, row_number() over (partition by c.article_id, c.text, c.url order by c.corrected_at, c.id) as copy,
      row_number() over (partition by c.article_id, c.text, c.url, c.corrected_at
        order by c.id) as dated_copy
    from corrections c where c.article_id = any(${ids}))`
  const same = sql`n.article_id = c.article_id and n.text = c.text and n.url is not distinct from c.url
    and case when n.corrected_at is null then n.copy = c.copy else n.corrected_at = c.corrected_at and n.copy = c.dated_copy end`
  return [
    sql`delete from corrections gone using ${own} c where gone.id = c.id
      and not exists (select from ${numbered} n where ${same}) returning gone.article_id as id`,
    ...(corrections.length === 0
      ? []
      : [
          sql`insert into corrections (article_id, text, url, corrected_at)
            select n.article_id, n.text, n.url, coalesce(n.corrected_at, '-infinity')
              from ${numbered} n
            where not exists (select from ${own} c where ${same}) returning article_id as id`,
        ]),
  ]
}

const correctionRows = (corrections: readonly unknown[]) => sql`(
  select r.article_id, r.text, r.url, r.corrected_at, e.position
  from jsonb_array_elements(${JSON.stringify(corrections)}::jsonb)
    with ordinality as e(entry, position),
    jsonb_populate_record(null::corrections, e.entry) r)`

/** Deletes an article; readers get a tombstone if feeds showed it. */
export const deleteArticle = (tx: WriterDatabase, id: string) =>
  rowsOf(tx, sql`delete from articles where id = ${id}`)
