/** Slovenian. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const sl: LabelWords = {
  ...labelForms({
    ai: 'UI',
    autonomous: 'Besedilo UI brez človeškega urednika:',
    assisted: 'S pomočjo UI:',
    tag: 'Besedilo UI',
  }),
  pictures: {
    generated: 'Slika, ustvarjena z UI',
    edited: 'Slika, urejena z UI',
  },
  statements: {
    'ai-autonomous':
      'Ta članek je samostojno napisala umetna inteligenca; noben urednik ga ni pregledal.',
    'ai-assisted': 'Napisano s pomočjo umetne inteligence. Pregled: {reviewed_by}.',
    'human-only': 'Napisal človek brez generativne umetne inteligence.',
  },
}
