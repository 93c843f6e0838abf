/** Slovak. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const sk: LabelWords = {
  ...labelForms({
    autonomous: 'Text AI bez ľudskej redakcie:',
    assisted: 'S pomocou AI:',
    tag: 'Text AI',
  }),
  pictures: {
    generated: 'Obrázok vytvorený pomocou AI',
    edited: 'Obrázok upravený pomocou AI',
  },
  statements: {
    'ai-autonomous':
      'Tento článok napísala samostatne umelá inteligencia; neskontroloval ho žiadny redaktor.',
    'ai-assisted': 'Napísané s pomocou umelej inteligencie. Skontroloval(a): {reviewed_by}.',
    'human-only': 'Napísal človek bez generatívnej umelej inteligencie.',
  },
  parts: {
    names: {
      headline: 'titulok',
      summary: 'zhrnutie',
      text: 'text',
      translation: 'preklad',
      key_points: 'hlavné body',
      picture: 'obrázok',
      audio: 'zvuk',
      data: 'údaje',
    },
    two: '{a} a {b}',
    more: '{a}, {b} a ďalšie',
    by_ai: '{parts} od AI:',
    reviewed: '{parts} od AI, po kontrole:',
    translated: 'Preklad AI bez ľudskej redakcie:',
    made: 'Vytvorila umelá inteligencia: {parts}; nič iné.',
    made_reviewed: 'Vytvorila umelá inteligencia: {parts}; kontrola: {reviewed_by}.',
    made_translation:
      'Tento článok preložila umelá inteligencia ({details}); neskontroloval ho žiadny redaktor.',
    part_reviewed: 'kontrola: {reviewed_by}',
  },
}
