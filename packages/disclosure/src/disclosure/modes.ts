/** The table of modes, with all properties of a mode. Its words in each language are in words/. */

/**
 * The values of “AI Content Disclosure for HTML” (W3C AI Content Disclosure Community Group,
 * 9 October 2026), §3.2.
 */
export const authorshipModes = ['ai-autonomous', 'ai-assisted', 'human-only'] as const

export type AuthorshipMode = (typeof authorshipModes)[number]

type Mode = {
  /** In English, for the page `/ns/1.0`. */
  readonly means: string
  /** A term of the IPTC scheme `digitalsourcetype`. */
  readonly iptc: string
  /** Text of `<podcast:txt purpose="ai-content">`. */
  readonly podcast: boolean
  /** People see a label and a statement. If false, only machine-readable data contains the mode. */
  readonly labelled: boolean
  /** The rule for `reviewed_by`. The database has the same rule as a constraint. */
  readonly reviewer: 'required' | 'forbidden' | 'optional'
  /**
   * Its articles belong to the family `reviewed`. Must match `article_families` in the database.
   */
  readonly reviewed: boolean
}

export const modes = {
  'ai-autonomous': {
    means: 'Written by an AI; no human reviewed it.',
    iptc: 'trainedAlgorithmicMedia',
    podcast: true,
    labelled: true,
    reviewer: 'forbidden',
    reviewed: false,
  },
  'ai-assisted': {
    means: 'AI took part; a named human reviewed it, or AI made only parts beside a human text.',
    iptc: 'compositeWithTrainedAlgorithmicMedia',
    podcast: true,
    labelled: true,
    reviewer: 'required',
    reviewed: true,
  },
  'human-only': {
    means: 'Written without generative AI.',
    iptc: 'digitalCreation',
    podcast: false,
    labelled: false,
    reviewer: 'optional',
    reviewed: true,
  },
} as const satisfies Readonly<Record<AuthorshipMode, Mode>>

/** The modes that need a label in each language. */
export type LabelledMode = {
  [M in AuthorshipMode]: (typeof modes)[M]['labelled'] extends true ? M : never
}[AuthorshipMode]

/** `undefined` if no mode has this name. */
export const parseMode = (text: string): AuthorshipMode | undefined =>
  authorshipModes.find((mode) => mode === text)

/** The modes with this rule for `reviewed_by`. */
export const modesWhoseReviewerIs = (rule: Mode['reviewer']): readonly AuthorshipMode[] =>
  authorshipModes.filter((mode) => modes[mode].reviewer === rule)
