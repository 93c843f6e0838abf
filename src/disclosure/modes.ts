/** The three modes beside the vocabularies of others: for the page about the vocabulary. */
import type { AuthorshipMode } from '../article.ts'
import { digitalSourceTypes } from './vocabularies.ts'

export type ModeRow = {
  readonly mode: AuthorshipMode
  readonly means: string
  /** IPTC digital source type. */
  readonly iptc: string
  /** `mode` of the `AI-Disclosure` header (draft-abaris-aicdh-01). */
  readonly header: string
  /** Text of `<podcast:txt purpose="ai-content">`. */
  readonly podcast: 'true' | 'false'
  /** Member of schema.org's IPTCDigitalSourceEnumeration; `null` where it has none that fits. */
  readonly schemaOrg: string | null
}

export const modeRows: readonly ModeRow[] = [
  {
    mode: 'ai-autonomous',
    means: 'Written by an AI; no human reviewed it.',
    iptc: digitalSourceTypes['ai-autonomous'].term,
    header: 'machine-generated',
    podcast: 'true',
    schemaOrg: 'TrainedAlgorithmicMediaDigitalSource',
  },
  {
    mode: 'ai-assisted',
    means: 'AI took part; a named human reviewed it.',
    iptc: digitalSourceTypes['ai-assisted'].term,
    header: 'ai-modified',
    podcast: 'true',
    schemaOrg: 'CompositeWithTrainedAlgorithmicMediaDigitalSource',
  },
  {
    mode: 'human-only',
    means: 'No generative AI.',
    iptc: digitalSourceTypes['human-only'].term,
    header: 'none',
    podcast: 'false',
    schemaOrg: null,
  },
]
