/**
 * A document as delivery sees it: a version in memory, and the state of the families that it shows.
 */
import type { CacheClass } from './cache-classes.ts'

/**
 * The state of a document's families, as read from the database. Equal states mean equal documents.
 */
export type State = {
  /**
   * One for each family, in their order, separated by ", ". The last word of each differs if text
   * was withdrawn.
   */
  readonly state: string
  /** Time of the query, on the database's clock. */
  readonly readAt: Date
}

/** One render of a document, with the state that it shows. */
export type NewVersion<V> = State & {
  readonly value: V
  /**
   * The time, on the database's clock, at which the document changes without a change of its
   * families.
   */
  readonly changesAt?: Date | undefined
  readonly bytes: number
  /**
   * Keep it on the `variant` shelf, whatever the document's shelf: the number of missing documents
   * has no limit.
   */
  readonly isMissing?: boolean
}

/**
 * A version in memory, and what is known of it. `readAt`, `checkedMs`, `startedMs` and `generation`
 * advance when a check for any document of the families finds the state unchanged.
 */
export type Version<V> = NewVersion<V> & {
  /** When the database last confirmed the version, on its clock. */
  readAt: Date
  /** When that answer arrived, on the process's clock. */
  checkedMs: number
  /** When the check or the render began that got the answer. */
  startedMs: number
  /** Delivery's `generation` at that time: after a change of it, the version may be outdated. */
  generation: number
  /** `stale` is a version in memory that the database did not confirm in time. */
  readonly source: 'memory' | 'stale' | 'rendered'
  /** A later check has found more articles: no client may be told that its copy is the newest. */
  readonly outdated: boolean
}

/** Whole seconds since the database last confirmed the version. */
export const ageSecondsOf = (
  { checkedMs }: Pick<Version<unknown>, 'checkedMs'>,
  nowMs: number,
): number => Math.floor((nowMs - checkedMs) / 1000)

/** The part of a document that delivery needs. */
export type Deliverable = {
  readonly key: string
  readonly families: readonly [string, ...string[]]
  readonly cache: Pick<CacheClass, 'shelf' | 'queue'>
}
