/** Query string → Selection: what a reader may choose about a feed. Parameters that are not ours are ignored. */

import { familyOf } from '../families/families.ts'
import { languageOf, registrableDomain, topicSlug } from '../families/members.ts'
import { type ArchivePart, partLength, type Selection } from '../store/selection.ts'
import { type Parameter, SelectionError, several, single } from './parameter.ts'

const longest = 100
/** Characters of a search. */
export const longestWords = 200
const hourMs = 3_600_000

/** A selection, and how much of each article is told. */
export type FeedRequest = Selection & { readonly content: 'full' | 'summary' }

/** The feed itself, without parameters. */
export function wholeFamily(family: string, feedLength: number): FeedRequest {
  const whole = familyOf(family).family.archived
  const unfiltered = { topics: [], sources: [], languages: [], without: [], since: null }
  const otherwise = { part: null, words: null, excerpts: false, url: null }
  return { family, limit: feedLength, whole, ...unfiltered, ...otherwise, content: 'full' }
}

/** A closed part of its archive. */
export function archivedPart(family: string, part: ArchivePart): FeedRequest {
  return { ...wholeFamily(family, partLength), whole: false, part }
}

/**
 * What the parameters choose, in one form for all their spellings. A `limit` is kept even where it says what is usual: the
 * feed itself may be longer.
 *
 * @throws {SelectionError} for a value that is not allowed.
 */
export function parseSelection(family: string, query: URLSearchParams, feedLength: number): FeedRequest {
  const since = single(query, sinceParameter)
  const limit = single(query, limitParameter)
  const filters = {
    topics: several(query, slugParameter('topic')),
    sources: several(query, sourceParameter),
    languages: several(query, languageParameter),
    without: several(query, slugParameter('without')),
  }
  const content = single(query, contentParameter) ?? 'full'
  const narrowed = Object.values(filters).some(({ length }) => length > 0)
  const chosen = narrowed || since !== null || limit !== null || content !== 'full'
  const whole = wholeFamily(family, limit ?? usualLength(since, feedLength))
  return { ...whole, ...(chosen ? { whole: false } : {}), ...filters, since, content }
}

/**
 * What is searched for, in one form for all its spellings.
 *
 * @throws {SelectionError} for a value that is not allowed, and where there are no words.
 */
export function parseSearch(query: URLSearchParams, feedLength: number): FeedRequest {
  const words = single(query, wordsParameter)
  if (words === null) throw new SelectionError(`q is missing: it must be ${wordsParameter.kind}.`)
  const limit = single(query, limitParameter) ?? feedLength
  const content = single(query, contentParameter) ?? 'full'
  return { ...wholeFamily('all', limit), whole: false, words, content }
}

/** Who asks for changes wants all of them. */
const usualLength = (since: Date | null, feedLength: number) => (since === null ? feedLength : longest)

/** The part of the address that says what was chosen, `?…` or nothing: parameters in one order, and only what is not so anyway. */
export function canonicalQuery(request: FeedRequest, feedLength: number): string {
  const { family, limit, whole, since, content } = request
  const others = [
    ...filterParameters(request),
    ...(since === null ? [] : [`since=${since.toISOString().replace('.000', '')}`]),
  ]
  const full = content === 'full'
  const isFeedItself = others.length === 0 && full && (whole || !familyOf(family).family.archived)
  const usual = limit === usualLength(since, feedLength) && (others.length > 0 || !full || isFeedItself)
  const parameters = [...others, ...(usual ? [] : [`limit=${limit}`]), ...(full ? [] : [`content=${content}`])]
  return parameters.length === 0 ? '' : `?${parameters.join('&')}`
}

/** Parameters that choose which articles belong to a feed; a search has `q` alone. */
export const filterNames: readonly string[] = ['topic', 'source', 'language', 'without']

/** The parameters that choose which articles belong to a feed at all; the others choose what is told of them. */
export function filterParameters({ topics, sources, languages, without, words }: Selection): readonly string[] {
  return [
    ...(words === null ? [] : [`q=${formEncoded(words)}`]),
    ...topics.map((slug) => `topic=${slug}`),
    ...sources.map((domain) => `source=${domain}`),
    ...languages.map((language) => `language=${language}`),
    ...without.map((slug) => `without=${slug}`),
  ]
}

/** A text that somebody typed, in one form for all its spellings. */
export const asTyped = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()

/** A text in a query string, as a form would send it. */
export const formEncoded = (text: string): string => encodeURIComponent(text).replaceAll('%20', '+')

const limitParameter: Parameter<number> = {
  name: 'limit',
  kind: `one whole number from 1 to ${longest}, such as limit=10`,
  parse: (text) => (/^[1-9][0-9]{0,2}$/.test(text) && Number(text) <= longest ? Number(text) : undefined),
}

const contentParameter: Parameter<'full' | 'summary'> = {
  name: 'content',
  kind: 'full or summary, such as content=summary',
  parse: (text) => (text === 'full' || text === 'summary' ? text : undefined),
}

/** RFC 3339 §5.6. A `+` that was not encoded arrives as a blank. */
const dateTime =
  /^(\d{4}-\d\d-\d\d)[Tt ]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+ -]([01]\d|2[0-3]):[0-5]\d)$/

const sinceParameter: Parameter<Date> = {
  name: 'since',
  kind: 'one date and time of RFC 3339, such as since=2026-11-24T18:00:00Z',
  parse(text) {
    const [, day = ''] = dateTime.exec(text) ?? []
    // `Date` bends the 30th of February into shape.
    if (new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) !== day) return undefined
    const written = `${day}T${text.slice(11)}`.replace(' ', '+').replace(/:60/, ':59').toUpperCase()
    const moment = new Date(written)
    const year = moment.getUTCFullYear()
    // Rounded down to the hour, so that many who ask are asking for the same.
    return year >= 1 && year <= 9999 ? new Date(Math.floor(moment.getTime() / hourMs) * hourMs) : undefined
  },
}

const slugParameter = (name: 'topic' | 'without'): Parameter<string> => ({
  name,
  kind: `the slug of a topic: lower-case words joined by hyphens, such as ${name}=science`,
  parse: (text) => (topicSlug.parse(text) === text ? text : undefined),
})

const sourceParameter: Parameter<string> = {
  name: 'source',
  kind: 'the domain of a publisher that is cited, such as source=example.org',
  parse: registrableDomain.parse,
}

const languageParameter: Parameter<string> = {
  name: 'language',
  kind: 'a BCP 47 tag, such as language=en',
  parse: languageOf.parse,
}

const wordsParameter: Parameter<string> = {
  name: 'q',
  kind: `words to search for, ${longestWords} characters at the most, such as q=solar+power or q="solar power" -nuclear`,
  parse(text) {
    const words = asTyped(text)
    return words !== '' && words.length <= longestWords ? words : undefined
  },
}
