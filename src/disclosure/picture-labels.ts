/** Labels of pictures that AI made or edited. They do not depend on the mode of the article. */
import type { Words, WordTable } from '../words/language.ts'
import { wordsIn } from '../words/words.ts'
import type { Label } from './labels.ts'

/** The terms of the IPTC scheme `digitalsourcetype` for generative AI. Other terms have no label. */
const labelOfTerm: Readonly<Record<string, keyof Words<'pictures'>>> = {
  trainedAlgorithmicMedia: 'generated',
  compositeSynthetic: 'edited',
  compositeWithTrainedAlgorithmicMedia: 'edited',
}

/** The label in the article's language (BCP 47) or else in English; `null` for pictures made without AI or without a term. */
export function pictureLabel(term: string | null, language: string, table?: WordTable): Label | null {
  const key = term === null || !Object.hasOwn(labelOfTerm, term) ? undefined : labelOfTerm[term]
  if (key === undefined) return null
  const ours = wordsIn('pictures', language, table)
  return { text: ours.words[key], language: ours.language }
}
