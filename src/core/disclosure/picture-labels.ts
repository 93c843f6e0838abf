/** Labels of pictures that AI made or edited. They do not depend on the mode of the article. */
import type { Words } from '../words/language.ts'
import type { Spoken } from '../words/spoken.ts'
import type { Label } from './labels.ts'

/**
 * The terms of the IPTC scheme `digitalsourcetype` for generative AI. Other terms have no label.
 */
const labelOfTerm: Readonly<Record<string, keyof Words<'pictures'>>> = {
  trainedAlgorithmicMedia: 'generated',
  compositeSynthetic: 'edited',
  compositeWithTrainedAlgorithmicMedia: 'edited',
}

/**
 * The label among the words of the article's language; `null` for pictures made without AI or
 * without a term.
 */
export function pictureLabel(term: string | null, { pictures }: Spoken): Label | null {
  const key = term === null || !Object.hasOwn(labelOfTerm, term) ? undefined : labelOfTerm[term]
  return key === undefined ? null : { text: pictures.words[key], language: pictures.language }
}
