/** Russian. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const ru: LabelWords = {
  ...labelForms({
    ai: 'ИИ',
    autonomous: 'Текст ИИ без проверки человеком:',
    assisted: 'С помощью ИИ:',
    tag: 'Текст ИИ',
  }),
  pictures: {
    generated: 'Изображение, созданное ИИ',
    edited: 'Изображение, обработанное с помощью ИИ',
  },
  statements: {
    'ai-autonomous':
      'Эту статью самостоятельно написал искусственный интеллект; ни один редактор её не проверял.',
    'ai-assisted': 'Написано с помощью искусственного интеллекта. Проверка: {reviewed_by}.',
    'human-only': 'Написано человеком без генеративного искусственного интеллекта.',
  },
}
