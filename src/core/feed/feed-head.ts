/** The head of a feed: its name and its addresses, from the request and the snapshot. */
import { partLabel } from 'candor-disclosure/disclosure/part-labels.ts'
import { bareLabel } from '../disclosure/labels.ts'
import { familyNameIn, familyOf, familyPath } from '../families/families.ts'
import { formatUrls } from '../request/address.ts'
import { needsToken } from '../request/feed-names.ts'
import {
  canonicalQuery,
  canSubscribe,
  type FeedRequest,
  filterParameters,
} from '../request/selection.ts'
import { descriptionOf, hasOwnHub, rootOf, type Site } from '../settings/site.ts'
import { type ArchivePart, partName } from '../store/selection.ts'
import type { Snapshot } from '../store/snapshot.ts'
import type { Words } from '../words/language.ts'
import { fill, wordsIn } from '../words/words.ts'
import { correctionsFamily, correctionsUrl } from './corrections-address.ts'
import type { FeedHead } from './feed.ts'

/**
 * `snapshot` is the result of `request`, with labels of topics and the previous and next part of
 * the archive.
 */
export function toFeedHead(site: Site, request: FeedRequest, snapshot: Snapshot): FeedHead {
  const { family, part } = request
  const root = rootOf(site)
  const home = request.words === null ? `${root}${familyPath(family)}` : `${root}/search/`
  const filters = filterParameters(request)
  const filtered = filters.length === 0 ? '' : `?${filters.join('&')}`
  const { words } = wordsIn('families', site.language, site.words)
  const parts = wordsIn('parts', site.language, site.words).words
  const own = feedName(words, parts, request, snapshot.labels)
  const archiveName = part && fill(words.archive, { part: partName(part) })
  const name = part === null ? own : [own, archiveName].filter((each) => each !== null).join(', ')
  const query = part === null ? canonicalQuery(request, site.feedLength) : ''
  const urlsOf = (archivePart: ArchivePart | null) =>
    archivePart && formatUrls(`${home}archive/${partName(archivePart)}/`)
  const { text: description } = descriptionOf(site)
  const corrections = correctionsOf(site, words)
  const archive = {
    isPart: part !== null,
    current: formatUrls(home),
    previous: urlsOf(snapshot.previous),
    next: urlsOf(snapshot.next),
  }
  return {
    // Other filters make another feed; `limit`, `since` and `content` do not.
    id: `${home}${filtered}`,
    title: name === null ? site.title : `${site.title}: ${name}`,
    name,
    description: joined([own, description]),
    // Some readers never update an article that they know: the feed of everything leads to the feed
    // of corrections.
    feedDescription: joined([
      own,
      description,
      own === null && corrections ? `${corrections.title}: ${corrections.homeUrl}` : null,
    ]),
    language: feedLanguage(site, request),
    homeUrl: `${home}${filtered}`,
    selfUrls: urlsOf(part) ?? formatUrls(home, query),
    corrections: family === correctionsFamily ? null : corrections,
    hubUrls: hasHub(site, request) ? site.hubUrls : [],
    // Feeds with parameters have no archive: the archive has all articles of the family.
    archive: query === '' && (part !== null || archive.previous !== null) ? archive : null,
  }
}

/**
 * A closed part gets no entries, so nobody has to be told of its changes. No hub has the token of a
 * partner, or private articles.
 */
function hasHub(site: Site, request: FeedRequest): boolean {
  if (
    request.part !== null ||
    request.audience !== undefined ||
    needsToken(site.partnerFeeds, request)
  )
    return false
  return !hasOwnHub(site) || canSubscribe(site, request)
}

/**
 * Each text ends as a sentence, but the last, which stays as it is. Its own punctuation counts, in
 * any script.
 */
const joined = (texts: readonly (string | null)[]): string =>
  texts
    .flatMap((text) => text?.trim() || [])
    .map((text, index, { length }) =>
      index === length - 1 || sentenceEnd.test(text) ? text : `${text}.`,
    )
    .join(' ')

/** Before closing quotes or brackets too. */
const sentenceEnd = /[\p{Sentence_Terminal}…:;][\p{Pe}\p{Pf}\p{Pi}"']*$/u

function correctionsOf(site: Site, words: Words<'families'>): FeedHead['corrections'] {
  const homeUrl = correctionsUrl(site)
  return homeUrl === null ? null : { title: words.corrections, homeUrl, urls: formatUrls(homeUrl) }
}

/** A feed with articles in one language has that language, others have the site's. */
function feedLanguage({ language }: Site, { family, languages }: FeedRequest): string {
  const { family: definition, member } = familyOf(family)
  const [only, ...others] = definition.path === 'languages' ? [member] : languages
  return only === undefined || others.length > 0 ? language : only
}

/**
 * The feed's name without the site's title: its family and filters; `null` for the feed of all
 * articles.
 */
function feedName(
  wording: Words<'families'>,
  parts: Words<'parts'>,
  request: FeedRequest,
  labels: Snapshot['labels'],
): string | null {
  const { family, topics, sources, languages, without, withoutParts, words } = request
  if (words !== null) return fill(wording.search, { words })
  const named = (path: string, members: readonly string[]) =>
    members
      .map((member) => familyNameIn(wording, `${path}/${member}`, labels.get(member) ?? null))
      .join(' / ')
  const byAi = withoutParts.map((name) => bareLabel(partLabel(name, parts)))
  const excluded = [...(without.length === 0 ? [] : [named('topics', without)]), ...byAi]
  const filterLabels = [
    named('topics', topics),
    named('sources', sources),
    named('languages', languages),
  ]
  const own = familyNameIn(wording, family, labels.get(familyOf(family).member) ?? null)
  const all = [
    own,
    ...filterLabels,
    excluded.length === 0 ? '' : fill(wording.without, { topics: excluded.join(' / ') }),
  ].filter((each) => each !== null && each !== '')
  return all.length === 0 ? null : all.join(' · ')
}
