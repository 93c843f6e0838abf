/**
 * The directory of feeds: the families that have articles, by group. For its page, OPML, JSON and
 * sitemap.
 */
import { families, familyNameIn, familyOf, familyPath, type Group } from '../families/families.ts'
import { type FormatUrls, formatUrls } from '../request/address.ts'
import { rootOf, type Site } from '../settings/site.ts'
import type { DirectoryFamily } from '../store/directory-query.ts'
import type { Marker } from '../store/snapshot.ts'
import type { Store } from '../store/store.ts'
import type { Words } from '../words/language.ts'
import { languageNameFor } from '../words/language-names.ts'
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
  /** Number of families in the group; `entries` may hold fewer. */
  readonly total: number
  /** Largest first. */
  readonly entries: readonly DirectoryEntry[]
}

export type Directory = Pick<Marker, 'state' | 'readAt'> & {
  readonly groups: readonly DirectoryGroup[]
}

export type DirectoryRequest = {
  readonly groups: readonly Group[]
  /** Only feeds whose names contain this; empty for all. */
  readonly like: string
  /** From 1. */
  readonly page: number
  /** Entries per group. */
  readonly perPage: number
}

/**
 * Candor itself names the families of other groups. These are few: all are read, then filtered by
 * their names.
 */
const maxOwnFamilies = 1000

/**
 * Reads the marker first, so that a change during the other queries makes the directory outdated.
 */
export async function readDirectory(
  site: Site,
  store: Store,
  request: DirectoryRequest,
): Promise<Directory> {
  const { state, readAt } = await store.findMarker('all')
  const { words } = wordsIn('families', site.language, site.words)
  const groups: DirectoryGroup[] = []
  // One by one: on the edge each request opens its own connections, and a connection costs more
  // than a query.
  for (const group of request.groups)
    groups.push(await readGroup(site, store, words, group, request))
  return { groups, state, readAt }
}

async function readGroup(
  site: Site,
  store: Store,
  words: Words<'families'>,
  group: Group,
  { like, page, perPage: limit }: DirectoryRequest,
): Promise<DirectoryGroup> {
  const title = words.groups[group]
  const offset = (page - 1) * limit
  const toEntry = (family: DirectoryFamily) => directoryEntry(site, words, family)
  const without = leftOut(site)
  if (group === 'topics' || group === 'sources') {
    const found = await store.findFamilies({ within: [group], like, without, limit, offset })
    return { group, title, total: found.total, entries: found.families.map(toEntry) }
  }
  const within =
    group === '' ? families.flatMap(({ path, member }) => (member ? [] : [path || 'all'])) : [group]
  const found = await store.findFamilies({
    within,
    like: '',
    without,
    limit: maxOwnFamilies,
    offset: 0,
  })
  const entries = found.families
    .map(toEntry)
    .filter((entry) => namesOf(entry).includes(like.toLowerCase()))
  return { group, title, total: entries.length, entries: entries.slice(offset, offset + limit) }
}

/** Feeds that need a token. If all do, the directory does too, and whoever has one sees all. */
function leftOut({ partnerFeeds }: Site): readonly string[] {
  const names = partnerFeeds ?? []
  return names.includes('all') ? [] : names
}

function directoryEntry(
  site: Site,
  words: Words<'families'>,
  { family, label, count, newestAt, languages }: DirectoryFamily,
): DirectoryEntry {
  const homeUrl = `${rootOf(site)}${familyPath(family)}`
  const name = familyNameIn(words, family, label) ?? site.title
  return { key: family, name, homeUrl, feedUrls: formatUrls(homeUrl), count, newestAt, languages }
}

/** The text that `like` is searched in, in lower case. */
function namesOf({ key, name }: DirectoryEntry): string {
  const { family, member } = familyOf(key)
  return `${name} ${family.path === 'languages' ? languageNameFor(member, 'en') : key}`.toLowerCase()
}
