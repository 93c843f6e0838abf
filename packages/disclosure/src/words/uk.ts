/** Ukrainian. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const uk: LabelWords = {
  ...labelForms({
    ai: 'ШІ',
    autonomous: 'Текст ШІ без перевірки людиною:',
    assisted: 'За допомогою ШІ:',
    tag: 'Текст ШІ',
  }),
  pictures: {
    generated: 'Зображення, створене ШІ',
    edited: 'Зображення, оброблене за допомогою ШІ',
  },
  statements: {
    'ai-autonomous':
      'Цю статтю самостійно написав штучний інтелект; жоден редактор її не перевіряв.',
    'ai-assisted': 'Написано за допомогою штучного інтелекту. Перевірка: {reviewed_by}.',
    'human-only': 'Написано людиною без генеративного штучного інтелекту.',
  },
}
