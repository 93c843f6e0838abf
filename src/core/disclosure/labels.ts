/**
 * Labels, a few words before each summary and headline that say how the article was made, and tags
 * for filters.
 */

import type { AuthorshipMode, LabelledMode } from 'candor-disclosure/disclosure/modes.ts'
import type { WordTable } from '../words/language.ts'
import { languages } from '../words/languages.ts'
import { wordsIn } from '../words/words.ts'

/** `language` is the language of the text: mark it if the text around it is in another. */
export type Label = { readonly text: string; readonly language: string }

/** The sections of words that have a text for each labelled mode. */
export type LabelSection = 'labels' | 'labelsWithAi' | 'titleLabels' | 'titleLabelsWithAi'

/**
 * The label in the article's language (BCP 47) or else in English; `null` for a mode without a
 * label.
 */
export function labelIn(
  mode: AuthorshipMode,
  tag: string,
  section: LabelSection = 'labels',
  table?: WordTable,
): Label | null {
  const { language, words } = wordsIn(section, tag, table)
  // Reads the words instead of the table of modes, which would make the component larger.
  const labels: Readonly<Record<LabelledMode, string> & Partial<Record<AuthorshipMode, string>>> =
    words
  const text = labels[mode]
  return text === undefined ? null : { text, language }
}

/**
 * The tag of a mode for people who filter by it, in the article's language or else in English;
 * `null` without a label.
 */
export function modeTag(
  mode: AuthorshipMode,
  language: string,
  table: WordTable = languages,
): string | null {
  const tags: Readonly<Partial<Record<AuthorshipMode, string>>> = wordsIn(
    'tags',
    language,
    table,
  ).words
  return tags[mode] ?? null
}

/**
 * For feeds without labels. Does not look for words in other languages, which the component does
 * not have.
 */
export function englishLabel(mode: AuthorshipMode): Label | null {
  const labels: Partial<Readonly<Record<AuthorshipMode, string>>> = languages.en.labels
  const text = labels[mode]
  return text === undefined ? null : { text, language: 'en' }
}

/** A label without the colon at its end. */
export const bareLabel = (text: string): string => text.replace(/\s*[:：]$/, '')

const unmarked = (text: string): string => text.replace(/^[\u2068\u200f]+/, '')

/**
 * Removes the label from the start of a summary or title, with its direction marks. Returns an
 * empty text for a summary that is only the label, as a sentence.
 */
export function withoutLabel(summary: string, label: string | undefined): string {
  if (label === undefined) return summary
  const text = unmarked(summary)
  const own = unmarked(label)
  const bare = bareLabel(own)
  if (text.startsWith(bare) && /^\p{P}?$/u.test(text.slice(bare.length))) return ''
  if (!text.startsWith(own)) return summary
  const rest = text.slice(own.length)
  return (summary.startsWith('\u2068') ? rest.replace(/^\u2069/, '') : rest).trimStart()
}
