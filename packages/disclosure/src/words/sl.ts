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
  parts: {
    names: {
      headline: 'naslov',
      summary: 'povzetek',
      text: 'besedilo',
      translation: 'prevod',
      key_points: 'glavne točke',
      picture: 'slika',
      audio: 'zvok',
      data: 'podatki',
    },
    two: '{a} in {b}',
    more: '{a}, {b} in drugo',
    by_ai: '{parts} z UI:',
    reviewed: '{parts} z UI, pregledano:',
    translated: 'Prevod UI brez človeškega urednika:',
    made: 'Ustvarjeno z umetno inteligenco: {parts}; nič drugega.',
    made_reviewed: 'Ustvarjeno z umetno inteligenco: {parts}; pregled: {reviewed_by}.',
    made_translation:
      'Ta članek je prevedla umetna inteligenca ({details}); noben urednik ga ni pregledal.',
    part_reviewed: 'pregled: {reviewed_by}',
  },
}
