/** Anybody's JSON Feed 1.1 → headlines. Nothing in it is trusted: what is not text, or no web address, is left out. */
import { labelIn, withoutLabel } from '../../disclosure/labels.ts'
import { type AuthorshipMode, parseMode } from '../../disclosure/modes.ts'
import type { Headline, HeadlinePicture, HeadlineSource, Headlines } from '../headlines.ts'
import { parseUrl } from './parse-url.ts'

/** Characters of a text that stands in for a title. */
const excerptLength = 120

/**
 * https://www.jsonfeed.org/version/1.1/, with what our `_candor` says where it is there; `feedUrl` is what relative
 * addresses are resolved against. Where nothing is said of how an article was made, nothing is shown.
 *
 * @throws {Error} for what is no JSON Feed.
 */
export function readJsonFeed(feed: unknown, feedUrl: string): Headlines {
  const items = member(feed, 'items')
  if (!textOf(feed, 'version').startsWith('https://jsonfeed.org/version/') || !Array.isArray(items)) {
    throw new Error(`${feedUrl} is no JSON Feed`)
  }
  const language = languageOf(feed)
  return {
    title: textOf(feed, 'title') || new URL(feedUrl).host,
    language,
    homeUrl: addressOf(feed, 'home_page_url', feedUrl),
    policyUrl: addressOf(member(feed, '_candor'), 'policy_url', feedUrl),
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
  const url = addressOf(item, 'url', feedUrl)
  const summary = withoutLabel(textOf(item, 'summary'), label?.text)
  return {
    url,
    title: textOf(item, 'title') || beginningOf(summary || textOf(item, 'content_text')) || (url ?? '–'),
    language,
    published: momentOf(textOf(item, 'date_published')),
    topics: listOf(item, 'tags').flatMap((tag) => (typeof tag === 'string' && tag.trim()) || []),
    mode,
    label,
    summary,
    isRetracted: textOf(candor, 'status') === 'canceled',
    sources: listOf(candor, 'sources').flatMap((source) => toSource(source, feedUrl)),
    picture: toPicture(item, member(candor, 'image'), feedUrl),
  }
}

/** What is said in a way that we do not know is shown in its own words. */
function labelOf(mode: AuthorshipMode | null, disclosure: unknown, language: string | null): Headline['label'] {
  if (mode !== null) return labelIn(mode, language ?? '')
  const statement = textOf(disclosure, 'statement')
  return statement === '' ? null : { text: statement, language: null }
}

function toSource(source: unknown, feedUrl: string): HeadlineSource[] {
  const url = addressOf(source, 'url', feedUrl)
  return url === null ? [] : [{ url, title: textOf(source, 'title') || url, language: languageOf(source) }]
}

function toPicture(item: unknown, described: unknown, feedUrl: string): HeadlinePicture | null {
  const url = addressOf(item, 'image', feedUrl)
  return url === null ? null : { url, alt: textOf(described, 'alt'), credit: textOf(described, 'credit') || null }
}

/** By whole characters. */
const beginningOf = (text: string) =>
  Array.from(text.slice(0, 2 * excerptLength))
    .slice(0, excerptLength)
    .join('')

/** `null` for what no calendar on a page shows. */
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

/** Absolute http(s), or `null`: `javascript:` above all leads nowhere. */
function addressOf(value: unknown, name: string, base: string): string | null {
  const text = textOf(value, name)
  const url = text === '' ? null : parseUrl(text, base)
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : null
}

/** BCP 47. */
function languageOf(value: unknown): string | null {
  const tag = textOf(value, 'language')
  return /^[a-z]{2,8}(-[a-z\d]{1,8})*$/i.test(tag) ? tag : null
}
