/** Labels that say which parts of an article AI made. */
import type { LabelWords } from '../words/en.ts'
import type { AuthorshipMode } from './modes.ts'
import { type Part, type PartName, partsByAi, reviewerOf } from './parts.ts'

export type PartWords = LabelWords['parts']

/** Replaces each `{name}` with its value. */
const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder)

const capital = (text: string) => {
  const [first = '', ...others] = text
  return first.toUpperCase() + others.join('')
}

/** The label of one unreviewed part. */
export const partLabel = (name: PartName, words: PartWords): string =>
  capital(fill(words.by_ai, { parts: words.names[name] }))

type LabelledParts = {
  readonly mode: AuthorshipMode
  readonly reviewedBy: string | null
  readonly parts: readonly Pick<Part, 'name' | 'mode' | 'reviewedBy'>[]
}

/**
 * The label, with its colon; `null` if that of the mode says it all: for an autonomous text that is
 * no translation, and without parts by AI. At most 60 characters in every language of Candor.
 */
export function partsLabel(
  { mode, reviewedBy, parts }: LabelledParts,
  words: PartWords,
): string | null {
  const byAi = partsByAi(parts)
  const [first, second, ...others] = byAi
  if (first === undefined || mode === 'human-only') return null
  if (mode === 'ai-autonomous') {
    const isTranslated = byAi.some((each) => each.name === 'translation')
    return isTranslated ? words.translated : null
  }
  const isReviewed = byAi.every((part) => reviewerOf(part, reviewedBy) !== null)
  const named =
    second === undefined
      ? words.names[first.name]
      : fill(others.length === 0 ? words.two : words.more, {
          a: words.names[first.name],
          b: words.names[second.name],
        })
  return capital(fill(isReviewed ? words.reviewed : words.by_ai, { parts: named }))
}
