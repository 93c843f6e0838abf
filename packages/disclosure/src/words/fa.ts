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
}
