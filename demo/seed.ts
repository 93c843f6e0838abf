/** Writes the demo newsroom into an empty database, and sets the URLs of its articles to the current origin. */
import { eq, inArray, notInArray, sql } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { articles, articleTopics, corrections, sources, topics } from '../schema/tables.ts'
import type { DemoArticle } from './demo-article.ts'
import { newsroom } from './newsroom.ts'
import { topics as labels } from './topics.ts'

type Database = PgDatabase<PgQueryResultHKT>

/** URL of an article's page. `base` is origin and base path, without a trailing slash. */
const pageUrl = (base: string, slug: string) => `${base}/demo/articles/${slug}`
const pictureUrl = (base: string, file: string) => `${base}/demo/pictures/${file}`

/** The database already has other articles. */
export class NotEmpty extends Error {
  override readonly name = 'NotEmpty'
}

/** Whether the database has no articles, only the demo's, or others too. */
export async function contentsOf(db: Database): Promise<'empty' | 'demo' | 'others'> {
  const guids = newsroom.map((article) => article.guid)
  const other = await db.select({ id: articles.id }).from(articles).where(notInArray(articles.guid, guids)).limit(1)
  if (other.length > 0) return 'others'
  const any = await db.select({ id: articles.id }).from(articles).limit(1)
  return any.length > 0 ? 'demo' : 'empty'
}

/** Whether articles of the demo are in the database, perhaps beside others: their pages and pictures are served, and it is said. */
export async function hasDemo(db: Database): Promise<boolean> {
  const guids = newsroom.map((article) => article.guid)
  return (await db.select({ id: articles.id }).from(articles).where(inArray(articles.guid, guids)).limit(1)).length > 0
}

/**
 * Fills an empty database, and lists each article by its own date. If the demo is already there, only updates its URLs.
 *
 * @throws {NotEmpty} when the database holds other articles.
 */
export async function seedDemo(db: Database, base: string): Promise<void> {
  const contents = await contentsOf(db)
  if (contents === 'others') throw new NotEmpty('the database contains articles that are not from the demo')
  if (contents === 'demo') return pointDemoAt(db, base)
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local candor.backdate = 'on'`)
    const rowsOfTopics = Object.entries(labels).map(([slug, label]) => ({ slug, label }))
    // A newsroom that deleted its articles may have kept its topics.
    await tx.insert(topics).values(rowsOfTopics).onConflictDoNothing()
    const rows = await tx
      .insert(articles)
      .values(newsroom.map((article) => toRow(article, base)))
      .returning({ id: articles.id, guid: articles.guid })
    const ids = new Map(rows.map(({ id, guid }) => [guid, id]))
    const parts = newsroom.map((article) => ({ article, articleId: ids.get(article.guid) ?? '' }))
    await tx.insert(sources).values(parts.flatMap(({ article, articleId }) => sourceRows(article, articleId)))
    await tx
      .insert(articleTopics)
      .values(parts.flatMap(({ article, articleId }) => article.topics.map((topicSlug) => ({ articleId, topicSlug }))))
    await tx.insert(corrections).values(parts.flatMap(({ article, articleId }) => correctionRows(article, articleId)))
    await tx.execute(sql`select candor_import_done()`)
  })
}

/** The URLs of demo articles point to this server, so they follow its origin. */
async function pointDemoAt(db: Database, base: string): Promise<void> {
  await db.transaction(async (tx) => {
    for (const { guid, slug, picture } of newsroom) {
      const url = pageUrl(base, slug)
      await tx
        .update(articles)
        .set({ url, pictureUrl: picture ? pictureUrl(base, picture.file) : null })
        .where(eq(articles.guid, guid))
    }
  })
}

const moment = (text: string | undefined) => (text === undefined ? null : new Date(text))

function toRow(article: DemoArticle, base: string): typeof articles.$inferInsert {
  const { disclosure, picture, retraction } = article
  return {
    guid: article.guid,
    url: pageUrl(base, article.slug),
    title: article.title,
    standfirst: article.standfirst,
    bodyHtml: article.bodyHtml,
    byline: article.byline,
    bylineUrl: article.bylineUrl ?? null,
    language: article.language,
    status: article.status,
    publishedAt: moment(article.publishedAt),
    updatedAt: moment(article.updatedAt),
    retractionReason: retraction?.reason ?? null,
    retractedAt: moment(retraction?.date),
    disclosureMode: disclosure.mode,
    disclosureModel: disclosure.model ?? null,
    disclosureProvider: disclosure.provider ?? null,
    disclosureStatement: disclosure.statement ?? null,
    reviewedBy: disclosure.reviewedBy ?? null,
    reviewedAt: disclosure.reviewedBy ? moment(article.publishedAt) : null,
    generatedAt: moment(disclosure.generatedAt),
    pictureUrl: picture ? pictureUrl(base, picture.file) : null,
    pictureType: picture?.mediaType ?? null,
    pictureBytes: picture?.byteLength ?? null,
    pictureWidth: picture?.width ?? null,
    pictureHeight: picture?.height ?? null,
    pictureAlt: picture?.alt ?? null,
    pictureCredit: picture?.credit ?? null,
    pictureSourceType: picture?.digitalSourceType ?? null,
  }
}

const sourceRows = (article: DemoArticle, articleId: string): (typeof sources.$inferInsert)[] =>
  article.sources.map(({ url, title, publisher, language, accessedAt }, index) => ({
    articleId,
    position: index + 1,
    url,
    title,
    publisher: publisher ?? null,
    language: language ?? null,
    accessedAt: moment(accessedAt),
  }))

const correctionRows = (article: DemoArticle, articleId: string): (typeof corrections.$inferInsert)[] =>
  (article.corrections ?? []).map(({ text, date, url }) => ({
    articleId,
    text,
    correctedAt: new Date(date),
    url: url ?? null,
  }))
