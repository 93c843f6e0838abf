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
  parts: {
    names: {
      headline: 'titolo',
      summary: 'riassunto',
      text: 'testo',
      translation: 'traduzione',
      key_points: 'punti chiave',
      picture: 'immagine',
      audio: 'audio',
      data: 'dati',
    },
    two: '{a} e {b}',
    more: '{a}, {b} ecc.',
    by_ai: '{parts} dell’IA:',
    reviewed: '{parts} dell’IA, con revisione:',
    translated: 'Tradotto dall’IA, senza revisione umana:',
    made: 'Creato dall’intelligenza artificiale: {parts}; nient’altro.',
    made_reviewed: 'Creato dall’intelligenza artificiale: {parts}; controllato da {reviewed_by}.',
    made_translation:
      'Un’intelligenza artificiale ha tradotto questo articolo ({details}); nessun redattore lo ha controllato.',
    part_reviewed: 'revisione di {reviewed_by}',
  },
}
