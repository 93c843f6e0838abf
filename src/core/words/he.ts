/** Hebrew. */
import { labelForms } from './label-forms.ts'
import type { Language } from './language.ts'

export const he: Language = {
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
  references: {
    policy: 'כך אנו משתמשים בבינה מלאכותית',
    sources: 'מקורות',
  },
  entry: {
    corrections: 'תיקונים',
    corrected: 'תוקן ב־{date}:',
    // What is removed is the text; the notice says why. For a native reader: there is no settled word for a retraction of news.
    retracted: 'הוסר ב־{date}:',
    retractedTitle: 'הוסר: {title}',
    correctionTitle: 'תיקון: {title}',
    retractionTitle: 'הסרת כתבה: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'כתבות שמצטטות את {domain}',
    undetermined: 'שפה לא צוינה',
    modes: {
      'ai-autonomous': 'נכתבו בידי בינה מלאכותית, ללא עורך אנושי',
      'ai-assisted': 'נכתבו בסיוע בינה מלאכותית, נבדקו בידי אדם',
      'human-only': 'נכתבו ללא בינה מלאכותית',
    },
    reviewed: 'נכתבו או נבדקו בידי בני אדם',
    corrections: 'תיקונים וכתבות שהוסרו',
    archive: 'ארכיון {part}',
    without: 'ללא {topics}',
    search: 'חיפוש: {words}',
    groups: {
      topics: 'נושאים',
      sources: 'כלי תקשורת מצוטטים',
      languages: 'שפות',
      modes: 'איך נוצרו הכתבות',
      '': 'כל הכתבות ומבחר',
    },
  },
  embeds: {
    back: 'עוד: {title}',
    nothing: 'אין עדיין כתבות.',
  },
  layout: {
    skip: 'דילוג לתוכן',
    site: 'אתר',
    subscribe: 'הרשמה',
    feeds: 'כל ההזנות',
    search: 'חיפוש',
    demo: 'הדגמה',
    sample: 'כתבות לדוגמה אלה מראות איך Candor פועל. גם הפרטים על אופן יצירתן הם לדוגמה.',
  },
  article: {
    published: 'פורסם',
    updated: 'עודכן',
    next: 'הכתבה הבאה:',
  },
  pages: null,
}
