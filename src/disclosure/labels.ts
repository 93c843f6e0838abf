/** Labels: the few words that open a summary, and stand with each headline, to say how an article was made. */
import { wordsIn } from '../words/words.ts'
import type { AuthorshipMode, LabelledMode } from './modes.ts'

/** In the article's language (BCP 47) or else in English; `null` for a mode without a label. */
export const label = (mode: AuthorshipMode, language: string): string | null => labelIn(mode, language)?.text ?? null

/** The same with the language of the label. */
export function labelIn(
  mode: AuthorshipMode,
  tag: string,
): { readonly text: string; readonly language: string } | null {
  const { language, words } = wordsIn('labels', tag)
  // Looks in the words, not in the table of modes, which would be too large for partners' pages.
  const labels: Readonly<Record<LabelledMode, string> & Partial<Record<AuthorshipMode, string>>> = words
  const text = labels[mode]
  return text === undefined ? null : { text, language }
}

/** A summary without its label, for a place that shows the label beside it. */
export const withoutLabel = (summary: string, label: string | undefined): string =>
  label !== undefined && summary.startsWith(label) ? summary.slice(label.length).trimStart() : summary
