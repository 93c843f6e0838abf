/** Latvian. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const lv: LabelWords = {
  ...labelForms({
    ai: 'MI',
    autonomous: 'MI teksts bez cilvēka rediģēšanas:',
    assisted: 'Ar MI palīdzību:',
    tag: 'MI teksts',
  }),
  pictures: {
    generated: 'MI radīts attēls',
    edited: 'Ar MI apstrādāts attēls',
  },
  statements: {
    'ai-autonomous':
      'Šo rakstu patstāvīgi uzrakstīja mākslīgais intelekts; neviens redaktors to nav pārbaudījis.',
    'ai-assisted': 'Uzrakstīts ar mākslīgā intelekta palīdzību. Pārbaudīja: {reviewed_by}.',
    'human-only': 'Uzrakstījis cilvēks bez ģeneratīvā mākslīgā intelekta.',
  },
  parts: {
    names: {
      headline: 'virsraksts',
      summary: 'kopsavilkums',
      text: 'teksts',
      translation: 'tulkojums',
      key_points: 'galvenie punkti',
      picture: 'attēls',
      audio: 'audio',
      data: 'dati',
    },
    two: '{a} un {b}',
    more: '{a}, {b} u. c.',
    // For a native reader: Does “MI dati” say data by AI, not about AI?
    by_ai: 'MI {parts}:',
    reviewed: 'MI {parts}, ar pārbaudi:',
    translated: 'MI tulkojums bez cilvēka rediģēšanas:',
    made: 'Mākslīgā intelekta radīts: {parts}; nekas cits.',
    made_reviewed: 'Mākslīgā intelekta radīts: {parts}; pārbaudīja: {reviewed_by}.',
    made_translation:
      'Šo rakstu iztulkoja mākslīgais intelekts ({details}); neviens redaktors to nav pārbaudījis.',
    part_reviewed: 'pārbaudīja: {reviewed_by}',
  },
}
