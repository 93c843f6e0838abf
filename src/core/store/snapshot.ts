/** The result of one read of the database: articles, and the state of their families. */

import { LRUCache } from 'lru-cache'
import type { Article, Tombstone } from '../article.ts'
import type { ArchivePart } from './selection.ts'

/** The change marker of a family. While `state` is equal, no feed of the family has changed. */
export type Marker = {
  /**
   * Differs after each change in the family, including the end of an embargo; its last word only if
   * the change may have taken text away or replaced it. Of several families it is their states,
   * separated by ", ".
   */
  readonly state: string
  /** Time of the last change in the family, including the end of an embargo. */
  readonly changedAt: Date
  /** Time when the newest visible article was listed; `null` if there is none. */
  readonly newestAt: Date | null
  /** Time of the read, by the database's clock. */
  readonly readAt: Date
}

/**
 * One consistent read: all fields describe the same moment. `changedAt` of a closed part is the
 * last change of the part; `changedAt` of a search is the latest update of its articles.
 */
export type Snapshot = Marker & {
  /** Newest first, without embargoed articles. */
  readonly articles: readonly Article[]
  /** Newest first. */
  readonly tombstones: readonly Tombstone[]
  /** Labels of the topics that the selection names, by slug. */
  readonly labels: ReadonlyMap<string, string>
  /** An article was ever listed in the family; for a part, the part is closed. */
  readonly known: boolean
  /**
   * Set if the family's topic moved to another slug (`movedTo`), or was closed (`movedTo` is
   * `null`).
   */
  readonly retired: { readonly movedTo: string | null } | null
  /** The closed parts before and after the selected articles. */
  readonly previous: ArchivePart | null
  readonly next: ArchivePart | null
  /**
   * Families of the filters that never had an article or were renamed; `movedTo` is the new slug of
   * the topic.
   */
  readonly unknown: readonly { readonly family: string; readonly movedTo: string | null }[]
  /** The search has words to search for, besides stop words and excluded words. */
  readonly searchable: boolean
  /** By article id; empty unless `excerpts` is selected. */
  readonly excerpts: ReadonlyMap<string, Excerpt>
}

/**
 * The passages of an article that match a search, split into matches (`found`) and the text between
 * them.
 */
export type Excerpt = readonly { readonly text: string; readonly found: boolean }[]

/** Called for each article that is left out of a result, with the reason. */
export type LeftOut = (articleId: string, reason: string) => void

/** Number of reports to remember. Others can be repeated. */
const maxRemembered = 1000

/** Calls `report` once for each article and reason. */
export function reportOnce(report: LeftOut): LeftOut {
  const reported = new LRUCache<string, true>({ max: maxRemembered })
  return (articleId, reason) => {
    const key = `${articleId} ${reason}`
    if (!reported.has(key)) report(articleId, reason)
    reported.set(key, true)
  }
}
