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
  parts: {
    names: {
      // For a native reader: “kichwa cha habari” would make a label too long.
      headline: 'kichwa',
      summary: 'muhtasari',
      text: 'matini',
      translation: 'tafsiri',
      key_points: 'hoja kuu',
      picture: 'picha',
      audio: 'sauti',
      data: 'data',
    },
    two: '{a} na {b}',
    more: '{a}, {b} n.k.',
    by_ai: '{parts} kwa akili mnemba:',
    // For a native reader: Check “imekaguliwa”, which does not agree with the names, as “imeandikwa” above.
    reviewed: '{parts} kwa akili mnemba, imekaguliwa:',
    translated: 'Imetafsiriwa na akili mnemba, bila mhariri binadamu:',
    made: 'Kazi ya akili mnemba: {parts}; hakuna kingine.',
    made_reviewed: 'Kazi ya akili mnemba: {parts}; mkaguzi: {reviewed_by}.',
    made_translation:
      'Makala hii imetafsiriwa na akili mnemba ({details}); hakuna mhariri binadamu aliyeikagua.',
    part_reviewed: 'mkaguzi: {reviewed_by}',
  },
}
