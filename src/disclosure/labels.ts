/** The labels that tell how an article was made, in a few words: what opens its summary, and stands with its headline wherever that is shown. */
import { wordsIn } from '../words/words.ts'
import type { AuthorshipMode, LabelledMode } from './modes.ts'

/** In the article's language (BCP 47) or else in English; `null` for a mode that only machines are told. */
export const label = (mode: AuthorshipMode, language: string): string | null => labelIn(mode, language)?.text ?? null

/** The same with the language that it is in. */
export function labelIn(
  mode: AuthorshipMode,
  tag: string,
): { readonly text: string; readonly language: string } | null {
  const { language, words } = wordsIn('labels', tag)
  // Each labelled mode has a label. Asked for in the words and not in the table, which partners' pages need not load.
  const labels: Readonly<Record<LabelledMode, string> & Partial<Record<AuthorshipMode, string>>> = words
  const text = labels[mode]
  return text === undefined ? null : { text, language }
}

/** A summary without the label that opens it, where that stands beside it already. */
export const withoutLabel = (summary: string, label: string | undefined): string =>
  label !== undefined && summary.startsWith(label) ? summary.slice(label.length).trimStart() : summary
