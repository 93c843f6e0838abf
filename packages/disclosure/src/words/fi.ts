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
}
