/**
 * Query string → Selection: the parameters of feeds and searches. Unknown parameters are ignored.
 */
import { type ArchivePart, type ArticleSelection, partLength } from '../store/selection.ts'
import {
  contentParameter,
  languageParameter,
  limitParameter,
  longest,
  sinceParameter,
  slugOfPart,
  slugParameter,
  sourceParameter,
  withoutParameters,
  wordsParameter,
} from './feed-parameters.ts'
import { formEncoded, parseAll, SelectionError, several, single } from './parameter.ts'

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
