/** Swedish. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const sv: LabelWords = {
  ...labelForms({
    autonomous: 'AI-text utan mänsklig redaktör:',
    assisted: 'Med hjälp av AI:',
    tag: 'AI-text',
  }),
  pictures: {
    generated: 'AI-skapad bild',
    edited: 'Bild redigerad med AI',
  },
  statements: {
    'ai-autonomous': 'En AI skrev den här artikeln på egen hand; ingen redaktör har granskat den.',
    'ai-assisted': 'Skriven med hjälp av AI och granskad av {reviewed_by}.',
    'human-only': 'Skriven av en människa utan generativ AI.',
  },
}
