/** The labels that tell, beside a picture, that AI made it or had a part in it. A picture is labelled apart from its article. */
import type { Words } from '../words/language.ts'
import { wordsIn } from '../words/words.ts'

/** The terms of the IPTC scheme `digitalsourcetype` that name generative AI; all others get no label. */
const labelOfTerm: Readonly<Record<string, keyof Words<'pictures'>>> = {
  trainedAlgorithmicMedia: 'generated',
  compositeSynthetic: 'edited',
  compositeWithTrainedAlgorithmicMedia: 'edited',
}

/** In the article's language (BCP 47) or else in English; `null` for a picture that no AI made. */
export function pictureLabel(
  term: string | null,
  language: string,
): { readonly text: string; readonly language: string } | null {
  const key = term === null || !Object.hasOwn(labelOfTerm, term) ? undefined : labelOfTerm[term]
  if (key === undefined) return null
  const ours = wordsIn('pictures', language)
  return { text: ours.words[key], language: ours.language }
}
