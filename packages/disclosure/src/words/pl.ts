/** Polish. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const pl: LabelWords = {
  ...labelForms({
    autonomous: 'Tekst AI, bez udziału redaktora:',
    assisted: 'Z pomocą AI:',
    tag: 'Tekst AI',
  }),
  pictures: {
    generated: 'Obraz stworzony przez AI',
    edited: 'Obraz edytowany za pomocą AI',
  },
  statements: {
    'ai-autonomous':
      'Ten artykuł napisała samodzielnie sztuczna inteligencja; nie sprawdził go żaden redaktor.',
    'ai-assisted': 'Napisano z pomocą sztucznej inteligencji. Weryfikacja: {reviewed_by}.',
    'human-only': 'Napisane przez człowieka bez użycia generatywnej sztucznej inteligencji.',
  },
  parts: {
    names: {
      headline: 'nagłówek',
      summary: 'streszczenie',
      text: 'tekst',
      translation: 'tłumaczenie',
      key_points: 'główne punkty',
      picture: 'obraz',
      audio: 'dźwięk',
      data: 'dane',
    },
    two: '{a} i {b}',
    more: '{a}, {b} i in.',
    by_ai: '{parts} autorstwa AI:',
    reviewed: '{parts} autorstwa AI, po kontroli:',
    translated: 'Tłumaczenie AI, bez udziału redaktora:',
    made: 'Wykonane przez sztuczną inteligencję: {parts}; pozostałe części powstały bez jej udziału.',
    made_reviewed: 'Wykonane przez sztuczną inteligencję: {parts}; weryfikacja: {reviewed_by}.',
    made_translation:
      'Ten artykuł przetłumaczyła sztuczna inteligencja ({details}); nie sprawdził go żaden redaktor.',
    part_reviewed: 'weryfikacja: {reviewed_by}',
  },
}
