/** A fault of a feed: a code with what was found. */
import type { Code } from './codes.ts'

/** A code with what was found. */
export type FeedFault = readonly [code: Code, detail: string]

/** A fault of an item, by its name, or of the document. */
export type FoundFault = readonly [item: string | null, fault: FeedFault]

export const ofDocument = (faults: readonly FeedFault[]): FoundFault[] =>
  faults.map((fault) => [null, fault])

export const when = (fails: boolean, ...fault: FeedFault): FeedFault[] => (fails ? [fault] : [])

/** Beyond these, a document is made to cost: feeds have a hundred items. */
export const maxItems = 10_000
export const maxFindings = 10_000

/** Texts of strangers are long, and one can be in many findings. */
export const shortened = (text: string, max: number): string =>
  text.length > max ? `${text.slice(0, max)}…` : text

export const quoted = (text: string) => `“${shortened(text, 100)}”`
