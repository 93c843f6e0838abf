/** Dutch. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const nl: LabelWords = {
  ...labelForms({
    autonomous: 'Door AI geschreven, zonder menselijke redactie:',
    assisted: 'Met hulp van AI:',
    tag: 'Door AI geschreven',
  }),
  pictures: {
    generated: 'Beeld gemaakt met AI',
    edited: 'Beeld bewerkt met AI',
  },
  statements: {
    'ai-autonomous':
      'Een AI heeft dit artikel zelfstandig geschreven; geen redacteur heeft het nagekeken.',
    'ai-assisted': 'Geschreven met hulp van AI en nagekeken door {reviewed_by}.',
    'human-only': 'Door een mens geschreven zonder generatieve AI.',
  },
}
