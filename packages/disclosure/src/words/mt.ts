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
}
