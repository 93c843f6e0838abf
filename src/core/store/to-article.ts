/**
 * Row → Article: parses a row of the database, and rejects a row that feed readers cannot handle.
 */
import { authorshipModes, modes, parseMode } from 'candor-disclosure/disclosure/modes.ts'
import { type Part, parsePartName } from 'candor-disclosure/disclosure/parts.ts'
import { hasVisible } from 'candor-disclosure/text/invisible.ts'
import { isParsable } from 'candor-disclosure/text/web-address.ts'
import { articleRights, unknownMode } from '../../../schema/lists.ts'
import type { StoredPart } from '../../../schema/part-checks.ts'
import type { Article, Notice, Picture, Source } from '../article.ts'
import type { Disclosure } from '../disclosure/disclosure.ts'
import { closeDirections } from '../text/directions.ts'
import type { ArticleRow } from './article-row.ts'
import type { LeftOut } from './snapshot.ts'

/** A row that cannot be shown; the message tells the newsroom why. */
export class UnshowableArticle extends Error {
  override readonly name = 'UnshowableArticle'
}

/** `null` for a row that cannot be shown, which `leftOut` is told. */
export function toShowable(row: ArticleRow, leftOut: LeftOut): Article | null {
  try {
    return toArticle(row)
  } catch (error) {
    if (!(error instanceof UnshowableArticle)) throw error
    leftOut(row.article.id, error.message)
    return null
  }
}

/**
 * Only the article's own URL must be valid. The others are copied as they are: `feed/` shows a
 * source that it cannot link to as text, so one bad link does not hide an article.
 *
 * @throws {UnshowableArticle} for an invalid URL or date that the database accepted, or an unknown
 *   disclosure mode.
 */
export function toArticle({
  article: row,
  sources,
  topics,
  corrections,
  notice,
  statement,
}: ArticleRow): Article {
  const publishedAt = date('published_at', row.publishedAt)
  const retractedAt = row.status === 'retracted' ? date('retracted_at', row.retractedAt) : null
  const fixed = corrections.map(({ text, date: when, url }) => {
    return { text: closeDirections(text), date: date('corrected_at', when), url }
  })
  const disclosure = toDisclosure(row)
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
    title: closeDirections(row.title),
    standfirst: closeDirections(row.standfirst),
    bodyHtml: row.bodyHtml,
    byline: filled(row.byline),
    bylineUrl: row.bylineUrl,
    language: row.language,
    publishedAt,
    updatedAt: new Date(Math.max(...updates.filter((d) => d !== null).map(Number))),
    disclosure,
    picture: toPicture(row, disclosure),
    aiRights: toRights(row),
    sources: sources.map(toSource),
    topics: topics.map(({ slug, label }) => ({ slug, label: closeDirections(label) })),
    corrections: fixed,
    retraction: retractedAt && {
      reason: closeDirections(row.retractionReason ?? ''),
      date: retractedAt,
    },
    notice: notice && toNotice(notice, row.guid),
    statement,
  }
}

function toDisclosure(row: ArticleRow['article']): Disclosure | null {
  if (row.disclosureMode === unknownMode) return null
  const mode = parseMode(row.disclosureMode)
  if (mode === undefined) {
    throw new UnshowableArticle(
      `disclosure_mode is "${row.disclosureMode}", which this version of Candor does not support; upgrade Candor, or use one of: ${authorshipModes.join(', ')}`,
    )
  }
  return {
    mode,
    model: filled(row.disclosureModel),
    provider: filled(row.disclosureProvider),
    reviewedBy: filled(row.reviewedBy),
    generatedAt: row.generatedAt === null ? null : date('generated_at', row.generatedAt),
    statement: filled(row.disclosureStatement),
    parts: toParts(row.disclosureParts),
  }
}

/** Leaves out parts whose name or mode only a newer version knows. */
export const toParts = (stored: readonly StoredPart[] | null): readonly Part[] =>
  (stored ?? []).flatMap(toPart)

function toPart(part: StoredPart): readonly Part[] {
  const [name, mode] = [parsePartName(part.name), parseMode(part.mode)]
  if (name === undefined || mode === undefined) return []
  const { model, provider, reviewed_by: reviewedBy } = part
  return [
    {
      ...{ name, mode, model: filled(model ?? null), provider: filled(provider ?? null) },
      reviewedBy: filled(reviewedBy ?? null),
      reviewedAt: part.reviewed_at ?? null,
      translatedFrom: part.translated_from ?? null,
    },
  ]
}

/** A value that a newer version knows is taken for the strictest. */
function toRights({ aiRights }: ArticleRow['article']): Article['aiRights'] {
  return aiRights === null
    ? null
    : (articleRights.find((each) => each === aiRights) ?? 'search-only')
}

/** A picture without a type of its own has that of the part. */
function toPicture(row: ArticleRow['article'], disclosure: Disclosure | null): Picture | null {
  if (row.pictureUrl === null) return null
  const part = disclosure?.parts.find(({ name }) => name === 'picture')
  return {
    url: row.pictureUrl,
    mediaType: row.pictureType ?? '',
    byteLength: row.pictureBytes,
    width: row.pictureWidth,
    height: row.pictureHeight,
    alt: closeDirections(row.pictureAlt ?? ''),
    credit: filled(row.pictureCredit),
    digitalSourceType: row.pictureSourceType ?? (part ? modes[part.mode].iptc : null),
  }
}

function toSource(source: ArticleRow['sources'][number]): Source {
  const accessedAt =
    source.accessedAt === null ? null : date('accessed_at of a source', source.accessedAt)
  return {
    ...source,
    title: closeDirections(source.title),
    publisher: filled(source.publisher),
    accessedAt,
  }
}

const toNotice = (
  { id, text, ...notice }: NonNullable<ArticleRow['notice']>,
  about: string,
): Notice => ({
  ...notice,
  guid: `urn:uuid:${id}`,
  about,
  text: closeDirections(text ?? ''),
  date: date('the date of a notice', notice.date),
})

/** Parses a time of the queries: ISO 8601 in UTC, without an offset. */
export const instant = (text: string): Date => new Date(`${text}Z`)

/** `null` for a text of invisible characters only. */
const filled = (text: string | null): string | null =>
  text !== null && hasVisible(text) ? closeDirections(text) : null

/** RFC 822 dates in feeds have four-digit years; no newsroom needs others. */
function date(name: string, text: string | null): Date {
  const value = instant(text ?? '')
  const year = value.getUTCFullYear()
  if (year >= 1000 && year <= 9999) return value
  throw new UnshowableArticle(
    `${name} is ${text ?? 'null'}, which is not a valid date; use a year from 1000 to 9999`,
  )
}

function articleUrl(value: string): string {
  if (isParsable(value)) return value
  throw new UnshowableArticle(
    `url is "${value}", which is not a valid URL; use one such as https://example.org/article`,
  )
}
