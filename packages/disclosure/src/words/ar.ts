/** Arabic. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const ar: LabelWords = {
  ...labelForms({
    ai: 'الذكاء الاصطناعي',
    autonomous: 'نص كتبه الذكاء الاصطناعي دون مراجعة بشرية:',
    assisted: 'بمساعدة الذكاء الاصطناعي:',
    tag: 'نص كتبه الذكاء الاصطناعي',
    title: 'ذكاء اصطناعي:',
  }),
  pictures: {
    generated: 'صورة من صنع الذكاء الاصطناعي',
    edited: 'صورة معدلة بالذكاء الاصطناعي',
  },
  statements: {
    'ai-autonomous': 'كتب الذكاء الاصطناعي هذا المقال بصورة مستقلة، ولم يراجعه أي محرر بشري.',
    // A noun in place of “reviewed it”, which has the form of a man or of a woman.
    'ai-assisted': 'كُتب بمساعدة الذكاء الاصطناعي. مراجعة: {reviewed_by}.',
    'human-only': 'كتبه إنسان دون استخدام الذكاء الاصطناعي التوليدي.',
  },
  parts: {
    names: {
      headline: 'عنوان',
      summary: 'ملخص',
      text: 'نص',
      translation: 'ترجمة',
      key_points: 'أهم النقاط',
      picture: 'صورة',
      audio: 'صوت',
      data: 'بيانات',
    },
    two: '{a} و{b}',
    more: '{a} و{b} وغيرها',
    by_ai: '{parts} بالذكاء الاصطناعي:',
    reviewed: '{parts} بالذكاء الاصطناعي، مع مراجعة:',
    translated: 'ترجمة بالذكاء الاصطناعي دون مراجعة بشرية:',
    made: 'من إعداد الذكاء الاصطناعي: {parts}؛ دون أي جزء آخر.',
    made_reviewed: 'من إعداد الذكاء الاصطناعي: {parts}؛ مراجعة: {reviewed_by}.',
    made_translation: 'ترجم الذكاء الاصطناعي هذا المقال ({details})، ولم يراجعه أي محرر بشري.',
    part_reviewed: 'مراجعة: {reviewed_by}',
  },
}
