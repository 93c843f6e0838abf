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
  parts: {
    names: {
      headline: 'naslov',
      summary: 'sažetak',
      text: 'tekst',
      translation: 'prijevod',
      key_points: 'ključne točke',
      picture: 'slika',
      audio: 'zvuk',
      data: 'podaci',
    },
    two: '{a} i {b}',
    more: '{a}, {b} i drugo',
    // “AI”, because a label with “umjetna inteligencija” would be too long.
    by_ai: '{parts} pomoću AI-ja:',
    reviewed: '{parts} pomoću AI-ja, pregledano:',
    translated: 'Prijevod umjetne inteligencije, bez ljudske redakcije:',
    made: 'Izrađeno umjetnom inteligencijom: {parts}; ništa drugo.',
    made_reviewed: 'Izrađeno umjetnom inteligencijom: {parts}; pregled: {reviewed_by}.',
    made_translation:
      'Ovaj je članak prevela umjetna inteligencija ({details}); nije ga pregledao nijedan urednik.',
    part_reviewed: 'pregled: {reviewed_by}',
  },
}
