/** Finds Candor's own words in the language of a reader. */
import { primarySubtag } from '../text/language.ts'
import type { Section, Words } from './language.ts'
import { languages } from './languages.ts'

/**
 * The words of a section for the primary subtag of `tag` (BCP 47), or else in English. `language` is the language of the
 * words: mark them with it if the text around them is in another.
 */
export function wordsIn<S extends Section>(
  section: S,
  tag: string,
): { readonly language: string; readonly words: Words<S> } {
  const language = primarySubtag(tag)
  const words = Object.hasOwn(languages, language) ? languages[language]?.[section] : null
  return words ? { language, words } : { language: 'en', words: languages.en[section] }
}

/** Replaces each `{name}` with its value. Keeps placeholders without a value. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder)
