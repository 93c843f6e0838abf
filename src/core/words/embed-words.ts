/** The words beside headlines on other sites. JSON Feed carries them, so that the component need not contain all languages. */
import type { DateForm } from '../text/dates.ts'
import { dateFormFor } from './dates.ts'
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
  /** How dates are written; without it, in digits. */
  readonly dates?: DateForm
}

const english = ({ en }: WordTable): EmbedWords => ({
  language: 'en',
  ...en.references,
  ...en.embeds,
})

/**
 * The words for each of these tags (BCP 47), by tag. English, as `en`, serves those without words. Named by the tag of the
 * entry, so that the component need not know which languages are near each other.
 */
export function embedWordsIn(tags: readonly string[], table: WordTable): readonly EmbedWords[] {
  const found = new Map<string, EmbedWords>()
  for (const tag of new Set(tags)) {
    const best = bestTag(tag, (each) => Object.hasOwn(table, each) && isWhole(table, each))
    const { references, embeds } = table[best ?? 'en'] ?? table.en
    const words =
      references && embeds && best !== undefined
        ? { language: tag, ...references, ...embeds }
        : english(table)
    const dates = dateFormFor(words.language)
    found.set(words.language, dates === null ? words : { ...words, dates })
  }
  return [...found.values()].toSorted((one, other) => (one.language < other.language ? -1 : 1))
}

const isWhole = (table: WordTable, tag: string): boolean =>
  (table[tag]?.references ?? null) !== null && (table[tag]?.embeds ?? null) !== null

/** The words of `given` for a tag, or else in English. */
export const embedWordsFor = (tag: string, given: readonly EmbedWords[]): EmbedWords =>
  given.find(({ language }) => language === tag) ??
  given.find(({ language }) => language === 'en') ??
  english(languages)
