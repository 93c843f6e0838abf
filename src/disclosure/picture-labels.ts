/** The labels that tell, beside a picture, that AI made it or had a part in it. A picture is labelled apart from its article. */
import { type Wording, wordsIn } from '../text/language.ts'

type PictureLabels = {
  readonly generated: string
  readonly edited: string
}

const labels: Wording<PictureLabels> = {
  en: { generated: 'AI-made picture', edited: 'Picture edited with AI' },
  de: { generated: 'KI-Bild', edited: 'Bild mit KI bearbeitet' },
  fr: { generated: 'Image créée par IA', edited: 'Image modifiée par IA' },
  es: { generated: 'Imagen creada con IA', edited: 'Imagen editada con IA' },
  ar: { generated: 'صورة من صنع الذكاء الاصطناعي', edited: 'صورة معدلة بالذكاء الاصطناعي' },
}

/** The terms of the IPTC scheme `digitalsourcetype` that name generative AI; all others get no label. */
const labelOfTerm: Readonly<Record<string, keyof PictureLabels>> = {
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
  const ours = wordsIn(labels, language)
  return { text: ours.words[key], language: ours.language }
}
