/** Types of the directory: the query for families, and its result. */

/** A family of feeds that has articles. */
export type DirectoryFamily = {
  /** Key in the database: `topics/science`. */
  readonly family: string
  /** The newsroom's label of the topic; `null` for all other families. */
  readonly label: string | null
  /** Number of articles that can be shown. */
  readonly count: number
  /** Time when the newest of them was listed. */
  readonly newestAt: Date
  /** Distinct languages of the newest articles: primary subtags of BCP 47 in lower case. */
  readonly languages: readonly string[]
}

/** A query for families. */
export type DirectoryQuery = {
  /** First segments of their keys, such as `topics`. */
  readonly within: readonly string[]
  /** Only families whose label or member contains this text, in any case; empty for all. */
  readonly like: string
  /** Keys of families, and first segments of keys, that are left out. */
  readonly without?: readonly string[]
  readonly limit: number
  readonly offset: number
}

/** One page of the matching families, largest first. `total` counts all pages; it is 0 on a page after the last one. */
export type DirectoryResult = { readonly families: readonly DirectoryFamily[]; readonly total: number }
