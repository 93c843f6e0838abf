/** The demo newsroom as articles, without a database: the expected result of the store for the seeded rows. */
import type { DemoArticle } from '../../../demo/demo-article.ts'
import { pageUrl } from '../../../demo/insert-demo.ts'
import { newsroom } from '../../../demo/newsroom.ts'
import { topics } from '../../../demo/topics.ts'
import type { Article, Picture } from '../../../src/core/article.ts'
import { parseSite } from '../../../src/core/settings/site.ts'
import { buildSelection, buildSnapshot } from '../../fixtures/build-article.ts'
import type { News } from './news.ts'

const site = parseSite({ SITE_ORIGIN: 'https://demo.example.org' })

/** The demo’s time of the last change in the golden documents. */
const demoChangedAt = new Date('2026-11-21T06:00:00.250Z')

/** The latest complete part of the archive in the golden documents. */
const demoClosed = { month: '2026-05', number: 1 }

/** Two articles have an embargo until after 2050; the documents precede it. */
export const embargoedFrom = '2050-01-01T00:00:00Z'

/** All articles without an embargo, the newest first. `base` is origin and base path. */
export const demoArticles = (base: string): readonly Article[] =>
  newsroom
    .filter(({ publishedAt }) => publishedAt < embargoedFrom)
    .toSorted((one, other) => Date.parse(other.publishedAt) - Date.parse(one.publishedAt))
    .map((each) => toArticle(each, base))

/** The newest articles of the demo. */
export function buildDemoNews(limit: number): News {
  const articles = demoArticles(site.origin).slice(0, limit)
  const snapshot = buildSnapshot({ articles, changedAt: demoChangedAt, previous: demoClosed })
  return { site, selection: buildSelection({ limit, whole: true }), snapshot }
}

const moment = (text: string | undefined): Date | null =>
  text === undefined ? null : new Date(text)

function toArticle(demo: DemoArticle, base: string): Article {
  const { disclosure, retraction } = demo
  const corrections = (demo.corrections ?? []).map(({ text, date, url }) => ({
    text,
    date: new Date(date),
    url: url ?? null,
  }))
  const changes = [
    demo.publishedAt,
    demo.updatedAt,
    retraction?.date,
    ...corrections.map(({ date }) => date),
  ]
  return {
    id: '',
    guid: demo.guid,
    url: pageUrl(base, demo.slug),
    title: demo.title,
    standfirst: demo.standfirst,
    bodyHtml: demo.bodyHtml,
    byline: demo.byline,
    bylineUrl: demo.bylineUrl ?? null,
    language: demo.language,
    publishedAt: new Date(demo.publishedAt),
    updatedAt: new Date(
      Math.max(...changes.flatMap((each) => (each === undefined ? [] : [Number(new Date(each))]))),
    ),
    disclosure: {
      mode: disclosure.mode,
      model: disclosure.model ?? null,
      provider: disclosure.provider ?? null,
      reviewedBy: disclosure.reviewedBy ?? null,
      generatedAt: moment(disclosure.generatedAt),
      statement: disclosure.statement ?? null,
      parts: disclosure.parts ?? [],
    },
    picture: toPicture(demo.picture, base),
    aiRights: null,
    sources: demo.sources.map(({ url, title, publisher, language, accessedAt }) => ({
      url,
      title,
      publisher: publisher ?? null,
      language: language ?? null,
      accessedAt: moment(accessedAt),
    })),
    topics: demo.topics.toSorted().map((slug) => ({ slug, label: labelOf(slug) })),
    corrections: corrections.toSorted((one, other) => Number(one.date) - Number(other.date)),
    retraction:
      retraction === undefined
        ? null
        : { reason: retraction.reason, date: new Date(retraction.date) },
    notice: null,
    statement: null,
  }
}

function toPicture(picture: DemoArticle['picture'], base: string): Picture | null {
  if (picture === undefined) return null
  const { file, ...rest } = picture
  return { url: `${base}/demo/pictures/${file}`, ...rest }
}

function labelOf(slug: string): string {
  const label = new Map(Object.entries(topics)).get(slug)
  if (label === undefined) throw new Error(`the demo has no topic "${slug}"`)
  return label
}
