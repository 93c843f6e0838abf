/** Candor's own texts in the language of a reader. */
import { canonicalTag } from 'candor-disclosure/text/language.ts'
import type { Section, Words, WordTable } from './language.ts'
import { languages } from './languages.ts'

/**
 * The words of a section in the best language of `table` for `tag` (BCP 47), or else in English. `language` is the
 * language of the words: mark them with it if the text around them is in another.
 */
export function wordsIn<S extends Section>(
  section: S,
  tag: string,
  table: WordTable = languages,
): { readonly language: string; readonly words: Words<S> } {
  const language = bestTag(
    tag,
    (each) => Object.hasOwn(table, each) && (table[each]?.[section] ?? null) !== null,
  )
  const words = language === undefined ? null : table[language]?.[section]
  return language !== undefined && words
    ? { language, words }
    : { language: 'en', words: table.en[section] }
}

/** The most specific tag that exists (RFC 4647 §3.4): `zh-Hant` for `zh-TW` if there is no `zh-Hant-TW`. */
export function bestTag(tag: string, exists: (tag: string) => boolean): string | undefined {
  if (exists(tag)) return tag
  for (
    let each = canonicalTag(tag);
    each !== '';
    each = each.slice(0, Math.max(each.lastIndexOf('-'), 0))
  ) {
    if (exists(each)) return each
  }
  return undefined
}

/** Replaces each `{name}` with its value. Keeps placeholders without a value. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder)
