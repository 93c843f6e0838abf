/** Romanian. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const ro: LabelWords = {
  ...labelForms({
    ai: 'IA',
    autonomous: 'Text scris de IA, fără redactor uman:',
    assisted: 'Cu ajutorul IA:',
    tag: 'Text scris de IA',
  }),
  pictures: {
    generated: 'Imagine creată cu IA',
    edited: 'Imagine editată cu IA',
  },
  statements: {
    'ai-autonomous':
      'O inteligență artificială a scris singură acest articol; niciun redactor nu l-a verificat.',
    'ai-assisted': 'Scris cu ajutorul inteligenței artificiale și verificat de {reviewed_by}.',
    'human-only': 'Scris de un om, fără inteligență artificială generativă.',
  },
}
