/** The families of feeds: one entry each, read by routes, titles, archives and tests. Which articles belong to one is said in the database (`article_families`). */
import type { AuthorshipMode } from '../disclosure/modes.ts'
import type { Words } from '../words/language.ts'
import { fill } from '../words/words.ts'
import { languageName } from './language-names.ts'
import { languageOf, modeOf, registrableDomain, topicSlug } from './members.ts'

export type Family = {
  /** First segment of its address; empty for the family of everything. */
  readonly path: string
  /** What the second segment names, where there is one. */
  readonly member: Member | null
  /** Whether its past can be walked (RFC 5005 §4): not where an article may move up. */
  readonly archived: boolean
  /** What its feeds are called beside the site's title; `null` for the site's own. `label` is what the newsroom calls the member. */
  readonly name: (words: Words<'families'>, member: string, label: string | null) => string | null
}

export type Member = {
  /** Finishes the sentence "an address names …". */
  readonly kind: string
  /** The one form in which it stands in an address, or `undefined` for what can be none. */
  readonly parse: (text: string) => string | undefined
  /** Whether there is a feed for each name that there can be, also where nothing was ever published. */
  readonly always?: boolean
}

export const everything: Family = { path: '', member: null, archived: true, name: () => null }

export const families: readonly Family[] = [
  everything,
  { path: 'topics', member: topicSlug, archived: true, name: (_, slug, label) => label ?? slug },
  {
    path: 'sources',
    member: registrableDomain,
    archived: true,
    name: ({ sources }, domain) => fill(sources, { domain }),
  },
  {
    path: 'languages',
    member: languageOf,
    archived: true,
    name: (_, language) => languageName(language),
  },
  { path: 'modes', member: modeOf, archived: true, name: ({ modes }, mode) => modes[mode as AuthorshipMode] },
  { path: 'reviewed', member: null, archived: true, name: ({ reviewed }) => reviewed },
  { path: 'corrections', member: null, archived: false, name: ({ corrections }) => corrections },
]

/** How the database names the family: `all`, `topics/science`, `reviewed`. */
export function familyKey({ path }: Family, member: string | null): string {
  if (path === '') return 'all'
  return member === null ? path : `${path}/${member}`
}

/** Where its feeds are, below the base path: `/`, `/topics/science/`. */
export const familyPath = (key: string): string => (key === 'all' ? '/' : `/${key}/`)

/** The families that have members, and those that have none under one name: what a directory is divided into. */
export const groups = families
  .flatMap(({ path, member }) => (member === null ? [] : [path]))
  .concat('') as readonly Group[]

export type Group = 'topics' | 'sources' | 'languages' | 'modes' | ''

/** The family and the member that a key names. */
export function familyOf(key: string): { readonly family: Family; readonly member: string } {
  const [path = '', member = ''] = key.split('/')
  return { family: families.find((family) => family.path === path) ?? everything, member }
}
