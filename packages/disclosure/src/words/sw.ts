/** Swahili. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const sw: LabelWords = {
  ...labelForms({
    ai: 'akili mnemba',
    autonomous: 'Imeandikwa na akili mnemba, bila mhariri binadamu:',
    assisted: 'Kwa msaada wa akili mnemba:',
    tag: 'Imeandikwa na akili mnemba',
  }),
  pictures: {
    generated: 'Picha iliyotengenezwa na akili mnemba',
    edited: 'Picha iliyohaririwa kwa akili mnemba',
  },
  statements: {
    // “Akili mnemba” is the term of the Swahili Council of Tanzania (BAKITA); “akili bandia” and “akili unde” are in use too.
    'ai-autonomous':
      'Makala hii imeandikwa na akili mnemba yenyewe; hakuna mhariri binadamu aliyeikagua.',
    'ai-assisted': 'Imeandikwa kwa msaada wa akili mnemba na kukaguliwa na {reviewed_by}.',
    // For a native reader: Check “zalishi” (generative).
    'human-only': 'Imeandikwa na binadamu bila akili mnemba zalishi.',
  },
}
