/** Spanish. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const es: LabelWords = {
  ...labelForms({
    ai: 'IA',
    autonomous: 'Texto de IA, sin revisión humana:',
    assisted: 'Con ayuda de IA:',
    tag: 'Texto de IA',
  }),
  pictures: {
    generated: 'Imagen creada con IA',
    edited: 'Imagen editada con IA',
  },
  statements: {
    'ai-autonomous':
      'Una IA escribió este artículo de forma autónoma; ningún editor humano lo revisó.',
    'ai-assisted': 'Escrito con ayuda de IA y revisado por {reviewed_by}.',
    'human-only': 'Escrito por una persona sin IA generativa.',
  },
  parts: {
    names: {
      headline: 'titular',
      summary: 'resumen',
      text: 'texto',
      translation: 'traducción',
      key_points: 'puntos clave',
      // Not “imagen”, before which “y” becomes “e”.
      picture: 'material gráfico',
      audio: 'audio',
      data: 'datos',
    },
    two: '{a} y {b}',
    more: '{a}, {b} y más',
    by_ai: '{parts} de IA:',
    reviewed: '{parts} de IA, con revisión:',
    translated: 'Traducción de IA, sin revisión humana:',
    made: 'Hecho por IA: {parts}; nada más.',
    made_reviewed: 'Hecho por IA: {parts}; revisado por {reviewed_by}.',
    made_translation: 'Una IA tradujo este artículo ({details}); ningún editor humano lo revisó.',
    part_reviewed: 'revisión de {reviewed_by}',
  },
}
