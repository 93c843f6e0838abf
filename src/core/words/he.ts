/** Hebrew. No native speaker has read it. */
import { he as labelWords } from 'candor-disclosure/words/he.ts'
import type { Language } from './language.ts'

export const he: Language = {
  ...labelWords,
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
      'ai-assisted': labelWords.tags['ai-assisted'],
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
  },
  pages: null,
}
