/**
 * Query string → Selection: the parameters of feeds and searches. Unknown parameters are ignored.
 */
import { type PartName, partNames } from 'candor-disclosure/disclosure/parts.ts'
import { languageOf, registrableDomain, topicSlug } from '../families/members.ts'
import { type ArchivePart, type ArticleSelection, partLength } from '../store/selection.ts'
import { type Parameter, parseAll, SelectionError, several, single } from './parameter.ts'

const longest = 100
export const longestWords = 200
const hourMs = 3_600_000

/** A selection, and whether to show whole articles or summaries. */
export type FeedRequest = ArticleSelection & { readonly content: 'full' | 'summary' }

export function wholeFamily(family: string, feedLength: number): FeedRequest {
  const unfiltered = {
    ...{ topics: [], sources: [], languages: [], without: [], withoutParts: [] },
    since: null,
  }
  const otherwise = { part: null, words: null, excerpts: false, url: null }
  return { family, limit: feedLength, whole: true, ...unfiltered, ...otherwise, content: 'full' }
}

/** Request for a closed part of the family's archive. */
export function archivedPart(family: string, part: ArchivePart): FeedRequest {
  return { ...wholeFamily(family, partLength), whole: false, part }
}

/**
 * Equivalent query strings give equal requests. An explicit `limit` counts even if it is the
 * default, because the feed itself can have more articles.
 *
 * @throws {SelectionError} for a value that is not allowed.
 */
export function parseSelection(
  family: string,
  query: URLSearchParams,
  feedLength: number,
): FeedRequest {
  const { since, limit, content, ...filters } = parseAll({
    since: () => single(query, sinceParameter),
    limit: () => single(query, limitParameter),
    topics: () => several(query, slugParameter('topic')),
    sources: () => several(query, sourceParameter),
    languages: () => several(query, languageParameter),
    ...withoutParameters(query),
    content: () => single(query, contentParameter) ?? 'full',
  })
  const narrowed = Object.values(filters).some(({ length }) => length > 0)
  const chosen = narrowed || since !== null || limit !== null || content !== 'full'
  const whole = wholeFamily(family, limit ?? usualLength(since, feedLength))
  return { ...whole, ...(chosen ? { whole: false } : {}), ...filters, since, content }
}

/**
 * Equivalent query strings give equal requests.
 *
 * @throws {SelectionError} for a value that is not allowed, or without words.
 */
export function parseSearch(query: URLSearchParams, feedLength: number): FeedRequest {
  const { words, limit, content } = parseAll({
    words: () => single(query, wordsParameter),
    limit: () => single(query, limitParameter) ?? feedLength,
    content: () => single(query, contentParameter) ?? 'full',
  })
  if (words === null)
    throw new SelectionError(`q is missing. Set it to ${wordsParameter.expected}.`)
  return { ...wholeFamily('all', limit), whole: false, words, content }
}

/** A client that sends `since` needs all changes. */
const usualLength = (since: Date | null, feedLength: number) =>
  since === null ? feedLength : longest

/**
 * The query string with its `?`, or an empty string: parameters in a fixed order, without defaults.
 */
export function canonicalQuery(request: FeedRequest, feedLength: number): string {
  const { limit, whole, since, content } = request
  const others = [
    ...filterParameters(request),
    ...(since === null ? [] : [`since=${since.toISOString().replace('.000', '')}`]),
  ]
  const full = content === 'full'
  const isFeedItself = others.length === 0 && full && whole
  const usual =
    limit === usualLength(since, feedLength) && (others.length > 0 || !full || isFeedItself)
  const parameters = [
    ...others,
    ...(usual ? [] : [`limit=${limit}`]),
    ...(full ? [] : [`content=${content}`]),
  ]
  return parameters.length === 0 ? '' : `?${parameters.join('&')}`
}

/**
 * Says whether our hub takes subscribers for it: a feed or a closed part, not what `limit` or
 * `since` shows of it, and no search, whose changes no family tells.
 */
export function canSubscribe(
  { feedLength }: { readonly feedLength: number },
  request: FeedRequest,
): boolean {
  if (request.part !== null) return true
  const query = new URLSearchParams(canonicalQuery(request, feedLength))
  return request.words === null && !query.has('limit') && !query.has('since')
}

/** Parameters that filter the articles of a feed; a search has only `q`. */
export const filterNames: readonly string[] = ['topic', 'source', 'language', 'without']

/**
 * The filters as encoded parameters; without `since`, `limit` and `content`, which only choose what
 * to show of a feed.
 */
export function filterParameters({
  topics,
  sources,
  languages,
  without,
  withoutParts,
  words,
}: ArticleSelection): readonly string[] {
  return [
    ...(words === null ? [] : [`q=${formEncoded(words)}`]),
    ...topics.map((slug) => `topic=${slug}`),
    ...sources.map((domain) => `source=${domain}`),
    ...languages.map((language) => `language=${language}`),
    ...[...without, ...withoutParts.map(slugOfPart)].map((slug) => `without=${slug}`),
  ]
}

/** Normalizes a typed text: NFC, single spaces, no control characters. */
export const normalizeText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()

/** Encodes a text for a query string as an HTML form does, with `+` for a space. */
export const formEncoded = (text: string): string => encodeURIComponent(text).replaceAll('%20', '+')

const limitParameter: Parameter<number> = {
  name: 'limit',
  expected: `one whole number from 1 to ${longest}, such as limit=10`,
  // A client that asks for more gets the maximum, and the document's own address says so.
  parse: (text) => (/^[1-9][0-9]*$/.test(text) ? Math.min(Number(text), longest) : undefined),
}

const contentParameter: Parameter<'full' | 'summary'> = {
  name: 'content',
  expected: 'full or summary, such as content=summary',
  parse: (text) => (text === 'full' || text === 'summary' ? text : undefined),
}

/** RFC 3339 §5.6. An unencoded `+` arrives as a space. */
const dateTime =
  /^(\d{4}-\d\d-\d\d)[Tt ]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+ -]([01]\d|2[0-3]):[0-5]\d)$/

const sinceParameter: Parameter<Date> = {
  name: 'since',
  expected: 'one RFC 3339 date and time, such as since=2026-11-24T18:00:00Z',
  parse(text) {
    const [, day = ''] = dateTime.exec(text) ?? []
    // `Date` turns 30 February into 2 March.
    if (new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) !== day) return undefined
    const written = `${day}T${text.slice(11)}`.replace(' ', '+').replace(/:60/, ':59').toUpperCase()
    const moment = new Date(written)
    const year = moment.getUTCFullYear()
    // Rounded down to the hour, so that many clients request the same document.
    return year >= 1 && year <= 9999
      ? new Date(Math.floor(moment.getTime() / hourMs) * hourMs)
      : undefined
  },
}

/** Part values are few, so that the number of documents stays small. */
const maxWithoutParts = 4

export const slugOfPart = (name: PartName) => name.replace('_', '-')

const partsBySlug: ReadonlyMap<string, PartName> = new Map(
  partNames.toSorted().map((name) => [slugOfPart(name), name]),
)

/** `without` takes topics, and names of parts, which no topic has there. */
function withoutParameters(query: URLSearchParams) {
  const given = query.getAll('without')
  const isPart = (text: string) => partsBySlug.has(text)
  const topics = new URLSearchParams(
    given.filter((text) => !isPart(text)).map((text) => ['without', text]),
  )
  return {
    without: () => several(topics, slugParameter('without')),
    withoutParts: () => {
      const parts = [...partsBySlug].flatMap(([slug, name]) => (given.includes(slug) ? [name] : []))
      if (parts.length <= maxWithoutParts) return parts
      throw new SelectionError(
        `without is given with ${parts.length} parts of articles, but at most ${maxWithoutParts} are allowed. Parts are ${[...partsBySlug.keys()].join(', ')}.`,
      )
    },
  }
}

const slugParameter = (name: 'topic' | 'without'): Parameter<string> => ({
  name,
  expected: `the slug of a topic: lower-case words joined by hyphens, such as ${name}=science${name === 'topic' ? '' : ', or a part made by AI, such as without=translation'}`,
  parse: (text) => (topicSlug.parse(text) === text ? text : undefined),
})

const sourceParameter: Parameter<string> = {
  name: 'source',
  expected: 'the domain of a cited publisher, such as source=example.org',
  parse: registrableDomain.parse,
}

const languageParameter: Parameter<string> = {
  name: 'language',
  expected: 'a BCP 47 language tag, such as language=en',
  parse: languageOf.parse,
}

const wordsParameter: Parameter<string> = {
  name: 'q',
  expected: `words to search for, at most ${longestWords} characters, such as q=solar+power or q="solar power" -nuclear`,
  parse(text) {
    const words = normalizeText(text)
    return words !== '' && words.length <= longestWords ? words : undefined
  },
}
