/**
 * The databases of the benchmark: a small and a large newsroom, created once and kept for later
 * runs.
 */
import postgres from 'postgres'
import { serverTarget } from '../demo/generator/copy.ts'
import { generateArticle } from '../demo/generator/rows.ts'
import { generateNewsroom } from '../demo/generator.ts'
import { familyPath } from '../src/core/families/families.ts'
import { formats } from '../src/core/request/address.ts'
import { migrateServer } from '../src/hosts/node/database/server.ts'

export type Newsroom = {
  readonly url: string
  readonly client: postgres.Sql
  readonly articles: number
}

/** Articles that the benchmark publishes and removes again. */
const published = { articles: 1_000_000, topics: 20, sources: 3, seed: 2 }
export const ownGuids = 'urn:candor-bench:'

const connect = (url: string) =>
  postgres(url, { max: 2, fetch_types: false, connect_timeout: 3, onnotice: () => {} })

/**
 * Creates the newsroom if it is missing or incomplete. A million articles take several minutes and
 * 6 GB.
 */
export async function openNewsroom(base: string, articles: number): Promise<Newsroom> {
  const url = new URL(base)
  const name = `${url.pathname.slice(1)}_${articles}`
  url.pathname = '/postgres'
  const admin = connect(url.href)
  const [found] = await admin`select from pg_database where datname = ${name}`
  if (!found) await admin.unsafe(`create database ${name}`)
  await admin.end()
  url.pathname = `/${name}`
  await migrateServer(url.href)
  const client = connect(url.href)
  await removePublished(client)
  await generateNewsroom(serverTarget(client), { articles, topics: 20, sources: 3, seed: 1 })
  return { url: url.href, client, articles }
}

/**
 * Keys of the families with most articles.
 *
 * @throws {Error} if the newsroom has fewer families than `count`.
 */
export async function findFamilies(
  { client, articles }: Newsroom,
  count: number,
): Promise<readonly string[]> {
  const rows = await client`select family from listings where left_at is null
    group by family order by count(*) desc, family limit ${count}`
  if (rows.length === count) return rows.map((row) => String(row['family']))
  throw new Error(
    `the newsroom of ${articles} articles has ${rows.length} families, not ${count}: use more articles`,
  )
}

/** Paths of the feeds of these families: each in three formats. */
export const feedPathsOf = (families: readonly string[]): readonly string[] =>
  families.flatMap((family) =>
    Object.values(formats).map(({ file }) => `${familyPath(family)}${file}`),
  )

/** The schema of tables without triggers, to compare with. */
export const plainSchema = 'candor_bench_plain'

/**
 * Writes an article with three sources and its topics, in one transaction as a newsroom does.
 * Returns its guid. Without `bodyHtml` the article has a usual body.
 */
export async function publishArticle(
  client: postgres.Sql,
  number: number,
  bodyHtml?: string,
): Promise<string> {
  const { article, sources, topics } = rowsOf(number)
  await client.begin(async (sql) => {
    const row = bodyHtml === undefined ? article : { ...article, body_html: bodyHtml }
    await sql`insert into articles ${sql(row)}`
    await sql`insert into sources ${sql(sources)}`
    await sql`insert into article_topics ${sql(topics)}`
  })
  return article.guid
}

/** Writes `count` such articles in one transaction, a thousand in a statement. */
export async function publishMany(client: postgres.Sql, count: number): Promise<void> {
  await client.begin(async (sql) => {
    for (let from = 0; from < count; from += 1000) {
      const rows = Array.from({ length: Math.min(1000, count - from) }, (_, index) =>
        rowsOf(from + index),
      )
      await sql`insert into articles ${sql(rows.map(({ article }) => article))}`
      await sql`insert into sources ${sql(rows.flatMap(({ sources }) => sources))}`
      await sql`insert into article_topics ${sql(rows.flatMap(({ topics }) => topics))}`
    }
  })
}

function rowsOf(number: number) {
  const { article, sources, topics } = generateArticle(published, number)
  const id = crypto.randomUUID()
  return {
    article: {
      id,
      guid: `${ownGuids}${id}`,
      url: article.url,
      title: article.title,
      standfirst: article.standfirst ?? '',
      body_html: article.bodyHtml ?? '',
      byline: article.byline ?? null,
      language: article.language,
      status: 'published',
      published_at: new Date().toISOString(),
      disclosure_mode: 'ai-autonomous',
      disclosure_model: 'example-model-1',
      disclosure_provider: 'Example AI',
    },
    sources: sources.map(({ position, url, title, publisher }) => ({
      article_id: id,
      position,
      url,
      title,
      publisher: publisher ?? null,
    })),
    topics: topics.map((slug) => ({ article_id: id, topic_slug: slug })),
  }
}

/**
 * Removes the articles of `publishArticle` and `publishMany` with their listings and tombstones:
 * only generated articles remain.
 */
export async function removePublished(client: postgres.Sql): Promise<void> {
  const gone = client`select id from articles where starts_with(guid, ${ownGuids})`
  const ids = (await gone).map((row) => String(row['id']))
  if (ids.length === 0) return
  await client`delete from articles where id in ${client(ids)}`
  // Only triggers may write these tables.
  await client.begin(async (sql) => {
    await sql`set local session_replication_role = 'replica'`
    await sql`delete from tombstones where article_id in ${sql(ids)}`
    await sql`delete from archive_parts p using listings l where l.article_id in ${sql(ids)} and l.family = p.family
      and (l.listed_at, l.article_id) between (p.first_listed_at, p.first_article_id) and (p.last_listed_at, p.last_article_id)`
    await sql`delete from listings where article_id in ${sql(ids)}`
  })
}

/**
 * Does the work of autovacuum, which may be off: dead versions of the same few rows would slow the
 * measurement.
 */
export async function tidy(client: postgres.Sql): Promise<void> {
  await client`vacuum families, tombstones, pending_changes`
}

/** Moves a family's marker as every change does, so that the next request must render. */
export async function moveMarker(client: postgres.Sql, family = 'all'): Promise<void> {
  await client`update families set version = version + 1, changed_at = clock_timestamp() where family = ${family}`
}
