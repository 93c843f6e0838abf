/**
 * How a site words its disclosures: its table of words, the form of its labels, and where they
 * stand.
 */
import type { WordTable } from '../words/language.ts'
import { languages } from '../words/languages.ts'

/**
 * `local` uses the language's own words for AI, such as “KI” or “tekoäly”; `ai` the letters “AI”;
 * `both` puts these letters before a label that lacks them.
 */
export const labelForms = ['local', 'ai', 'both'] as const

/** The titles that begin with a short label. */
export const titleLabelRules = ['off', 'autonomous', 'all'] as const

export const onOrOff = ['off', 'on'] as const

export type Wording = {
  /** Candor's words, with the newsroom's own. */
  readonly words: WordTable
  readonly labelForm: (typeof labelForms)[number]
  readonly titleLabel: (typeof titleLabelRules)[number]
  /** Ends the full text of `human-only` articles with their statement. */
  readonly sayHuman: (typeof onOrOff)[number]
}

export const standardWording: Wording = {
  words: languages,
  labelForm: 'local',
  titleLabel: 'off',
  sayHuman: 'off',
}
