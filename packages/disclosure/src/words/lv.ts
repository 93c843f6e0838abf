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
}
