/** Which articles are selected of a family of feeds, and which families that touches. Pure. */

/** Articles in a closed part of an archive; the database's `candor_close_parts` has the same number. */
export const partLength = 30

/** A closed part of a family's archive, such as `{ month: '2026-11', number: 1 }`: a UTC month, counted from 1. */
export type ArchivePart = { readonly month: string; readonly number: number }

/** Which articles are asked for, of a family of feeds. */
export type Selection = {
  /** As the database names it: `all`, `topics/science`, `reviewed`. */
  readonly family: string
  /** How many at most, 1–100. */
  readonly limit: number
  /** Whether it is the feed to subscribe to: then all is in it that no closed part of the archive holds, however much. */
  readonly whole: boolean
  /** Only articles of any of these topics; none means no such filter. Sorted, each once; as are those that follow. */
  readonly topics: readonly string[]
  /** Only articles that cite any of these registrable domains. */
  readonly sources: readonly string[]
  /** Only articles in any of these languages. */
  readonly languages: readonly string[]
  /** No articles of these topics. */
  readonly without: readonly string[]
  /** Only what changed since, newest change first; a whole hour. */
  readonly since: Date | null
  /** Only this part of the archive; nothing else is chosen then. */
  readonly part: ArchivePart | null
  /** Only articles that hold these words, as search engines read them; nothing else but `limit` is chosen then. */
  readonly words: string | null
  /** Whether the passages that hold the words come with the articles. */
  readonly excerpts: boolean
  /** Only articles at any of these addresses, spellings of the same; nothing else but `limit` is chosen then. */
  readonly url: readonly string[] | null
}

/** Keys of the families that these members name. */
export const named = (path: string, members: readonly string[]) => members.map((member) => `${path}/${member}`)

/** The filters of a selection as families: an article must stand in one of each. What few pass comes first. */
export const wantedFamilies = ({ sources, topics, languages }: Selection): readonly (readonly string[])[] =>
  [named('sources', sources), named('topics', topics), named('languages', languages)].filter(({ length }) => length > 0)

/** The families that a selection names beside its own. */
export const besideOf = (selection: Selection): readonly string[] => [
  ...wantedFamilies(selection).flat(),
  ...named('topics', selection.without),
]

/** The families whose changes a selection may show: its own, and those that it names beside it. */
export const familiesOf = (selection: Selection): readonly [string, ...string[]] => [
  selection.family,
  ...besideOf(selection),
]
