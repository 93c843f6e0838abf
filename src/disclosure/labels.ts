/** Labels, a few words before each summary and headline that say how the article was made, and tags for filters. */
import { wordsIn } from '../words/words.ts'
import type { AuthorshipMode, LabelledMode } from './modes.ts'

/** The label in the article's language (BCP 47) or else in English; `null` for a mode without a label. */
export const label = (mode: AuthorshipMode, language: string): string | null => labelIn(mode, language)?.text ?? null

/** The same with the language of the label. */
export function labelIn(
  mode: AuthorshipMode,
  tag: string,
): { readonly text: string; readonly language: string } | null {
  const { language, words } = wordsIn('labels', tag)
  // Reads the words instead of the table of modes, which would make the component larger.
  const labels: Readonly<Record<LabelledMode, string> & Partial<Record<AuthorshipMode, string>>> = words
  const text = labels[mode]
  return text === undefined ? null : { text, language }
}

/** The tag of a mode for people who filter by it, in the article's language or else in English; `null` without a label. */
export function modeTag(mode: AuthorshipMode, language: string): string | null {
  const tags: Readonly<Partial<Record<AuthorshipMode, string>>> = wordsIn('tags', language).words
  return tags[mode] ?? null
}

/** Removes the label from the start of a summary, for pages that show the label separately. */
export const withoutLabel = (summary: string, label: string | undefined): string =>
  label !== undefined && summary.startsWith(label) ? summary.slice(label.length).trimStart() : summary
