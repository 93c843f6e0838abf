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
}
