/** Hebrew. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const he: LabelWords = {
  ...labelForms({
    ai: 'בינה מלאכותית',
    autonomous: 'נכתב בידי בינה מלאכותית, ללא עורך אנושי:',
    assisted: 'בסיוע בינה מלאכותית:',
    tag: 'נכתב בידי בינה מלאכותית',
  }),
  pictures: {
    generated: 'תמונה שנוצרה בבינה מלאכותית',
    edited: 'תמונה שנערכה בבינה מלאכותית',
  },
  statements: {
    'ai-autonomous': 'הכתבה נכתבה באופן עצמאי בידי בינה מלאכותית; שום עורך אנושי לא בדק אותה.',
    'ai-assisted': 'נכתב בסיוע בינה מלאכותית ונבדק על ידי {reviewed_by}.',
    'human-only': 'נכתב בידי אדם ללא בינה מלאכותית יוצרת.',
  },
}
