/** Demo articles → rows, and their parts. */
import { storedPart } from 'candor-disclosure/disclosure/parts.ts'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { articles, corrections, sources } from '../schema/tables.ts'
import { articleTopics } from '../schema/topic-tables.ts'
import { articlePath } from '../src/core/request/article-path.ts'
import type { DemoArticle } from './demo-article.ts'

/** `base` is origin and base path, without a trailing slash. */
export const pageUrl = (base: string, slug: string) => `${base}${articlePath(slug)}`
export const pictureUrl = (base: string, file: string) => `${base}/demo/pictures/${file}`

/** The topics are there already. */
export async function insertDemo(
  tx: PgDatabase<PgQueryResultHKT>,
  all: readonly DemoArticle[],
  base: string,
): Promise<void> {
  const rows = await tx
    .insert(articles)
    .values(all.map((article) => toRow(article, base)))
    .returning({ id: articles.id, guid: articles.guid })
  const ids = new Map(rows.map(({ id, guid }) => [guid, id]))
  const parts = all.map((article) => ({ article, articleId: ids.get(article.guid) ?? '' }))
  await tx
    .insert(sources)
    .values(parts.flatMap(({ article, articleId }) => sourceRows(article, articleId)))
  await tx
    .insert(articleTopics)
    .values(
      parts.flatMap(({ article, articleId }) =>
        article.topics.map((topicSlug) => ({ articleId, topicSlug })),
      ),
    )
  const corrected = parts.flatMap(({ article, articleId }) => correctionRows(article, articleId))
  if (corrected.length > 0) await tx.insert(corrections).values(corrected)
}

const moment = (text: string | undefined) => (text === undefined ? null : new Date(text))

function toRow(article: DemoArticle, base: string): typeof articles.$inferInsert {
  const { disclosure, picture, retraction } = article
  return {
    guid: article.guid,
    externalId: article.slug,
    url: pageUrl(base, article.slug),
    title: article.title,
    standfirst: article.standfirst,
    bodyHtml: article.bodyHtml,
    byline: article.byline,
    bylineUrl: article.bylineUrl ?? null,
    language: article.language,
    status: article.status,
    publishedAt: article.status === 'draft' ? null : moment(article.publishedAt),
    updatedAt: moment(article.updatedAt),
    retractionReason: retraction?.reason ?? null,
    retractedAt: moment(retraction?.date),
    disclosureMode: disclosure.mode,
    disclosureModel: disclosure.model ?? null,
    disclosureProvider: disclosure.provider ?? null,
    disclosureStatement: disclosure.statement ?? null,
    disclosureParts: disclosure.parts?.map(storedPart) ?? null,
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

const correctionRows = (
  article: DemoArticle,
  articleId: string,
): (typeof corrections.$inferInsert)[] =>
  (article.corrections ?? []).map(({ text, date, url }) => ({
    articleId,
    text,
    correctedAt: new Date(date),
    url: url ?? null,
  }))
