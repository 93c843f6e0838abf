/** Persian. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const fa: LabelWords = {
  ...labelForms({
    ai: 'هوش مصنوعی',
    autonomous: 'نوشتهٔ هوش مصنوعی، بدون ویراستار انسانی:',
    assisted: 'با کمک هوش مصنوعی:',
    tag: 'نوشتهٔ هوش مصنوعی',
  }),
  pictures: {
    generated: 'تصویر ساختهٔ هوش مصنوعی',
    edited: 'تصویر ویرایش‌شده با هوش مصنوعی',
  },
  statements: {
    'ai-autonomous':
      'این مقاله را هوش مصنوعی به‌طور مستقل نوشته است و هیچ ویراستار انسانی آن را بازبینی نکرده است.',
    'ai-assisted': 'با کمک هوش مصنوعی نوشته شده است؛ بازبینی: {reviewed_by}.',
    'human-only': 'نوشتهٔ انسان، بدون هوش مصنوعی مولد.',
  },
  parts: {
    names: {
      headline: 'تیتر',
      summary: 'خلاصه',
      text: 'متن',
      translation: 'ترجمه',
      key_points: 'نکات کلیدی',
      picture: 'تصویر',
      audio: 'صدا',
      data: 'داده‌ها',
    },
    two: '{a} و {b}',
    more: '{a}، {b} و غیره',
    by_ai: '{parts} با هوش مصنوعی:',
    reviewed: '{parts} با هوش مصنوعی، بازبینی‌شده:',
    translated: 'ترجمهٔ هوش مصنوعی، بدون ویراستار انسانی:',
    made: 'ساختهٔ هوش مصنوعی: {parts}؛ و نه چیز دیگر.',
    made_reviewed: 'ساختهٔ هوش مصنوعی: {parts}؛ بازبینی: {reviewed_by}.',
    made_translation:
      'این مقاله را هوش مصنوعی ترجمه کرده است ({details}) و هیچ ویراستار انسانی آن را بازبینی نکرده است.',
    part_reviewed: 'بازبینی: {reviewed_by}',
  },
}
