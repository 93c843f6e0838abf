/** What can be asked of delivery, and what it gives: the words that it shares with the rooms around it. */

/** The state of a family as the database told it; equal states mean equal documents. */
export type FamilyState = {
  readonly state: string
  /** The database's clock when it was read. */
  readonly readAt: Date
}

/** Where documents are kept. Each shelf has a limit of its own, so that what strangers may ask for without end pushes nothing else out. */
export type Shelf = 'feed' | 'variant' | 'embed'

/** One document that can be asked for. The number of different keys must be bounded by the routes, not by strangers. */
export type Wanted<D> = {
  readonly key: string
  readonly family: string
  readonly shelf: Shelf
  /** Reads the family's state alone: cheap. */
  readonly look: () => Promise<FamilyState>
  /** Reads, renders and weighs the document, and says which state it shows. */
  readonly render: () => Promise<Rendered<D>>
}

export type Rendered<D> = FamilyState & {
  readonly document: D
  readonly bytes: number
  /** Whether it is kept among the variants, wherever it belongs: there is no such document, and no end of others. */
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
