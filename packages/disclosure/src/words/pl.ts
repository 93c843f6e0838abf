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
}
