/**
 * Missing feeds: moved or closed topics, families without articles, parameters that name no
 * article.
 */
import { familyOf, familyPath } from '../families/families.ts'
import { candidatePrefixes, closestNames } from '../families/similar-names.ts'
import type { FeedRequest } from '../request/selection.ts'
import type { Site } from '../settings/site.ts'
import { partName } from '../store/selection.ts'
import type { Snapshot } from '../store/snapshot.ts'
import type { Store } from '../store/store.ts'
import { type ExplainedProblem, tell } from '../words/problems.ts'

/** A redirect or an error. Kept in memory as documents are. */
export type Missing =
  | { readonly status: 301 | 302; readonly location: string }
  | (ExplainedProblem & { readonly status: 400 | 404 | 410 })

const maxCandidates = 2000

type Near = Pick<Store, 'findSimilarFamilies'>

/**
 * The requested file of a feed: the last segment of its address, empty for a page, its query
 * string, and the beginning of its address, if it does not begin with the family.
 */
type RequestedFile = {
  readonly file: string
  readonly prefix?: string
  readonly query: (request: FeedRequest) => string
}

/** `null` if the feed exists. */
export async function findMissing(
  site: Site,
  requested: RequestedFile,
  request: FeedRequest,
  { articles, known, retired, unknown, searchable }: Snapshot,
  near: Near,
): Promise<Missing | null> {
  const { family, part, words, url } = request
  const { file, prefix = '' } = requested
  if (words !== null)
    return searchable
      ? null
      : tell('noWords', { values: { words: words.slice(0, 40) }, more: searchHints })
  if (url !== null) return articles.length > 0 ? null : noSuchArticle
  const addressOf = (key: string) => `${site.basePath}${prefix}${familyPath(key)}`
  // Closed parts stay under the topic's old name if the new name has an archive of its own.
  const stays = part !== null && known
  if (retired?.movedTo && !stays)
    return {
      status: 301,
      location: `${addressOf(`topics/${retired.movedTo}`)}${rest(requested, request)}`,
    }
  if (retired && !stays)
    return tell('closed', { values: { path: addressOf(family), all: addressOf('all') } })
  if (part !== null && !known) {
    const detail = `The archive of ${addressOf(family)} has no closed part ${partName(part)}. Start with ${addressOf(family)}${file}, and follow the links with rel="prev-archive".`
    const path = `${addressOf(family)}${rest(requested, request)}`
    return { ...tell('noPage', { values: { path } }), detail }
  }
  const { family: definition, member } = familyOf(family)
  if (!known && definition.member !== null && !definition.member.always) {
    return neverPublished(
      site,
      requested,
      request,
      family,
      await suggestions(near, definition.path, member),
    )
  }
  const [first] = unknown
  if (first === undefined) return null
  const moved = unknown.flatMap((each) =>
    each.movedTo === null ? [] : [[each.family, each.movedTo] as const],
  )
  if (moved.length > 0) {
    const location = `${addressOf(family)}${rest(requested, renamed(request, new Map(moved)))}`
    return { status: 301, location }
  }
  const named = familyOf(first.family)
  const suggested = await suggestions(near, named.family.path, named.member)
  return neverPublished(site, requested, request, first.family, suggested)
}

/**
 * `absent`, the request's family or one of a filter, never had an article; `suggested` are keys
 * with similar names.
 */
export function neverPublished(
  site: Site,
  { file, prefix = '' }: RequestedFile,
  { family }: FeedRequest,
  absent: string,
  suggested: readonly string[] = [],
): Missing {
  const addressOf = (key: string) => `${site.basePath}${prefix}${familyPath(key)}`
  const more = suggested.length === 0 ? ` All feeds: ${site.basePath}/feeds/` : ''
  if (absent === family) {
    const offered = suggested.map((key) => `${addressOf(key)}${file}`)
    return tell('noFeed', { values: { path: addressOf(family) }, offered, more })
  }
  const { family: definition, member } = familyOf(absent)
  const offered = suggested.map((key) => familyOf(key).member)
  // The parameter has the name of the family in the singular.
  return tell('noMatch', {
    values: { filter: `${definition.path.slice(0, -1)}="${member}"` },
    offered,
    more,
  })
}

export const noSuchArticle: Missing = {
  status: 404,
  title: 'Not found',
  detail: 'No published article has this address. Check the parameter url.',
  explanation: { title: 'noArticle' },
}

const searchHints =
  ' Quotes keep words together, "or" matches either word, and a minus before a word excludes it.'

/** The request with the current names of its topics. */
function renamed(request: FeedRequest, names: ReadonlyMap<string, string>): FeedRequest {
  const now = (slugs: readonly string[]) =>
    [...new Set(slugs.map((slug) => names.get(`topics/${slug}`) ?? slug))].toSorted()
  return { ...request, topics: now(request.topics), without: now(request.without) }
}

async function suggestions(near: Near, path: string, member: string): Promise<readonly string[]> {
  for (const prefix of candidatePrefixes(path, member)) {
    const suggested = closestNames(member, await near.findSimilarFamilies(prefix, maxCandidates))
    if (suggested.length > 0) return suggested
  }
  return []
}

/** The part of the requested address after the family: the archive of a topic moves with it. */
function rest({ file, query }: RequestedFile, request: FeedRequest): string {
  const { part } = request
  return part === null ? `${file}${query(request)}` : `archive/${partName(part)}/${file}`
}
