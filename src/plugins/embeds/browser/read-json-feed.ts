/**
 * Converts any site's JSON Feed 1.1 to headlines. Trusts nothing: omits values that are not text,
 * and invalid URLs.
 */

import { type AuthorshipMode, parseMode } from 'candor-disclosure/disclosure/modes.ts'
import { englishLabel, withoutLabel } from '../../../core/disclosure/labels.ts'
import type { EmbedWords } from '../../../core/words/embed-words.ts'
import type { Headline, HeadlinePicture, HeadlineSource, Headlines } from '../headlines.ts'
import { parseUrl } from './parse-url.ts'

/** Characters of the excerpt that replaces a missing title. */
const excerptLength = 120

/**
 * https://www.jsonfeed.org/version/1.1/, with Candor's `_candor` members if present. `feedUrl` is
 * the base of relative URLs. Shows no label for items without a disclosure.
 *
 * @throws {Error} if `feed` is no JSON Feed.
 */
export function readJsonFeed(feed: unknown, feedUrl: string): Headlines {
  const items = member(feed, 'items')
  if (
    !textOf(feed, 'version').startsWith('https://jsonfeed.org/version/') ||
    !Array.isArray(items)
  ) {
    throw new Error(`${feedUrl} is no JSON Feed`)
  }
  const language = languageOf(feed)
  return {
    title: textOf(feed, 'title') || new URL(feedUrl).host,
    language,
    homeUrl: addressOf(feed, 'home_page_url', feedUrl),
    policyUrl: addressOf(member(feed, '_candor'), 'policy_url', feedUrl),
    words: listOf(member(feed, '_candor'), 'words').flatMap(toWords),
    items: items
      .filter((item) => typeof item === 'object' && item !== null)
      .map((item) => toHeadline(item, language, feedUrl)),
  }
}

function toHeadline(item: unknown, feedLanguage: string | null, feedUrl: string): Headline {
  const candor = member(item, '_candor')
  const disclosure = member(candor, 'disclosure')
  const language = languageOf(item) ?? feedLanguage
  const mode = parseMode(textOf(disclosure, 'mode')) ?? null
  const label = labelOf(mode, disclosure, language)
  const isRetracted = textOf(candor, 'status') === 'canceled'
  // The label says the same.
  const modeTag = textOf(disclosure, 'tag')
  const url = addressOf(item, 'url', feedUrl)
  const summary = withoutLabel(textOf(item, 'summary'), label?.text)
  return {
    url,
    title:
      withoutTitleLabel(textOf(item, 'title'), textOf(disclosure, 'title_label')) ||
      beginningOf(summary || textOf(item, 'content_text')) ||
      (url ?? '–'),
    language,
    published: momentOf(textOf(item, 'date_published')),
    topics: listOf(item, 'tags').flatMap(
      (tag) => (typeof tag === 'string' && tag !== modeTag && tag.trim()) || [],
    ),
    mode,
    model: textOf(disclosure, 'model') || null,
    provider: textOf(disclosure, 'provider') || null,
    label,
    summary,
    isRetracted,
    sources: listOf(candor, 'sources').flatMap((source) => toSource(source, feedUrl)),
    picture: toPicture(item, member(candor, 'image'), language, feedUrl),
  }
}

/** The label is first, or follows what the entry is: “Retracted:”, “Correction:”. */
function withoutTitleLabel(title: string, label: string): string {
  const at = title.indexOf(label)
  // A direction mark before the label belongs to it.
  const start = /[\u2068\u200f]/.test(title.charAt(at - 1)) ? at - 1 : Math.max(at, 0)
  return title.slice(0, start) + withoutLabel(title.slice(start), label || undefined)
}

/** The feed's own label, else Candor's in English, or for an unknown mode the feed's statement. */
function labelOf(
  mode: AuthorshipMode | null,
  disclosure: unknown,
  language: string | null,
): Headline['label'] {
  const own = ownLabel(disclosure, language)
  if (own !== null) return own
  if (mode !== null) return englishLabel(mode)
  const statement = textOf(disclosure, 'statement')
  return statement === '' ? null : { text: statement, language: null }
}

/** Only words with all texts. */
function toWords(words: unknown): EmbedWords[] {
  const language = languageOf(words)
  const [policy, sources, back, nothing] = ['policy', 'sources', 'back', 'nothing'].map((name) =>
    textOf(words, name),
  )
  const dates = textOf(words, 'dates')
  return language && policy && sources && back && nothing
    ? [{ language, policy, sources, back, nothing, ...(dates.split('|').length > 12 && { dates }) }]
    : []
}

function toSource(source: unknown, feedUrl: string): HeadlineSource[] {
  const url = addressOf(source, 'url', feedUrl)
  return url === null
    ? []
    : [{ url, title: textOf(source, 'title') || url, language: languageOf(source) }]
}

function toPicture(
  item: unknown,
  described: unknown,
  language: string | null,
  feedUrl: string,
): HeadlinePicture | null {
  const url = addressOf(item, 'image', feedUrl)
  if (url === null) return null
  const [alt, credit] = [textOf(described, 'alt'), textOf(described, 'credit') || null]
  const [width, height] = [member(described, 'width'), member(described, 'height')]
  const size = isPixels(width) && isPixels(height) ? { width, height } : null
  return { url, alt, credit, label: ownLabel(described, language), size }
}

const isPixels = (value: unknown): value is number => Number.isInteger(value) && Number(value) > 0

/** The label that the feed has for an item or a picture. */
function ownLabel(described: unknown, language: string | null): Headline['label'] {
  const text = textOf(described, 'label')
  return text === ''
    ? null
    : { text, language: languageOf(described, 'label_language') ?? language }
}

/** Counts code points, so that no character is cut in two. */
const beginningOf = (text: string) =>
  Array.from(text.slice(0, 2 * excerptLength))
    .slice(0, excerptLength)
    .join('')

/** `null` for an invalid date, or a year without four digits, which RFC 3339 cannot express. */
function momentOf(text: string): Date | null {
  const moment = new Date(text)
  const year = moment.getUTCFullYear()
  return year >= 0 && year <= 9999 ? moment : null
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined

const listOf = (value: unknown, name: string): readonly unknown[] => {
  const list = member(value, name)
  return Array.isArray(list) ? list : []
}

function textOf(value: unknown, name: string): string {
  const text = member(value, name)
  return typeof text === 'string' ? text.trim() : ''
}

/** Absolute http(s), or `null`: never `javascript:`. */
function addressOf(value: unknown, name: string, base: string): string | null {
  const text = textOf(value, name)
  const url = text === '' ? null : parseUrl(text, base)
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : null
}

/** BCP 47. */
function languageOf(value: unknown, name = 'language'): string | null {
  const tag = textOf(value, name)
  return /^[a-z]{2,8}(-[a-z\d]{1,8})*$/i.test(tag) ? tag : null
}
