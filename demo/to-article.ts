/**
 * DemoArticle → Article, with the same result as through the seed and the database, for pages
 * without a database.
 */
import type { Article } from '../src/core/article.ts'
import type { DemoArticle } from './demo-article.ts'
import { topics } from './topics.ts'

const isTopic = (slug: string): slug is keyof typeof topics => Object.hasOwn(topics, slug)
const moment = (text: string | undefined) => (text === undefined ? null : new Date(text))

/** `base` is origin and base path, without a trailing slash. */
export function toArticle(demo: DemoArticle, base: string): Article {
  const {
    guid,
    slug,
    title,
    standfirst,
    bodyHtml,
    byline,
    bylineUrl = null,
    language,
    disclosure,
    retraction,
  } = demo
  const publishedAt = new Date(demo.publishedAt)
  const corrections = (demo.corrections ?? []).map(({ text, date, url = null }) => ({
    text,
    date: new Date(date),
    url,
  }))
  const changes = [demo.updatedAt, retraction?.date].map(moment).filter((date) => date !== null)
  return {
    ...{ id: guid, guid, title, standfirst, bodyHtml, byline, bylineUrl, language, publishedAt },
    url: `${base}/demo/articles/${slug}`,
    updatedAt: new Date(
      Math.max(...[publishedAt, ...changes, ...corrections.map(({ date }) => date)].map(Number)),
    ),
    disclosure: {
      mode: disclosure.mode,
      model: disclosure.model ?? null,
      provider: disclosure.provider ?? null,
      reviewedBy: disclosure.reviewedBy ?? null,
      generatedAt: moment(disclosure.generatedAt),
      statement: disclosure.statement ?? null,
    },
    picture: demo.picture
      ? { ...demo.picture, url: `${base}/demo/pictures/${demo.picture.file}` }
      : null,
    aiRights: null,
    sources: demo.sources.map(({ url, title, publisher = null, language = null, accessedAt }) => ({
      ...{ url, title, publisher, language },
      accessedAt: moment(accessedAt),
    })),
    topics: demo.topics.map((slug) => ({ slug, label: isTopic(slug) ? topics[slug] : slug })),
    corrections,
    retraction: retraction ? { reason: retraction.reason, date: new Date(retraction.date) } : null,
    notice: null,
    statement: null,
  }
}
