/**
 * The families of feeds: one entry each, used by routes, titles, archives and tests. The SQL
 * function `article_families` assigns articles to families.
 */
import type { AuthorshipMode } from 'candor-disclosure/disclosure/modes.ts'
import type { Site } from '../settings/site.ts'
import type { Words } from '../words/language.ts'
import { languageName } from '../words/language-names.ts'
import { fill, wordsIn } from '../words/words.ts'
import { languageOf, modeOf, registrableDomain, topicSlug } from './members.ts'

export type Family = {
  /** First segment of the address; empty for the family of all articles. */
  readonly path: string
  /** The second segment of the address; `null` if the family has only one feed. */
  readonly member: Member | null
  /**
   * Feed name to add to the site's title; `null` for the site's own feed. `label` is the
   * newsroom's, if it has one.
   */
  readonly name: (words: Words<'families'>, member: string, label: string | null) => string | null
}

export type Member = {
  /** Completes "It must be …". */
  readonly expected: string
  /** The canonical form of the segment, or `undefined` if the text cannot be a member. */
  readonly parse: (text: string) => string | undefined
  /** Every possible member has a feed, even without articles. */
  readonly always?: boolean
}

/** The family of all articles. */
export const everything: Family = { path: '', member: null, name: () => null }

export const families: readonly Family[] = [
  everything,
  { path: 'topics', member: topicSlug, name: (_, slug, label) => label ?? slug },
  {
    path: 'sources',
    member: registrableDomain,
    name: ({ sources }, domain) => fill(sources, { domain }),
  },
  {
    path: 'languages',
    member: languageOf,
    name: ({ undetermined }, language) =>
      language === 'und' ? undetermined : languageName(language),
  },
  { path: 'modes', member: modeOf, name: ({ modes }, mode) => modes[mode as AuthorshipMode] },
  { path: 'reviewed', member: null, name: ({ reviewed }) => reviewed },
  { path: 'corrections', member: null, name: ({ corrections }) => corrections },
]

/** Key of a feed in the database: `all`, `topics/science`, `reviewed`. */
export function familyKey({ path }: Family, member: string | null): string {
  if (path === '') return 'all'
  return member === null ? path : `${path}/${member}`
}

/** Path of a feed below the base path: `/`, `/topics/science/`. */
export const familyPath = (key: string): string => (key === 'all' ? '/' : `/${key}/`)

/**
 * Sections of the directory: one for each family with members, and `''` for all families without.
 */
export const groups = families
  .flatMap(({ path, member }) => (member === null ? [] : [path]))
  .concat('') as readonly Group[]

export type Group = 'topics' | 'sources' | 'languages' | 'modes' | ''

/**
 * The family and member of a key. The member is empty if there is none; an unknown key gives
 * `everything`.
 */
export function familyOf(key: string): { readonly family: Family; readonly member: string } {
  const [path = '', member = ''] = key.split('/')
  return { family: families.find((family) => family.path === path) ?? everything, member }
}

/** Says whether a feed could have this key, in its canonical form. */
export function isFamilyKey(key: string): boolean {
  const { family, member } = familyOf(key)
  const parsed = family.member === null ? null : (family.member.parse(member) ?? null)
  return (family.member === null || parsed !== null) && familyKey(family, parsed) === key
}

/**
 * Name of a feed in the site's language, to add to the site's title; `null` for the feed of all
 * articles.
 */
export const familyName = (
  { language, words }: Site,
  key: string,
  label: string | null,
): string | null => familyNameIn(wordsIn('families', language, words).words, key, label)

/** Names one of several families: the words are looked up once for all. */
export function familyNameIn(
  words: Words<'families'>,
  key: string,
  label: string | null,
): string | null {
  const { family, member } = familyOf(key)
  return family.name(words, member, label)
}
