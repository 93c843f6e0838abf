/** Row → Article: parses what the database returned, and refuses what no reader could be shown. */
import type { articles } from '../../schema/tables.ts'
import type { Article, Correction, Picture, Source, Topic } from '../article.ts'
import type { Disclosure } from '../disclosure/disclosure.ts'
import { parseMode } from '../disclosure/modes.ts'

type TimeColumn = 'publishedAt' | 'updatedAt' | 'retractedAt' | 'generatedAt'

/** One article as the statement returns it: parts as JSON, every time as text that `instant` reads. */
export type ArticleRow = {
  readonly article: Omit<typeof articles.$inferSelect, TimeColumn> & { readonly [K in TimeColumn]: string | null }
  readonly sources: readonly {
    url: string
    title: string
    publisher: string | null
    language: string | null
    accessedAt: string | null
  }[]
  readonly topics: readonly Topic[]
  readonly corrections: readonly { text: string; date: string; url: string | null }[]
}

/** Says why a row can't be shown, in words for the newsroom. */
export class UnshowableArticle extends Error {
  override readonly name = 'UnshowableArticle'
}

/**
 * Links beside the article's own are passed on as they are: `feed/` names what it can't link to, and an article is not
 * lost for one of them.
 *
 * @throws {UnshowableArticle} for an address or date that the database let through and readers would choke on.
 */
export function toArticle({ article: row, sources, topics, corrections }: ArticleRow): Article {
  const publishedAt = date('published_at', row.publishedAt)
  const retractedAt = row.status === 'retracted' ? date('retracted_at', row.retractedAt) : null
  const fixed = corrections.map(toCorrection)
  const updates = [
    publishedAt,
    row.updatedAt === null ? null : date('updated_at', row.updatedAt),
    retractedAt,
    ...fixed.map((c) => c.date),
  ]
  return {
    id: row.id,
    guid: row.guid,
    url: articleUrl(row.url),
    title: row.title,
    standfirst: row.standfirst,
    bodyHtml: row.bodyHtml,
    byline: filled(row.byline),
    bylineUrl: row.bylineUrl,
    language: row.language,
    publishedAt,
    updatedAt: new Date(Math.max(...updates.filter((d) => d !== null).map(Number))),
    disclosure: toDisclosure(row),
    picture: toPicture(row),
    sources: sources.map(toSource),
    topics,
    corrections: fixed,
    retraction: retractedAt && { reason: row.retractionReason ?? '', date: retractedAt },
  }
}

function toDisclosure(row: ArticleRow['article']): Disclosure {
  const mode = parseMode(row.disclosureMode)
  if (mode === undefined) {
    throw new UnshowableArticle(
      `disclosure_mode is "${row.disclosureMode}", which this version of Candor does not know`,
    )
  }
  return {
    mode,
    model: filled(row.disclosureModel),
    provider: filled(row.disclosureProvider),
    reviewedBy: row.reviewedBy,
    generatedAt: row.generatedAt === null ? null : date('generated_at', row.generatedAt),
    statement: row.disclosureStatement,
  }
}

function toPicture(row: ArticleRow['article']): Picture | null {
  if (row.pictureUrl === null) return null
  return {
    url: row.pictureUrl,
    mediaType: row.pictureType ?? '',
    byteLength: row.pictureBytes,
    width: row.pictureWidth,
    height: row.pictureHeight,
    alt: row.pictureAlt ?? '',
    credit: filled(row.pictureCredit),
    digitalSourceType: row.pictureSourceType,
  }
}

function toSource(source: ArticleRow['sources'][number]): Source {
  return {
    ...source,
    publisher: filled(source.publisher),
    accessedAt: source.accessedAt === null ? null : date('accessed_at of a source', source.accessedAt),
  }
}

function toCorrection({ text, date: when, url: where }: ArticleRow['corrections'][number]): Correction {
  return { text, date: date('corrected_at', when), url: where }
}

/** What the statements call a time: ISO 8601 in UTC, without saying so. */
export const instant = (text: string): Date => new Date(`${text}Z`)

/** An optional text of nothing but blanks says nothing. */
const filled = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text)

/** RFC 822 dates in feeds have years of four digits, and so has everything a newsroom can mean. */
function date(name: string, text: string | null): Date {
  const value = instant(text ?? '')
  const year = value.getUTCFullYear()
  if (year >= 1000 && year <= 9999) return value
  throw new UnshowableArticle(
    `${name} is not a date that a feed can say; set it to one between the years 1000 and 9999`,
  )
}

function articleUrl(value: string): string {
  if (URL.canParse(value)) return value
  throw new UnshowableArticle(
    `url is "${value}", which is not a URL; set it to one such as https://example.org/article`,
  )
}
