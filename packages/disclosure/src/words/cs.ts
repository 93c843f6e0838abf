/** Czech. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const cs: LabelWords = {
  ...labelForms({
    autonomous: 'Text AI bez lidské redakce:',
    assisted: 'S pomocí AI:',
    tag: 'Text AI',
  }),
  pictures: {
    generated: 'Obrázek vytvořený AI',
    edited: 'Obrázek upravený pomocí AI',
  },
  statements: {
    'ai-autonomous':
      'Tento článek napsala samostatně umělá inteligence; žádný redaktor jej nezkontroloval.',
    'ai-assisted': 'Napsáno s pomocí umělé inteligence. Zkontroloval(a): {reviewed_by}.',
    'human-only': 'Napsal člověk bez generativní umělé inteligence.',
  },
}
