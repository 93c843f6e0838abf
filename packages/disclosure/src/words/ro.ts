/** Romanian. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const ro: LabelWords = {
  ...labelForms({
    ai: 'IA',
    autonomous: 'Text scris de IA, fără redactor uman:',
    assisted: 'Cu ajutorul IA:',
    tag: 'Text scris de IA',
  }),
  pictures: {
    generated: 'Imagine creată cu IA',
    edited: 'Imagine editată cu IA',
  },
  statements: {
    'ai-autonomous':
      'O inteligență artificială a scris singură acest articol; niciun redactor nu l-a verificat.',
    'ai-assisted': 'Scris cu ajutorul inteligenței artificiale și verificat de {reviewed_by}.',
    'human-only': 'Scris de un om, fără inteligență artificială generativă.',
  },
  parts: {
    names: {
      headline: 'titlu',
      summary: 'rezumat',
      text: 'text',
      translation: 'traducere',
      key_points: 'puncte-cheie',
      picture: 'imagine',
      audio: 'audio',
      data: 'date',
    },
    two: '{a} și {b}',
    more: '{a}, {b} și altele',
    // For a native reader: Check that “de IA” says by AI, not about AI.
    by_ai: '{parts} de IA:',
    reviewed: '{parts} de IA, cu verificare:',
    translated: 'Tradus de IA, fără redactor uman:',
    made: 'Realizat de inteligența artificială: {parts}; nimic altceva.',
    made_reviewed: 'Realizat de inteligența artificială: {parts}; verificat de {reviewed_by}.',
    made_translation:
      'O inteligență artificială a tradus acest articol ({details}); niciun redactor nu l-a verificat.',
    part_reviewed: 'verificare: {reviewed_by}',
  },
}
