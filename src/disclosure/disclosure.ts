/** The disclosure of an article, and of an entry in a feed. */
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

/** With the statement that readers see. */
export type EntryDisclosure = Disclosure & {
  /** One sentence. Set in every mode, even if only machines read it. */
  readonly statement: string
  /** BCP 47: the article's language, or English where Candor has no statement in it. */
  readonly statementLanguage: string
  readonly digitalSourceType: DigitalSourceType
}
