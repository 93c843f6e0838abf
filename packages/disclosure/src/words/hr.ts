/** Croatian. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const hr: LabelWords = {
  ...labelForms({
    autonomous: 'Tekst umjetne inteligencije, bez ljudske redakcije:',
    assisted: 'Uz pomoć umjetne inteligencije:',
    tag: 'Tekst umjetne inteligencije',
    withAi: { autonomous: 'AI tekst, bez ljudske redakcije:', assisted: 'Uz pomoć AI-ja:' },
  }),
  pictures: {
    generated: 'Slika izrađena umjetnom inteligencijom',
    edited: 'Slika uređena umjetnom inteligencijom',
  },
  statements: {
    'ai-autonomous':
      'Ovaj je članak samostalno napisala umjetna inteligencija; nije ga pregledao nijedan urednik.',
    'ai-assisted': 'Napisano uz pomoć umjetne inteligencije. Tekst je pregledao/la: {reviewed_by}.',
    'human-only': 'Napisao čovjek bez generativne umjetne inteligencije.',
  },
}
