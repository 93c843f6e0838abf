/** What is answered where there is no such feed: it moved, it was closed, it never was, or its parameters name what never was. */

import { familyOf, familyPath } from '../families/families.ts'
import { nearest, nearPrefixes } from '../families/near.ts'
import type { FeedRequest } from '../request/selection.ts'
import type { Site } from '../settings/site.ts'
import type { Snapshot } from '../store/snapshot.ts'

/** Kept in memory like a document. */
export type Missing =
  | { readonly status: 301; readonly location: string }
  | { readonly status: 400 | 404 | 410; readonly title: string; readonly detail: string }

/** As many names are looked through for those that may have been meant. */
const mostCandidates = 2000

/** Names of families that begin like this. */
type Near = (prefix: string, limit: number) => Promise<readonly string[]>

/** What was asked for of a family: the last segment of its address, empty for a page, and what follows it. */
type AskedFile = { readonly file: string; readonly query: (request: FeedRequest) => string }

/** `null` where there is a document to show. */
export async function findMissing(
  site: Site,
  asked: AskedFile,
  request: FeedRequest,
  { articles, known, retired, unknown, searchable }: Snapshot,
  near: Near,
): Promise<Missing | null> {
  const { family, part, words, url } = request
  const { file } = asked
  if (words !== null) return searchable ? null : unsearchable(words)
  if (url !== null) return articles.length > 0 ? null : noSuchArticle
  const addressOf = (key: string) => `${site.basePath}${familyPath(key)}`
  // A part that was closed under the old name stays there, where the new name has a past of its own.
  const stays = part !== null && known
  if (retired?.movedTo && !stays)
    return { status: 301, location: `${addressOf(`topics/${retired.movedTo}`)}${rest(asked, request)}` }
  if (retired && !stays) {
    const detail = `The topic at ${addressOf(family)} was closed: nothing more is published there. All articles: ${addressOf('all')}`
    return { status: 410, title: 'Gone', detail }
  }
  if (part !== null && !known) {
    const detail = `There is no closed part ${part.month}/${part.number} in the archive of ${addressOf(family)}. Begin with ${addressOf(family)}${file}, and follow its links of rel="prev-archive".`
    return { status: 404, title: 'Not found', detail }
  }
  const { family: kind, member } = familyOf(family)
  if (!known && kind.member !== null && !kind.member.always) {
    const meant = await suggestions(near, kind.path, member)
    const like = meant.length === 0 ? '' : ` There are: ${meant.map((key) => `${addressOf(key)}${file}`).join(', ')}.`
    const detail = `There never was an article at ${addressOf(family)}.${like}`
    return { status: 404, title: 'Not found', detail }
  }
  const [first] = unknown
  if (first === undefined) return null
  const moved = unknown.flatMap((each) => (each.movedTo === null ? [] : [[each.family, each.movedTo] as const]))
  if (moved.length > 0) {
    const location = `${addressOf(family)}${rest(asked, renamed(request, new Map(moved)))}`
    return { status: 301, location }
  }
  const named = familyOf(first.family)
  const meant = await suggestions(near, named.family.path, named.member)
  const like = meant.length === 0 ? '' : ` Like it: ${meant.map((key) => familyOf(key).member).join(', ')}.`
  const detail = `There never was an article ${neverWas(named.family.path, named.member)}.${like}`
  return { status: 400, title: 'No such article', detail }
}

const noSuchArticle: Missing = {
  status: 404,
  title: 'Not found',
  detail: 'There is no article at this address that is published now.',
}

/** Finishes the sentence "There never was an article …". */
function neverWas(path: string, member: string): string {
  switch (path) {
    case 'sources':
      return `that cites ${member}`
    case 'languages':
      return `in the language "${member}"`
    default:
      return `of the topic "${member}"`
  }
}

function unsearchable(words: string): Missing {
  const detail = `Nothing can be searched for in "${words.slice(0, 40)}": say at least one word that is not in nearly every text. Quotes keep words together, "or" allows either, and a minus before a word leaves it out.`
  return { status: 400, title: 'Nothing to search for', detail }
}

/** The same request, with topics by the names that they have now. */
function renamed(request: FeedRequest, names: ReadonlyMap<string, string>): FeedRequest {
  const now = (slugs: readonly string[]) =>
    [...new Set(slugs.map((slug) => names.get(`topics/${slug}`) ?? slug))].toSorted()
  return { ...request, topics: now(request.topics), without: now(request.without) }
}

async function suggestions(near: Near, path: string, member: string): Promise<readonly string[]> {
  for (const prefix of nearPrefixes(path, member)) {
    const meant = nearest(member, await near(prefix, mostCandidates))
    if (meant.length > 0) return meant
  }
  return []
}

/** What follows the family in the address that was asked for: a topic takes its archive along. */
function rest({ file, query }: AskedFile, request: FeedRequest): string {
  const { part } = request
  return part === null ? `${file}${query(request)}` : `archive/${part.month}/${part.number}/${file}`
}
