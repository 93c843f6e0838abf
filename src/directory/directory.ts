/** The directory of feeds: which families have articles, by their groups. Read from the newsroom for its page, OPML, JSON and sitemap. */

import { families, familyOf, familyPath, type Group } from '../families/families.ts'
import { languageNameFor } from '../families/language-names.ts'
import { familyName } from '../families/names.ts'
import type { FormatUrls } from '../request/formats.ts'
import { formatUrls } from '../request/formats.ts'
import { rootOf, type Site } from '../settings/site.ts'
import type { ListedFamily } from '../store/directory-listing.ts'
import type { Marker } from '../store/snapshot.ts'
import type { Store } from '../store/store.ts'
import { wordsIn } from '../words/words.ts'

export type DirectoryEntry = {
  readonly key: string
  readonly name: string
  /** The page for people, absolute. */
  readonly homeUrl: string
  readonly feedUrls: FormatUrls
  readonly count: number
  readonly newestAt: Date
  /** BCP 47, of its newest articles. */
  readonly languages: readonly string[]
}

export type DirectoryGroup = {
  readonly group: Group
  readonly title: string
  /** How many there are; `entries` may be a part of them. */
  readonly total: number
  /** The largest first, where not all are there by what their archives hold. */
  readonly entries: readonly DirectoryEntry[]
}

export type Directory = Pick<Marker, 'state' | 'readAt'> & { readonly groups: readonly DirectoryGroup[] }

export type DirectoryRequest = {
  readonly groups: readonly Group[]
  /** Only feeds whose names hold this; empty for all. */
  readonly like: string
  /** From 1. */
  readonly page: number
  /** Of each group. */
  readonly perPage: number
}

/** Of the groups that we name ourselves there are few: as many are read, and filtered by the names that people see. */
const mostOfOurs = 1000

/** The groups that are asked for; their state is read first, so that what changes meanwhile is looked at again. */
export async function readDirectory(site: Site, store: Store, request: DirectoryRequest): Promise<Directory> {
  const { state, readAt } = await store.marker('all')
  const groups: DirectoryGroup[] = []
  // One by one: on the edge a request has connections of its own, and each that it opens costs more than a question.
  for (const group of request.groups) groups.push(await readGroup(site, store, group, request))
  return { groups, state, readAt }
}

async function readGroup(
  site: Site,
  store: Store,
  group: Group,
  { like, page, perPage: limit }: DirectoryRequest,
): Promise<DirectoryGroup> {
  const title = wordsIn('families', site.language).words.groups[group]
  const offset = (page - 1) * limit
  const toEntry = (family: ListedFamily) => directoryEntry(site, family)
  if (group === 'topics' || group === 'sources') {
    const listed = await store.listed({ within: [group], like, limit, offset })
    const entries = listed.families.map(toEntry)
    return { group, title, total: listed.total, entries: entries.length === listed.total ? bySize(entries) : entries }
  }
  const within = group === '' ? families.flatMap(({ path, member }) => (member ? [] : [path || 'all'])) : [group]
  const listed = await store.listed({ within, like: '', limit: mostOfOurs, offset: 0 })
  const entries = listed.families.map(toEntry).filter((entry) => namesOf(entry).includes(like.toLowerCase()))
  return { group, title, total: entries.length, entries: bySize(entries).slice(offset, offset + limit) }
}

/** The newsroom sorts by what archives hold; where all are there, they can be sorted by what they show. */
const bySize = (entries: readonly DirectoryEntry[]) => entries.toSorted((one, other) => other.count - one.count)

function directoryEntry(site: Site, { family, label, count, newestAt, languages }: ListedFamily): DirectoryEntry {
  const homeUrl = `${rootOf(site)}${familyPath(family)}`
  const name = familyName(site, family, label) ?? site.title
  return { key: family, name, homeUrl, feedUrls: formatUrls(homeUrl), count, newestAt, languages }
}

/** What people may call it, in lower case. */
function namesOf({ key, name }: DirectoryEntry): string {
  const { family, member } = familyOf(key)
  return `${name} ${family.path === 'languages' ? languageNameFor(member) : key}`.toLowerCase()
}
