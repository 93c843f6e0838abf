/** Where a feed stands: its name and all addresses that it states, from what was asked for and what the newsroom said of it. */

import { familyOf, familyPath } from '../families/families.ts'
import { familyName } from '../families/names.ts'
import type { FeedHead } from '../feed/feed.ts'
import { formatUrls } from '../request/formats.ts'
import { canonicalQuery, type FeedRequest, filterParameters } from '../request/selection.ts'
import { rootOf, type Site } from '../settings/site.ts'
import type { ArchivePart } from '../store/selection.ts'
import type { Snapshot } from '../store/snapshot.ts'
import { fill, wordsIn } from '../words/words.ts'

/** `snapshot` is what the request selected: it knows the topic's label and the parts of the archive around it. */
export function toFeedHead(site: Site, request: FeedRequest, snapshot: Snapshot): FeedHead {
  const { family, part } = request
  const root = rootOf(site)
  const home = request.words === null ? `${root}${familyPath(family)}` : `${root}/search/`
  const filters = filterParameters(request)
  const filtered = filters.length === 0 ? '' : `?${filters.join('&')}`
  const own = feedName(site, request, snapshot.labels)
  const name = part === null ? own : [own, archiveName(site, part)].filter((each) => each !== null).join(', ')
  const query = part === null ? canonicalQuery(request, site.feedLength) : ''
  const urlsOf = (which: ArchivePart | null) => which && formatUrls(`${home}archive/${which.month}/${which.number}/`)
  const archive = {
    isPart: part !== null,
    current: formatUrls(home),
    previous: urlsOf(snapshot.previous),
    next: urlsOf(snapshot.next),
  }
  return {
    // What is chosen makes another feed, how much is told of it does not.
    id: `${home}${filtered}`,
    title: name === null ? site.title : `${site.title}: ${name}`,
    name,
    description: own === null ? site.description : `${own}. ${site.description}`,
    language: feedLanguage(site, request),
    homeUrl: `${home}${filtered}`,
    selfUrls: urlsOf(part) ?? formatUrls(home, query),
    // Documents with parameters have no archive: it holds all articles of the family.
    archive: query === '' && (part !== null || archive.previous !== null) ? archive : null,
  }
}

function archiveName({ language }: Site, { month, number }: ArchivePart): string {
  return fill(wordsIn('families', language).words.archive, { part: `${month}/${number}` })
}

/** The feed of a language is in that language. */
function feedLanguage({ language }: Site, { family, languages }: FeedRequest): string {
  const { family: kind, member } = familyOf(family)
  const [only, ...others] = kind.path === 'languages' ? [member] : languages
  return only === undefined || others.length > 0 ? language : only
}

/** What a feed is called beside the site's title: its family, and what was chosen of it; `null` for that of everything. */
function feedName(site: Site, request: FeedRequest, labels: Snapshot['labels']): string | null {
  const { family, topics, sources, languages, without, words } = request
  const { words: wording } = wordsIn('families', site.language)
  if (words !== null) return fill(wording.search, { words })
  const named = (path: string, members: readonly string[]) =>
    members.map((member) => familyName(site, `${path}/${member}`, labels.get(member) ?? null)).join(' / ')
  const left = fill(wording.without, { topics: named('topics', without) })
  const chosen = [named('topics', topics), named('sources', sources), named('languages', languages)]
  const own = familyName(site, family, labels.get(familyOf(family).member) ?? null)
  const all = [own, ...chosen, without.length === 0 ? '' : left].filter((each) => each !== null && each !== '')
  return all.length === 0 ? null : all.join(' · ')
}
