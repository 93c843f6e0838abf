/** Italian. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const it: LabelWords = {
  ...labelForms({
    ai: 'IA',
    autonomous: 'Testo scritto dall’IA, senza revisione umana:',
    assisted: 'Con l’aiuto dell’IA:',
    tag: 'Testo scritto dall’IA',
  }),
  pictures: {
    generated: 'Immagine creata con l’IA',
    edited: 'Immagine modificata con l’IA',
  },
  statements: {
    'ai-autonomous':
      'Un’intelligenza artificiale ha scritto questo articolo in autonomia; nessun redattore lo ha controllato.',
    'ai-assisted':
      'Scritto con l’aiuto dell’intelligenza artificiale e controllato da {reviewed_by}.',
    'human-only': 'Scritto da una persona senza intelligenza artificiale generativa.',
  },
}
