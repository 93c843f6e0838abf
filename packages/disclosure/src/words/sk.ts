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
}
