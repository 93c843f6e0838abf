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
  parts: {
    names: {
      headline: 'antraštė',
      summary: 'santrauka',
      text: 'tekstas',
      translation: 'vertimas',
      key_points: 'svarbiausi punktai',
      picture: 'vaizdas',
      audio: 'garso įrašas',
      data: 'duomenys',
    },
    two: '{a} ir {b}',
    more: '{a}, {b} ir kt.',
    // For a native reader: Does “DI duomenys” say data by AI, not about AI?
    by_ai: 'DI {parts}:',
    reviewed: 'DI {parts}, patikrinta:',
    translated: 'DI vertimas be žmogaus redagavimo:',
    made: 'Sukurta dirbtinio intelekto: {parts}; nieko daugiau.',
    made_reviewed: 'Sukurta dirbtinio intelekto: {parts}; patikrino: {reviewed_by}.',
    made_translation:
      'Šį straipsnį išvertė dirbtinis intelektas ({details}); joks redaktorius jo netikrino.',
    part_reviewed: 'patikrino: {reviewed_by}',
  },
}
