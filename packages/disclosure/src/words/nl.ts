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
  parts: {
    names: {
      headline: 'kop',
      summary: 'samenvatting',
      text: 'tekst',
      translation: 'vertaling',
      key_points: 'kernpunten',
      picture: 'beeld',
      audio: 'audio',
      data: 'data',
    },
    two: '{a} en {b}',
    more: '{a}, {b} en meer',
    by_ai: '{parts} door AI:',
    reviewed: '{parts} door AI, nagekeken:',
    translated: 'Door AI vertaald, zonder menselijke redactie:',
    made: 'Door AI gemaakt: {parts}; verder niets.',
    made_reviewed: 'Door AI gemaakt: {parts}; nagekeken door {reviewed_by}.',
    made_translation:
      'Een AI heeft dit artikel vertaald ({details}); geen redacteur heeft het nagekeken.',
    part_reviewed: 'nagekeken door {reviewed_by}',
  },
}
