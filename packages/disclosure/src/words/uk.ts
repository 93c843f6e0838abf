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
  parts: {
    names: {
      headline: 'заголовок',
      summary: 'короткий зміст',
      text: 'текст',
      translation: 'переклад',
      key_points: 'тези',
      picture: 'зображення',
      audio: 'аудіо',
      data: 'дані',
    },
    two: '{a} та {b}',
    more: '{a}, {b} та ін.',
    by_ai: '{parts} від ШІ:',
    reviewed: '{parts} від ШІ, перевірено:',
    translated: 'Переклад ШІ без перевірки людиною:',
    made: 'Створено штучним інтелектом: {parts}; більше нічого.',
    made_reviewed: 'Створено штучним інтелектом: {parts}; перевірка: {reviewed_by}.',
    made_translation:
      'Цю статтю переклав штучний інтелект ({details}); жоден редактор її не перевіряв.',
    part_reviewed: 'перевірка: {reviewed_by}',
  },
}
