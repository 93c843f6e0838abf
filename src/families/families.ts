/** The families of feeds: one entry each, read by routes, titles, archives and tests. Which articles belong to one is said in the database (`article_families`). */
import { languageOf, modeOf, registrableDomain, topicSlug } from './members.ts'

export type Family = {
  /** First segment of its address; empty for the family of everything. */
  readonly path: string
  /** What the second segment names, where there is one. */
  readonly member: Member | null
  /** Whether its past can be walked (RFC 5005 §4): not where an article may move up. */
  readonly archived: boolean
}

export type Member = {
  /** Finishes the sentence "an address names …". */
  readonly kind: string
  /** The one form in which it stands in an address, or `undefined` for what can be none. */
  readonly parse: (text: string) => string | undefined
}

export const everything: Family = { path: '', member: null, archived: true }

export const families: readonly Family[] = [
  everything,
  { path: 'topics', member: topicSlug, archived: true },
  { path: 'sources', member: registrableDomain, archived: true },
  { path: 'languages', member: languageOf, archived: true },
  { path: 'modes', member: modeOf, archived: true },
  { path: 'reviewed', member: null, archived: true },
  { path: 'corrections', member: null, archived: false },
]

/** How the database names the family: `all`, `topics/science`, `reviewed`. */
export function familyKey({ path }: Family, member: string | null): string {
  if (path === '') return 'all'
  return member === null ? path : `${path}/${member}`
}

/** Where its feeds are, below the base path: `/`, `/topics/science/`. */
export const familyPath = (key: string): string => (key === 'all' ? '/' : `/${key}/`)

/** Whether the family of this key has an archive. */
export const isArchived = (key: string): boolean =>
  families.some(({ path, archived }) => archived && (path === key.split('/')[0] || (path === '' && key === 'all')))
