/** A disclosure: what an article says about how it was made, as the newsroom wrote it and as an entry shows it. */
import type { AuthorshipMode, DigitalSourceType } from './modes.ts'

export type Disclosure = {
  readonly mode: AuthorshipMode
  /** The model that wrote or helped, as its provider names it. */
  readonly model: string | null
  readonly provider: string | null
  /** Who reviewed the text; the mode says whether it is required. */
  readonly reviewedBy: string | null
  readonly generatedAt: Date | null
  /** The newsroom's own wording; `null` means Candor's wording in the article's language. */
  readonly statement: string | null
}

/** The same with its wording chosen. */
export type EntryDisclosure = Disclosure & {
  /** One sentence for people; always set, also where only machines read it. */
  readonly statement: string
  /** BCP 47: the article's language, or English where Candor has no statement in it. */
  readonly statementLanguage: string
  readonly digitalSourceType: DigitalSourceType
}
