/** The modes of disclosure. A row holds everything that depends on a mode; its words in each language are in words/. */

/** In the words of the W3C AI Content Disclosure Community Group. */
export const authorshipModes = ['ai-autonomous', 'ai-assisted', 'human-only'] as const

export type AuthorshipMode = (typeof authorshipModes)[number]

/** A term of the IPTC scheme `digitalsourcetype`, with the English name that IPTC gives it. */
export type DigitalSourceType = { readonly term: string; readonly label: string }

type Mode = {
  /** In English, for the page about the vocabulary. */
  readonly means: string
  readonly iptc: DigitalSourceType
  /** `mode` of the `AI-Disclosure` header (draft-abaris-aicdh-01). */
  readonly header: string
  /** Text of `<podcast:txt purpose="ai-content">`. */
  readonly podcast: boolean
  /** Member of schema.org's IPTCDigitalSourceEnumeration; `null` where it has none that fits. */
  readonly schemaOrg: string | null
  /** Whether people see a label and a statement. If not, the mode is for machines only. */
  readonly labelled: boolean
  /** Whether `reviewed_by` must name a reviewer; the database checks the same. */
  readonly reviewer: 'required' | 'forbidden' | 'optional'
  /** Whether its articles belong to the family `reviewed`; the database's `article_families` says the same. */
  readonly reviewed: boolean
}

export const modes = {
  'ai-autonomous': {
    means: 'Written by an AI; no human reviewed it.',
    iptc: { term: 'trainedAlgorithmicMedia', label: 'Created using Generative AI' },
    header: 'machine-generated',
    podcast: true,
    schemaOrg: 'TrainedAlgorithmicMediaDigitalSource',
    labelled: true,
    reviewer: 'forbidden',
    reviewed: false,
  },
  'ai-assisted': {
    means: 'AI took part; a named human reviewed it.',
    iptc: { term: 'compositeWithTrainedAlgorithmicMedia', label: 'Edited using Generative AI' },
    header: 'ai-modified',
    podcast: true,
    schemaOrg: 'CompositeWithTrainedAlgorithmicMediaDigitalSource',
    labelled: true,
    reviewer: 'required',
    reviewed: true,
  },
  'human-only': {
    means: 'No generative AI.',
    iptc: { term: 'digitalCreation', label: 'Digital creation' },
    header: 'none',
    podcast: false,
    schemaOrg: null,
    labelled: false,
    reviewer: 'optional',
    reviewed: true,
  },
} as const satisfies Readonly<Record<AuthorshipMode, Mode>>

/** The modes that need a label in each language. */
export type LabelledMode = {
  [M in AuthorshipMode]: (typeof modes)[M]['labelled'] extends true ? M : never
}[AuthorshipMode]

/** The mode of that name; `undefined` where there is none. */
export const parseMode = (text: string): AuthorshipMode | undefined => authorshipModes.find((mode) => mode === text)

/** The modes with this rule for `reviewed_by`. */
export const modesWhoseReviewerIs = (rule: Mode['reviewer']): readonly AuthorshipMode[] =>
  authorshipModes.filter((mode) => modes[mode].reviewer === rule)
