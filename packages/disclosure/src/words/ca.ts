/** Catalan. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const ca: LabelWords = {
  ...labelForms({
    ai: 'IA',
    autonomous: 'Text d’IA, sense revisió humana:',
    assisted: 'Amb ajuda d’IA:',
    tag: 'Text d’IA',
  }),
  pictures: {
    generated: 'Imatge creada amb IA',
    edited: 'Imatge editada amb IA',
  },
  statements: {
    'ai-autonomous':
      'Una IA ha escrit aquest article de manera autònoma; cap editor humà no l’ha revisat.',
    'ai-assisted': 'Escrit amb l’ajuda de la IA i revisat per {reviewed_by}.',
    'human-only': 'Escrit per una persona sense IA generativa.',
  },
}
