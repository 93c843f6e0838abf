/** Bulgarian. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const bg: LabelWords = {
  ...labelForms({
    ai: 'ИИ',
    autonomous: 'Текст от ИИ без човешка редакция:',
    assisted: 'С помощта на ИИ:',
    tag: 'Текст от ИИ',
  }),
  pictures: {
    generated: 'Изображение, създадено с ИИ',
    edited: 'Изображение, редактирано с ИИ',
  },
  statements: {
    'ai-autonomous':
      'Тази статия е написана самостоятелно от изкуствен интелект; никой редактор не я е проверил.',
    'ai-assisted': 'Написано с помощта на изкуствен интелект и проверено от {reviewed_by}.',
    'human-only': 'Написано от човек без генеративен изкуствен интелект.',
  },
  parts: {
    names: {
      headline: 'заглавие',
      summary: 'резюме',
      text: 'текст',
      translation: 'превод',
      key_points: 'основни точки',
      picture: 'изображение',
      audio: 'аудио',
      data: 'данни',
    },
    two: '{a} и {b}',
    more: '{a}, {b} и др.',
    by_ai: '{parts} от ИИ:',
    reviewed: '{parts} от ИИ, с проверка:',
    translated: 'Превод от ИИ без човешка редакция:',
    made: 'Създадено от изкуствен интелект: {parts}; нищо друго.',
    made_reviewed: 'Създадено от изкуствен интелект: {parts}; проверено от {reviewed_by}.',
    made_translation:
      'Тази статия е преведена от изкуствен интелект ({details}); никой редактор не я е проверил.',
    part_reviewed: 'проверка: {reviewed_by}',
  },
}
