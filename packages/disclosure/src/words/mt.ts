/** Maltese. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const mt: LabelWords = {
  ...labelForms({
    ai: 'IA',
    autonomous: 'Miktub mill-IA, mingħajr editur uman:',
    assisted: 'Bl-għajnuna tal-IA:',
    tag: 'Miktub mill-IA',
  }),
  pictures: {
    generated: 'Immaġni ġġenerata bl-IA',
    edited: 'Immaġni editjata bl-IA',
  },
  statements: {
    // For a native reader: Check the whole sentence.
    'ai-autonomous':
      'Dan l-artiklu kitbitu intelliġenza artifiċjali waħedha; l-ebda editur ma vverifikah.',
    'ai-assisted':
      'Miktub bl-għajnuna tal-intelliġenza artifiċjali u vverifikat minn {reviewed_by}.',
    'human-only': 'Miktub minn bniedem mingħajr intelliġenza artifiċjali ġenerattiva.',
  },
  parts: {
    names: {
      headline: 'titlu',
      summary: 'sommarju',
      text: 'test',
      translation: 'traduzzjoni',
      key_points: 'punti ewlenin',
      picture: 'immaġni',
      audio: 'awdjo',
      data: 'data',
    },
    two: '{a} u {b}',
    more: '{a}, {b} u aktar',
    by_ai: '{parts} mill-IA:',
    reviewed: '{parts} mill-IA, b’verifika:',
    translated: 'Tradott mill-IA, mingħajr editur uman:',
    made: 'Magħmul mill-intelliġenza artifiċjali: {parts}; xejn aktar.',
    made_reviewed:
      'Magħmul mill-intelliġenza artifiċjali: {parts}; ivverifikat minn {reviewed_by}.',
    // For a native reader: Check the whole sentence.
    made_translation:
      'Dan l-artiklu ttraduċietu intelliġenza artifiċjali ({details}); l-ebda editur ma vverifikah.',
    part_reviewed: 'verifika: {reviewed_by}',
  },
}
