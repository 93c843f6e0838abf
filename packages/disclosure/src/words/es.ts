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
}
