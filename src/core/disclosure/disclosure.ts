/** The disclosure of an article, and of an entry in a feed. */
import type { DisclosedText } from 'candor-disclosure/disclosure/html-attributes.ts'
import type { AuthorshipMode } from 'candor-disclosure/disclosure/modes.ts'
import type { Part } from 'candor-disclosure/disclosure/parts.ts'
import type { Label } from './labels.ts'

/** For elements that declare how their article was made, if that is unknown. */
export const undisclosed: DisclosedText = { mode: null, model: null, provider: null }

export type Disclosure = {
  readonly mode: AuthorshipMode
  /** The name that the provider uses for the model. */
  readonly model: string | null
  readonly provider: string | null
  /** Name of the reviewer. The mode decides whether it is required (modes.ts). */
  readonly reviewedBy: string | null
  readonly generatedAt: Date | null
  /** The newsroom's own sentence; `null` selects Candor's statement in the article's language. */
  readonly statement: string | null
  /** Parts that were made in another way than the whole, in the newsroom's order. */
  readonly parts: readonly Part[]
}

/** A disclosure with its final statement and labels. */
export type EntryDisclosure = Disclosure & {
  /** One sentence. Set in every mode, even if only machines read it. */
  readonly statement: string
  /** BCP 47: the article's language, or English if Candor has no statement in that language. */
  readonly statementLanguage: string
  /**
   * The mode among the tags of an entry, as readers show and filter them; `null` for a mode without
   * a label.
   */
  readonly tag: string | null
  /** A term of the IPTC scheme `digitalsourcetype`. */
  readonly digitalSourceType: string
  /** Opens the summary and goes with every headline; `null` for `human-only`. */
  readonly label: Label | null
  /**
   * Stands before a statement of the article's own; `null` before Candor's, which says how the
   * article was made.
   */
  readonly statementLabel: Label | null
  /** Stands before the title in feeds, if `TITLE_LABEL` says so. */
  readonly titleLabel: Label | null
}
