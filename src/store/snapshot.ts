/** What one look at the newsroom tells: articles, and the state of the families that were asked about. */
import type { Article, Tombstone } from '../article.ts'
import type { ArchivePart } from './selection.ts'

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
