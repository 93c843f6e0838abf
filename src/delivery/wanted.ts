/** What can be asked of delivery, and what it gives: the words that it shares with the rooms around it. */

/** The state of a family as the database told it; equal states mean equal documents. */
export type FamilyState = {
  readonly state: string
  /** The database's clock when it was read. */
  readonly readAt: Date
}

/** One document that can be asked for. The number of different keys must be bounded by the routes, not by strangers. */
export type Wanted<D> = {
  readonly key: string
  readonly family: string
  /** Whether it is one of many variants that only some readers ask for: these never push the others out of memory. */
  readonly variant: boolean
  /** Reads the family's state alone: cheap. */
  readonly look: () => Promise<FamilyState>
  /** Reads, renders and weighs the document, and says which state it shows. */
  readonly render: () => Promise<Rendered<D>>
}

export type Rendered<D> = FamilyState & {
  readonly document: D
  readonly bytes: number
  /** Whether it is kept among the variants, although it is none: there is no such document, and no end of others. */
  readonly minor?: boolean
}

export type Delivered<D> = {
  readonly document: D
  /** The database's clock when it last confirmed the document. */
  readonly confirmedAt: Date
  /** Whole seconds since then, on ours. */
  readonly ageSeconds: number
  /** Whether a newer state is known, which this document does not show: it must not be answered with 304. */
  readonly outdated: boolean
}

/** What differs between runtimes. */
export type Context = {
  /** Whether one request may wait for another's promise: not in workerd, where I/O belongs to the request it began in. */
  readonly sharesPromises: boolean
  /** Lets work go on after the answer. */
  readonly waitUntil: (work: Promise<unknown>) => void
  /** Told when the database shows a family changed since it was last looked at. */
  readonly changed: (family: string) => void
}
