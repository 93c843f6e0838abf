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
  parts: {
    names: {
      headline: 'titular',
      summary: 'resum',
      text: 'text',
      translation: 'traducció',
      key_points: 'punts clau',
      picture: 'imatge',
      audio: 'àudio',
      data: 'dades',
    },
    two: '{a} i {b}',
    more: '{a}, {b} i més',
    by_ai: '{parts} d’IA:',
    reviewed: '{parts} d’IA, amb revisió:',
    translated: 'Traducció d’IA, sense revisió humana:',
    made: 'Fet per una IA: {parts}; res més.',
    made_reviewed: 'Fet per una IA: {parts}; revisat per {reviewed_by}.',
    made_translation:
      'Una IA ha traduït aquest article ({details}); cap editor humà no l’ha revisat.',
    part_reviewed: 'revisió: {reviewed_by}',
  },
}
