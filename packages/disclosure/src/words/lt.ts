/** Lithuanian. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const lt: LabelWords = {
  ...labelForms({
    ai: 'DI',
    autonomous: 'DI tekstas be žmogaus redagavimo:',
    // For a native reader: Purists prefer “naudojant DI” to “su pagalba”.
    assisted: 'Su DI pagalba:',
    tag: 'DI tekstas',
  }),
  pictures: {
    generated: 'DI sukurtas vaizdas',
    edited: 'Su DI redaguotas vaizdas',
  },
  statements: {
    'ai-autonomous':
      'Šį straipsnį savarankiškai parašė dirbtinis intelektas; joks redaktorius jo netikrino.',
    'ai-assisted': 'Parašyta naudojant dirbtinį intelektą. Patikrino: {reviewed_by}.',
    'human-only': 'Parašė žmogus be generatyvinio dirbtinio intelekto.',
  },
}
