/** Finnish. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const fi: LabelWords = {
  ...labelForms({
    ai: 'tekoäly',
    autonomous: 'Tekoälyn kirjoittama, ei ihmistoimittajaa:',
    assisted: 'Tekoälyavusteinen:',
    tag: 'Tekoälyn kirjoittama',
    withAi: { autonomous: 'AI:n kirjoittama, ei ihmistoimittajaa:', assisted: 'AI-avusteinen:' },
  }),
  pictures: {
    generated: 'Tekoälyn tekemä kuva',
    edited: 'Tekoälyllä muokattu kuva',
  },
  statements: {
    'ai-autonomous':
      'Tekoäly kirjoitti tämän artikkelin itsenäisesti; yksikään toimittaja ei ole tarkistanut sitä.',
    'ai-assisted': 'Kirjoitettu tekoälyn avulla, tarkistanut {reviewed_by}.',
    'human-only': 'Ihmisen kirjoittama ilman generatiivista tekoälyä.',
  },
  parts: {
    names: {
      headline: 'otsikko',
      summary: 'tiivistelmä',
      text: 'teksti',
      translation: 'käännös',
      key_points: 'pääkohdat',
      picture: 'kuva',
      audio: 'ääni',
      data: 'data',
    },
    two: '{a} ja {b}',
    more: '{a}, {b} ym.',
    // For a native reader: “tekoälyltä” (from AI) goes with names in singular and plural; “tekoälyn tekemä” would not.
    by_ai: '{parts} tekoälyltä:',
    reviewed: '{parts} tekoälyltä, tarkistettu:',
    translated: 'Tekoälyn kääntämä, ei ihmistoimittajaa:',
    made: 'Tekoälyn tekemää: {parts}; ei muuta.',
    made_reviewed: 'Tekoälyn tekemää: {parts}; tarkistanut {reviewed_by}.',
    made_translation:
      'Tekoäly käänsi tämän artikkelin ({details}); yksikään toimittaja ei ole tarkistanut sitä.',
    part_reviewed: 'tarkistanut {reviewed_by}',
  },
}
