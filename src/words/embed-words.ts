/** The words beside headlines on other sites. JSON Feed carries them, so that the component need not contain all languages. */
import type { WordTable } from './language.ts'
import { languages } from './languages.ts'
import { bestTag } from './words.ts'

export type EmbedWords = {
  /** BCP 47. */
  readonly language: string
  /** The link to the policy on AI. */
  readonly policy: string
  readonly sources: string
  /** The link to the feed `{title}`. */
  readonly back: string
  /** Replaces an empty list. */
  readonly nothing: string
}

const english = ({ en }: WordTable): EmbedWords => ({ language: 'en', ...en.references, ...en.embeds })

/** The words for all of these tags (BCP 47), each once, by tag. English serves languages without words. */
export function embedWordsIn(tags: readonly string[], table: WordTable): readonly EmbedWords[] {
  const found = new Map<string, EmbedWords>()
  for (const tag of new Set(tags)) {
    const language = bestTag(tag, (each) => Object.hasOwn(table, each) && isWhole(table, each))
    const { references, embeds } = table[language ?? 'en'] ?? table.en
    const words =
      references && embeds && language !== undefined ? { language, ...references, ...embeds } : english(table)
    found.set(words.language, words)
  }
  return [...found.values()].toSorted((one, other) => (one.language < other.language ? -1 : 1))
}

const isWhole = (table: WordTable, tag: string): boolean =>
  (table[tag]?.references ?? null) !== null && (table[tag]?.embeds ?? null) !== null

/** The words of `given` for a tag, or else Candor's in English. */
export function embedWordsFor(tag: string, given: readonly EmbedWords[]): EmbedWords {
  const isGiven = (each: string) => given.some(({ language }) => language === each)
  const language = bestTag(tag, isGiven) ?? 'en'
  return given.find((each) => each.language === language) ?? english(languages)
}
