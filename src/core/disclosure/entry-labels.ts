/** The labels of an entry, as its site words them, and the plain texts that begin with them. */

import type { AuthorshipMode } from 'candor-disclosure/disclosure/modes.ts'
import { partsLabel } from 'candor-disclosure/disclosure/part-labels.ts'
import { directed, follow, primarySubtag } from 'candor-disclosure/text/language.ts'
import { legalText } from 'candor-disclosure/text/legal-text.ts'
import { type Spoken, wordsFor } from '../words/spoken.ts'
import { fill } from '../words/words.ts'
import type { Disclosure, EntryDisclosure } from './disclosure.ts'
import { bareLabel, type Label, type LabelSection } from './labels.ts'
import type { Wording } from './wording.ts'

/** The short form that every language understands, for the modes with a label. */
const international: Label = { text: 'AI:', language: 'en' }

/** Maximum length, in characters, of a sentence that serves as a label. */
const maxSentenceLength = 100

/**
 * The labels of an entry in the article's language (BCP 47), each `null` without one. If Candor has
 * no words in that language but the article has its own statement, they are `AI:`. `label` then has
 * the first sentence of the statement too, unless that is long or has no letters.
 */
export function entryLabels(
  disclosure: Disclosure,
  language: string,
  wording: Wording,
  spoken: Spoken = wordsFor(language, wording.words),
): Pick<EntryDisclosure, 'label' | 'statementLabel' | 'titleLabel'> {
  const { mode, statement } = disclosure
  // English serves all languages without labels.
  const isUnknown =
    statement !== null && spoken.labels.language === 'en' && primarySubtag(language) !== 'en'
  const ours = (section: 'labels' | 'titleLabels') => {
    const label =
      ofParts(disclosure, wording.labelForm, spoken, section) ??
      inForm(mode, wording.labelForm, spoken, section)
    return label && isUnknown ? international : label
  }
  const label = ours('labels')
  const opensTitle =
    wording.titleLabel === 'all' ||
    (wording.titleLabel === 'autonomous' && mode === 'ai-autonomous')
  return {
    label: label && isUnknown ? withSentence(statement, language) : label,
    statementLabel: statement === null ? null : label,
    titleLabel: opensTitle ? ours('titleLabels') : null,
  }
}

function withSentence(statement: string, language: string): Label {
  const text = firstSentence(statement)
  const isUseful = /[\p{L}\p{N}]/u.test(text) && Array.from(text).length <= maxSentenceLength
  return isUseful ? { text: `${international.text} ${text}`, language } : international
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
  const label = labelAmong(
    spoken[labelForm === 'ai' ? (`${section}WithAi` as const) : section],
    mode,
  )
  if (label === null || labelForm !== 'both' || hasLetters(label.text)) return label
  // “AI/IA:”, where the label is nothing but the letters of its language.
  return {
    ...label,
    text: /^\p{Lu}{2,3}$/u.test(bareLabel(label.text)) ? `AI/${label.text}` : `AI · ${label.text}`,
  }
}

const hasLetters = (label: string) => /(?<![a-z])AI(?![a-z])/i.test(label)

/** `null` if the label of the mode says it all. */
function ofParts(
  disclosure: Disclosure,
  labelForm: Wording['labelForm'],
  { parts: { language, words } }: Spoken,
  section: LabelSection,
): Label | null {
  const text = partsLabel(disclosure, words)
  // Before titles, the label of an autonomous text is short.
  if (text === null || (section === 'titleLabels' && disclosure.mode === 'ai-autonomous'))
    return null
  return { text: labelForm === 'local' || hasLetters(text) ? text : `AI · ${text}`, language }
}

/**
 * The whole statement if no sentence ends in it. Without direction marks, which `labelled` adds
 * where they are needed.
 */
function firstSentence(statement: string): string {
  const text = legalText(statement)
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return /^.*?[.!?…。！？।؟۔](?=\s|$)/u.exec(text)?.[0] ?? text
}

/**
 * Plain text in `language` after its label. Direction marks keep both readable if one runs from
 * right to left.
 */
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
