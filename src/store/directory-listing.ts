/** Which families of feeds the directory lists. */

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
