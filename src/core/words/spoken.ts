/** The words for a language as a whole, for what says more than one thing in it, such as an entry of a feed. */
import type { Section, Words, WordTable } from './language.ts'
import { languages } from './languages.ts'
import { wordsIn } from './words.ts'

/** Each section in the best language for a tag, or else in English. */
export type Spoken = {
  readonly [S in Section]: { readonly language: string; readonly words: Words<S> }
}

/** Looks up all sections for `tag` (BCP 47): once for a document, and not for each thing that it says. */
export const wordsFor = (tag: string, table: WordTable = languages): Spoken =>
  Object.fromEntries(
    Object.keys(table.en).map((section) => [section, wordsIn(section as Section, tag, table)]),
  ) as Spoken
