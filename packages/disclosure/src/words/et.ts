/** Estonian. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const et: LabelWords = {
  ...labelForms({
    // For a native reader: “TI:” (tehisintellekt) is shorter, but is it known, and does it go with “tehisaru”?
    ai: 'tehisaru',
    autonomous: 'Tehisaru kirjutatud, inimtoimetajata:',
    assisted: 'Tehisaru abil:',
    tag: 'Tehisaru kirjutatud',
  }),
  pictures: {
    generated: 'Tehisaru loodud pilt',
    edited: 'Tehisaruga töödeldud pilt',
  },
  statements: {
    'ai-autonomous':
      'Selle artikli kirjutas tehisaru iseseisvalt; ükski toimetaja ei ole seda üle vaadanud.',
    'ai-assisted': 'Kirjutatud tehisaru abil, üle vaadanud {reviewed_by}.',
    'human-only': 'Kirjutanud inimene ilma generatiivse tehisaruta.',
  },
  parts: {
    names: {
      headline: 'pealkiri',
      summary: 'kokkuvõte',
      text: 'tekst',
      translation: 'tõlge',
      // For a native reader: “põhipunktid” would make a label too long.
      key_points: 'põhiteesid',
      picture: 'pilt',
      audio: 'heli',
      data: 'andmed',
    },
    two: '{a} ja {b}',
    more: '{a}, {b} jm',
    by_ai: 'Tehisaru loodud {parts}:',
    reviewed: 'Tehisaru loodud {parts}, üle vaadatud:',
    translated: 'Tehisaru tõlgitud, inimtoimetajata:',
    made: 'Tehisaru loodud: {parts}; ei midagi muud.',
    made_reviewed: 'Tehisaru loodud: {parts}; üle vaadanud {reviewed_by}.',
    made_translation:
      'Selle artikli tõlkis tehisaru ({details}); ükski toimetaja ei ole seda üle vaadanud.',
    part_reviewed: 'üle vaadanud {reviewed_by}',
  },
}
