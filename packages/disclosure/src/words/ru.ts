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
  parts: {
    names: {
      headline: 'заголовок',
      summary: 'краткое содержание',
      text: 'текст',
      translation: 'перевод',
      key_points: 'тезисы',
      picture: 'изображение',
      audio: 'аудио',
      data: 'данные',
    },
    two: '{a} и {b}',
    more: '{a}, {b} и др.',
    by_ai: '{parts} от ИИ:',
    reviewed: '{parts} от ИИ, проверено:',
    translated: 'Перевод ИИ без проверки человеком:',
    made: 'Создано искусственным интеллектом: {parts}; больше ничего.',
    made_reviewed: 'Создано искусственным интеллектом: {parts}; проверка: {reviewed_by}.',
    made_translation:
      'Эту статью перевёл искусственный интеллект ({details}); ни один редактор её не проверял.',
    part_reviewed: 'проверка: {reviewed_by}',
  },
}
