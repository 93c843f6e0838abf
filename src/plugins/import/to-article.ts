/**
 * Makes the article of a found item: by the options, the demands of the database, and guesses,
 * which are noted.
 */

import { storedPart } from 'candor-disclosure/disclosure/parts.ts'
import { type ScannedHtml, scanHtml } from 'candor-disclosure/parse/scan-html.ts'
import { sha256 } from 'candor-disclosure/text/hex.ts'
import { hasVisible, invisibleInJavaScript } from 'candor-disclosure/text/invisible.ts'
import { longest } from '../../../schema/limits.ts'
import { entryDisclosure } from '../../core/disclosure/statements.ts'
import type { ArticleBody, SentBody } from '../publish/article-body.ts'
import { bodyOf } from './body.ts'
import { withoutCutMark } from './cut-mark.ts'
import type { FoundItem } from './found-item.ts'
import { retractionOf, withoutCandor } from './from-candor.ts'
import { type ImportOptions, isLanguageTag, modeChoice } from './import-options.ts'
import { choosePicture } from './media.ts'
import { type ImportNote, note } from './notes.ts'
import type { ImportedTopic, TopicSlugs } from './topic-slugs.ts'

export type ImportItem = {
  readonly article: SentBody
  /** Fit for a URL path, and the same for the same guid in every run. */
  readonly externalId: string
  readonly notes: readonly ImportNote[]
}

/** The duty of Art. 50(4) of the EU AI Act began: later articles need a mode. */
const dutyBegan = '2026-08-02T00:00:00.000Z'

/** Bytes of guids. */
const maxGuid = 2000

const invisible = new RegExp(`[${invisibleInJavaScript}]`, 'u')

/**
 * Unreserved characters of RFC 3986 §2.3, not beginning with a dot; never what a hash looks like.
 */
const plainId = /^(?!sha256-)[A-Za-z0-9][A-Za-z0-9._~-]{0,127}$/

/** `inputLanguage` is that of the whole input. Throws an `InputError` if a mode is missing. */
export async function toArticle(
  found: FoundItem,
  inputLanguage: string | null,
  options: ImportOptions,
  slugs: TopicSlugs,
): Promise<ImportItem> {
  const notes = [...found.notes]
  const guid = found.guid ?? ''
  const url = found.url ?? ''
  const language = languageOf(found, inputLanguage, options, notes)
  const item = found.candor === null ? found : withoutCandor(found, language)
  const scanned = scanHtml(item.bodyHtml, item.base !== null && item.base !== url)
  const title = titleOf(item, scanned, notes)
  const topics = await slugs.find(item.topics, language, notes)
  const dates = datesOf(item, notes)
  const disclosure = disclosureOf(item, language, topics, options)
  if (
    disclosure.mode === 'unknown' &&
    (dates.published_at === null || dates.published_at >= dutyBegan)
  ) {
    notes.push(note('mode_needed', dates.published_at ?? 'no date'))
  }
  checkGuid(guid, notes)
  const hasAddress = item.authors.some(({ url: address }) => address !== null)
  if (item.authors.length > 1 && hasAddress)
    notes.push(note('field_lost', 'addresses of several authors'))
  const article: SentBody = {
    ...{ guid, title, language, ...dates, disclosure },
    ...(url !== '' && { url }),
    standfirst: standfirstOf(item, scanned, notes),
    body_html: bodyOf(item, url, scanned, notes),
    byline: item.authors.map(({ name }) => name).join(', ') || null,
    byline_url: item.authors.length === 1 ? (item.authors[0]?.url ?? null) : null,
    picture: choosePicture(item.pictures, { title, body: scanned, page: url }, options, notes),
    topics,
    // Other software has none, so an import leaves those of Candor.
    ...(item.candor !== null && {
      sources: [...item.candor.sources],
      corrections: [...item.candor.corrections],
    }),
    ...retractionOf(item, notes),
  }
  // The guid where it is short and plain, such as Ghost's `65f0c1…`.
  const externalId = plainId.test(guid) ? guid : `sha256-${await sha256(guid)}`
  return { article, externalId, notes }
}

/** Empty, which the database refuses, if nothing says it. */
function languageOf(
  { language: own }: FoundItem,
  inputLanguage: string | null,
  { language: given }: ImportOptions,
  notes: ImportNote[],
): string {
  for (const written of [own, given ?? null, inputLanguage]) {
    if (written === null) continue
    const tag = written.trim().replaceAll('_', '-')
    if (tag !== written.trim()) notes.push(note('language_changed', `"${written}" is ${tag}`))
    if (isLanguageTag(tag)) return tag
    notes.push(note('language_changed', `"${written}" is no language tag`))
  }
  notes.push(note('language_missing', 'Say it with --language en.'))
  return ''
}

function titleOf({ title, url }: FoundItem, { text }: ScannedHtml, notes: ImportNote[]): string {
  if (hasVisible(title)) return title
  const words = text.length > 80 ? `${cut(text, 80).replace(/(?<!\s)\s+\S*$/, '')}…` : text
  const guess = hasVisible(words) ? words : (url ?? '')
  notes.push(note('title_guessed', guess))
  return guess
}

const sentenceEnd = /[.!?…。！？][\p{Pe}\p{Pf}"']*$/u

/**
 * A summary that software cut from the beginning of the text is no standfirst. Ghost cuts after 50
 * words, without a mark. Whole sentences are kept: an editor may have begun the text with them, and
 * Candor does not show them twice.
 */
function standfirstOf(
  { standfirst }: FoundItem,
  { text }: ScannedHtml,
  notes: ImportNote[],
): string {
  if (standfirst === '') return ''
  const words = withoutCutMark(standfirst)
  const isCut = words !== standfirst || standfirst === text || !sentenceEnd.test(standfirst)
  if (isCut && text.startsWith(words)) {
    notes.push(note('standfirst_left_out', standfirst.slice(0, 80)))
    return ''
  }
  if (standfirst.length <= longest.articles.standfirst) return standfirst
  notes.push(note('standfirst_cut', `${standfirst.length} characters`))
  return cut(standfirst, longest.articles.standfirst)
}

/** Never in the middle of a character. */
const cut = (text: string, length: number): string =>
  text.slice(0, length).replace(/[\ud800-\udbff]$/, '')

/** An update from before the publication does not count. */
function datesOf({ publishedAt, updatedAt, status }: FoundItem, notes: ImportNote[]) {
  if (publishedAt === null && status !== 'draft')
    notes.push(
      updatedAt === null ? note('date_missing', 'a draft') : note('date_guessed', updatedAt),
    )
  const published = publishedAt ?? (status === 'draft' ? null : updatedAt)
  return {
    status: published === null ? 'draft' : status,
    published_at: published,
    updated_at:
      updatedAt !== null && published !== null && updatedAt > published ? updatedAt : null,
  }
}

/** Verbatim from the input, or else from the options. Candor's own statement need not be kept. */
function disclosureOf(
  { candor, title, guid }: FoundItem,
  language: string,
  topics: readonly ImportedTopic[],
  options: ImportOptions,
): ArticleBody['disclosure'] {
  if (candor === null) {
    const { mode, reviewedBy } = modeChoice(topics, options, `"${title || guid}"`)
    return { mode, reviewed_by: reviewedBy ?? null }
  }
  const { disclosure, parts } = candor
  if (disclosure.mode === 'unknown') return disclosure
  const reviewedBy = disclosure.reviewed_by ?? null
  const facts = {
    mode: disclosure.mode,
    reviewedBy,
    model: disclosure.model ?? null,
    provider: null,
    generatedAt: null,
    statement: null,
    parts,
  }
  const ours = entryDisclosure(facts, language).statement
  return {
    ...disclosure,
    ...(parts.length > 0 && { parts: parts.map(storedPart) }),
    statement: disclosure.statement === ours ? null : (disclosure.statement ?? null),
  }
}

function checkGuid(guid: string, notes: ImportNote[]): void {
  const bytes = new TextEncoder().encode(guid).length
  if (bytes > maxGuid) notes.push(note('guid_refused', `${bytes} bytes`))
  else if (invisible.test(guid)) notes.push(note('guid_refused', guid))
}
