/**
 * The texts by which programs recognize Candor's labels and statements in the text of an item, in
 * all languages.
 */
import type { LabelWords } from './en.ts'
import { bareLabel } from './label-forms.ts'
import { labelLanguages } from './label-languages.ts'

/** In lower case, labels without their colon. */
type KnownLabels = {
  /** Labels and tags that say by themselves that AI took part. */
  readonly long: readonly string[]
  /** Labels before titles: “AI” can also be the topic. */
  readonly short: readonly string[]
  /** Statements, up to the name of the reviewer. */
  readonly statements: readonly string[]
}

const modesWithAi = ['ai-autonomous', 'ai-assisted'] as const

export function knownLabels(): KnownLabels {
  const textsOf = (...sections: readonly Exclude<keyof LabelWords, 'pictures' | 'parts'>[]) =>
    Object.values(labelLanguages).flatMap((language) =>
      sections.flatMap((section) =>
        modesWithAi.map((mode) => language[section][mode].toLowerCase()),
      ),
    )
  return {
    long: textsOf('labels', 'labelsWithAi', 'tags').map(bareLabel),
    short: textsOf('titleLabels', 'titleLabelsWithAi').map(bareLabel),
    statements: textsOf('statements').flatMap((text) => text.split('{')[0] || []),
  }
}

/** A label or other text in each language, in lower case without a colon; `null` is left out. */
export const inAllLanguages = (text: (words: LabelWords) => string | null): readonly string[] =>
  Object.values(labelLanguages).flatMap((words) => {
    const own = text(words)
    return own === null ? [] : bareLabel(own.toLowerCase())
  })
