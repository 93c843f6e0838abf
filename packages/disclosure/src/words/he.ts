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
  parts: {
    names: {
      headline: 'כותרת',
      summary: 'תקציר',
      text: 'טקסט',
      translation: 'תרגום',
      key_points: 'עיקרי הדברים',
      picture: 'תמונה',
      audio: 'שמע',
      data: 'נתונים',
    },
    two: '{a} ו{b}',
    more: '{a}, {b} ועוד',
    by_ai: '{parts} בבינה מלאכותית:',
    reviewed: '{parts} בבינה מלאכותית, לאחר בדיקה:',
    translated: 'תורגם בידי בינה מלאכותית, ללא עורך אנושי:',
    made: 'נוצר בידי בינה מלאכותית: {parts}, ותו לא.',
    made_reviewed: 'נוצר בידי בינה מלאכותית: {parts}; נבדק על ידי {reviewed_by}.',
    made_translation: 'הכתבה תורגמה בידי בינה מלאכותית ({details}); שום עורך אנושי לא בדק אותה.',
    part_reviewed: 'בדיקה: {reviewed_by}',
  },
}
