/** What an article is once its row has been read and checked: the one shape that everything after the database works with. */
import type { Disclosure } from './disclosure/disclosure.ts'

/** A piece of reporting that the article drew on. */
export type Source = {
  readonly url: string
  readonly title: string
  readonly publisher: string | null
  /** BCP 47. */
  readonly language: string | null
  readonly accessedAt: Date | null
}

export type Topic = { readonly slug: string; readonly label: string }

export type Correction = { readonly text: string; readonly date: Date; readonly url: string | null }

export type Picture = {
  readonly url: string
  /** IANA media type, `image/…`. */
  readonly mediaType: string
  readonly byteLength: number | null
  readonly width: number | null
  readonly height: number | null
  readonly alt: string
  readonly credit: string | null
  /** A term of the IPTC scheme `digitalsourcetype`, such as `trainedAlgorithmicMedia`. */
  readonly digitalSourceType: string | null
}

export type Retraction = { readonly reason: string; readonly date: Date }

export type Article = {
  /** The database's own key (a UUID): for logs and reuse, never for readers. */
  readonly id: string
  /** Immutable URI, the identity that readers see; depends on neither host nor slug. */
  readonly guid: string
  /** Canonical page, absolute http(s). */
  readonly url: string
  /** Plain text, never HTML. */
  readonly title: string
  /** Plain text; may be empty. */
  readonly standfirst: string
  /** HTML as the newsroom wrote it: not yet safe to show. */
  readonly bodyHtml: string
  readonly byline: string | null
  readonly bylineUrl: string | null
  /** BCP 47. */
  readonly language: string
  readonly publishedAt: Date
  /** The latest of publication, editorial update, corrections and retraction. */
  readonly updatedAt: Date
  readonly disclosure: Disclosure
  readonly picture: Picture | null
  /** In the newsroom's order. */
  readonly sources: readonly Source[]
  /** By slug. */
  readonly topics: readonly Topic[]
  /** Oldest first. */
  readonly corrections: readonly Correction[]
  /** Set when the article was taken back with a notice; the entry stays and shows the notice. */
  readonly retraction: Retraction | null
}

/** What remains of an article that was shown and then deleted or taken back. */
export type Tombstone = { readonly guid: string; readonly deletedAt: Date }

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

/** What state a family is in: equal markers mean that nothing a feed shows has changed. */
export type Marker = {
  /** Opaque; moves with every change, the end of an embargo included. */
  readonly state: string
  /** When anything in this family last changed, the end of an embargo included. */
  readonly changedAt: Date
  /** When the newest article shown was listed; `null` where there is none. */
  readonly newestAt: Date | null
  /** The database's clock at the moment of the look. */
  readonly readAt: Date
}

/** One consistent look at the newsroom: everything in it was true at the same moment. */
export type Snapshot = Marker & {
  /** Newest first, embargoed ones left out. */
  readonly articles: readonly Article[]
  /** Newest first. */
  readonly tombstones: readonly Tombstone[]
  /** Labels of the topics that the selection names, by slug. */
  readonly labels: ReadonlyMap<string, string>
  /** Whether anything was ever listed in the family; of a part, whether it is closed. */
  readonly known: boolean
  /** Set where the family is a topic's that moved to another, or was closed (`movedTo` is `null`). */
  readonly retired: { readonly movedTo: string | null } | null
  /** The closed parts before and after what is shown. */
  readonly previous: ArchivePart | null
  readonly next: ArchivePart | null
  /** The families that the selection names beside its own and that never had an article; where one went that was renamed. */
  readonly unknown: readonly { readonly family: string; readonly movedTo: string | null }[]
  /** Whether there is anything to look for in the words asked for. */
  readonly searchable: boolean
  /** By the article's id, where they were asked for. */
  readonly excerpts: ReadonlyMap<string, Excerpt>
}

/** The passage of an article that holds the words looked for: parts that do and parts that do not. */
export type Excerpt = readonly { readonly text: string; readonly found: boolean }[]

/** A family of feeds that has articles. */
export type ListedFamily = {
  /** As the database names it: `topics/science`. */
  readonly family: string
  /** What the newsroom calls the topic. */
  readonly label: string | null
  /** How many articles it shows. */
  readonly count: number
  /** When the newest of them was listed. */
  readonly newestAt: Date
  /** BCP 47, folded; of the newest articles, each once. */
  readonly languages: readonly string[]
}

/** Which families are asked for. */
export type Listing = {
  /** First segments of their names, such as `topics`. */
  readonly within: readonly string[]
  /** Only those whose name or label holds this; empty for all. */
  readonly like: string
  readonly limit: number
  readonly offset: number
}

/** A part of the families that are asked for, the largest first, and how many there are in all. */
export type Listed = { readonly families: readonly ListedFamily[]; readonly total: number }
