/** A fault of a feed: a code with what was found. */
import type { Code } from './codes.ts'

/** A code with what was found. */
export type FeedFault = readonly [code: Code, detail: string]

/** A fault of an item, by its name, or of the document. */
export type FoundFault = readonly [item: string | null, fault: FeedFault]

export const ofDocument = (faults: readonly FeedFault[]): FoundFault[] =>
  faults.map((fault) => [null, fault])

export const when = (fails: boolean, ...fault: FeedFault): FeedFault[] => (fails ? [fault] : [])

export const quoted = (text: string) => `“${text.length > 100 ? `${text.slice(0, 100)}…` : text}”`
