/** The labels of an entry, as its site words them, and the plain texts that begin with them. */
import { directed, follow, primarySubtag } from '../text/language.ts'
import { legalText } from '../text/legal-text.ts'
import { type Spoken, wordsFor } from '../words/spoken.ts'
import { fill } from '../words/words.ts'
import type { Disclosure } from './disclosure.ts'
import { bareLabel, type Label, type LabelSection } from './labels.ts'
import type { AuthorshipMode } from './modes.ts'
import type { Wording } from './wording.ts'

/** The short form that every language understands, for the modes with a label. */
const international: Label = { text: 'AI:', language: 'en' }

/** Maximum length, in characters, of a sentence that serves as a label. */
const maxSentenceLength = 100

/**
 * The label in the article's language (BCP 47); `null` for a mode without one. If Candor has no words in that language but
 * the article has its own statement, the label is `AI:` with the statement's first sentence, unless that is long or has no letters: an
 * English label beside it would be of no use to its readers.
 */
export function entryLabel(
  disclosure: Disclosure,
  language: string,
  wording: Wording,
  spoken: Spoken = wordsFor(language, wording.words),
): Label | null {
  const { statement } = disclosure
  const ours = understood(disclosure, language, wording, spoken, 'labels')
  if (ours !== international || statement === null) return ours
  const text = firstSentence(statement)
  const isUseful = /[\p{L}\p{N}]/u.test(text) && Array.from(text).length <= maxSentenceLength
  return isUseful ? { text: `${international.text} ${text}`, language } : international
}

/** The short label that `TITLE_LABEL` puts before titles; `null` without one. */
export function entryTitleLabel(
  disclosure: Disclosure,
  language: string,
  wording: Wording,
  spoken: Spoken = wordsFor(language, wording.words),
): Label | null {
  const { mode } = disclosure
  if (wording.titleLabel === 'off' || (wording.titleLabel === 'autonomous' && mode !== 'ai-autonomous')) return null
  return understood(disclosure, language, wording, spoken, 'titleLabels')
}

/** The label before an article's own statement, which may say anything; `null` without such a statement. */
export function ownStatementLabel(
  disclosure: Disclosure,
  language: string,
  wording: Wording,
  spoken: Spoken,
): Label | null {
  return disclosure.statement === null ? null : understood(disclosure, language, wording, spoken, 'labels')
}

/** `AI:` beside the article's own statement in a language that Candor does not have. */
function understood(
  { mode, statement }: Disclosure,
  language: string,
  { labelForm }: Wording,
  spoken: Spoken,
  section: 'labels' | 'titleLabels',
): Label | null {
  const ours = inForm(mode, labelForm, spoken, section)
  // English serves all languages without labels.
  const speaks = spoken.labels.language !== 'en' || primarySubtag(language) === 'en'
  return ours === null || statement === null || speaks ? ours : international
}

/** `null` for a mode without a label. */
function labelAmong({ language, words }: Spoken[LabelSection], mode: AuthorshipMode): Label | null {
  const labels: Readonly<Partial<Record<AuthorshipMode, string>>> = words
  const text = labels[mode]
  return text === undefined ? null : { text, language }
}

function inForm(
  mode: AuthorshipMode,
  labelForm: Wording['labelForm'],
  spoken: Spoken,
  section: 'labels' | 'titleLabels',
): Label | null {
  const label = labelAmong(spoken[labelForm === 'ai' ? (`${section}WithAi` as const) : section], mode)
  if (label === null || labelForm !== 'both' || /(?<![a-z])AI(?![a-z])/i.test(label.text)) return label
  // “AI/IA:”, where the label is nothing but the letters of its language.
  return { ...label, text: /^\p{Lu}{2,3}$/u.test(bareLabel(label.text)) ? `AI/${label.text}` : `AI · ${label.text}` }
}

/** The whole statement if no sentence ends in it. Without direction marks, which `labelled` adds where they are needed. */
function firstSentence(statement: string): string {
  const text = legalText(statement)
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return /^.*?[.!?…。！？।؟۔](?=\s|$)/u.exec(text)?.[0] ?? text
}

/** Plain text in `language` after its label. Direction marks keep both readable if one runs from right to left. */
export function labelled(label: Label | null, text: string, language: string): string {
  if (label === null) return text
  return follow(directed(label.text, label.language, language), text)
}

/** The label as a sentence, without a colon at its end. */
export function labelSentence({ text, language }: Label, { entry }: Spoken): string {
  const bare = bareLabel(text)
  const sentence = /\p{P}$/u.test(bare) ? bare : fill(entry.words.sentence, { label: bare })
  return directed(sentence, language, language)
}
