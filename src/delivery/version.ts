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
export type Version<V> = State & {
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
  readonly minor?: boolean
}

/** The part of a document that delivery needs. */
export type Deliverable = {
  readonly key: string
  readonly families: readonly [string, ...string[]]
  readonly cache: Pick<CacheClass, 'shelf' | 'queue'>
}

/** A version, as it is known now. */
export type Delivered<V> = {
  readonly value: V
  /** `stale` is a version in memory that the database did not confirm in time. */
  readonly source: 'memory' | 'stale' | 'rendered'
  /** A later check has found more articles: no client may be told that its copy is the newest. */
  readonly outdated: boolean
  /** When the database last confirmed the value, on its clock. */
  readonly confirmedAt: Date
  /** Whole seconds since `confirmedAt`, on this process's clock. */
  readonly ageSeconds: number
  /**
   * Milliseconds on the process's clock: until then the value is fresh and `ageSeconds` is right.
   */
  readonly unchangedUntilMs: number
  /** Delivery's `generation` when this was found: after a change of it, this may be outdated. */
  readonly generation: number
}
