/** Finds Candor's own words in the language of a reader. */
import { primarySubtag } from '../text/language.ts'
import type { Section, Words } from './language.ts'
import { languages } from './languages.ts'

/**
 * A section in the language that a BCP 47 tag names, found by its primary subtag; in English where there is none.
 * `language` is the one that was found: where it is not the reader's, the words must be marked with it.
 */
export function wordsIn<S extends Section>(
  section: S,
  tag: string,
): { readonly language: string; readonly words: Words<S> } {
  const language = primarySubtag(tag)
  const words = Object.hasOwn(languages, language) ? languages[language]?.[section] : null
  return words ? { language, words } : { language: 'en', words: languages.en[section] }
}

/** Puts values in the place of `{name}`; a placeholder without a value stays. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder)
