/** Selections of articles from a family, and the families that they depend on. Pure. */
import type { PartName } from 'candor-disclosure/disclosure/parts.ts'

/**
 * Articles in a closed part of an archive. The SQL functions candor_close_parts and
 * candor_complete_parts have the same number.
 */
export const partLength = 30

/**
 * A closed part of an archive, such as `{ month: '2026-11', number: 1 }`. Numbers count from 1 in
 * each UTC month.
 */
export type ArchivePart = {
  readonly month: string
  readonly number: number
  /** It is a part of the archive of private articles. */
  readonly isPrivate?: boolean
}

/** The articles of one family that a document needs. */
export type ArticleSelection = {
  /** Key in the database: `all`, `topics/science`, `reviewed`. */
  readonly family: string
  /** Maximum number of articles, 1–100; a `whole` feed can have more. */
  readonly limit: number
  /**
   * This is the feed to subscribe to: it has every article that is in no closed part of the
   * archive.
   */
  readonly whole: boolean
  /**
   * Only articles of at least one of these topics; empty for all. Filters are sorted and without
   * duplicates.
   */
  readonly topics: readonly string[]
  /** Only articles that cite at least one of these registrable domains. */
  readonly sources: readonly string[]
  readonly languages: readonly string[]
  readonly without: readonly string[]
  /** Only articles without these parts by AI. */
  readonly withoutParts: readonly PartName[]
  /**
   * Only articles that changed since then or in the hour before, latest change first; always a full
   * hour.
   */
  readonly since: Date | null
  /** Only this part of the archive; no other filter applies. */
  readonly part: ArchivePart | null
  /**
   * Only articles that match this search (`websearch_to_tsquery`); apart from it only `limit`
   * applies.
   */
  readonly words: string | null
  /** Reads the passages that match `words`. */
  readonly excerpts: boolean
  /** Only articles at one of these spellings of an address; apart from it only `limit` applies. */
  readonly url: readonly string[] | null
  /** With `url`: only the article with this external id. */
  readonly externalId?: string
  /** With `url`: also the article with this guid or external id. */
  readonly name?: string
  /** Only the articles with these ids, at most `limit`; apart from it nothing applies. */
  readonly ids?: readonly string[]
  /** The partner whose private articles are shown too; without one, only public articles. */
  readonly audience?: string
}

/**
 * The name of a part in addresses: `2026-11/1`, and `2026-11/p1` of the archive of private
 * articles.
 */
export const partName = ({ month, number, isPrivate }: ArchivePart) =>
  `${month}/${isPrivate ? 'p' : ''}${number}`

/**
 * Key of the family of the articles that only this partner sees of a family, as `article_families`
 * makes it.
 */
export const privateFamily = (partner: string, family: string) => `partners/${partner}/${family}`

/** The family to whose feeds the articles of this one belong, for those who see them. */
export const publicFamily = (key: string) => key.replace(/^partners\/[^/]+\//, '')

type KeyForm = (family: string) => string
const publicForm: KeyForm = (family) => family

/**
 * From each family to the one that lists what the reader sees of it: public articles, and those of
 * the partner.
 */
export const formsOf = ({
  audience,
  part,
}: Pick<ArticleSelection, 'audience' | 'part'>): readonly [KeyForm, ...KeyForm[]] => {
  // No partner has an empty name, so without a partner there are no private parts.
  const privateForm: KeyForm = (family) => privateFamily(audience ?? '', family)
  if (part?.isPrivate) return [privateForm]
  return audience === undefined || part !== null ? [publicForm] : [publicForm, privateForm]
}

/** Keys of the families of these members. */
export const named = (path: string, members: readonly string[]) =>
  members.map((member) => `${path}/${member}`)

/**
 * The filters as keys: an article must be in one family of each list. The most selective comes
 * first.
 */
export const filterFamilies = ({
  sources,
  topics,
  languages,
}: ArticleSelection): readonly (readonly string[])[] =>
  [named('sources', sources), named('topics', topics), named('languages', languages)].filter(
    ({ length }) => length > 0,
  )

/** Keys of the families that the filters name. */
export const otherFamiliesOf = (selection: ArticleSelection): readonly string[] => [
  ...filterFamilies(selection).flat(),
  ...named('topics', selection.without),
]

/**
 * Keys of the families whose changes affect the selection: its own first, then those of the
 * filters, and of a partner.
 */
export const familiesOf = (selection: ArticleSelection): readonly [string, ...string[]] => {
  const { family, audience } = selection
  const named: [string, ...string[]] = [family, ...otherFamiliesOf(selection)]
  return audience === undefined
    ? named
    : [...named, ...named.map((each) => privateFamily(audience, each))]
}

/** The slug of a feed of a topic; `null` for other feeds. */
export const slugOf = (family: string) =>
  family.startsWith('topics/') ? family.slice('topics/'.length) : null
