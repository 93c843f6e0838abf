/** Bulgarian. No native speaker has read it. */
import { bg as labelWords } from 'candor-disclosure/words/bg.ts'
import type { Language } from './language.ts'

export const bg: Language = {
  ...labelWords,
  references: {
    policy: 'Как използваме изкуствен интелект',
    sources: 'Източници',
  },
  entry: {
    corrections: 'Корекции',
    corrected: 'Коригирана на {date}:',
    // For a native reader: “оттеглена” (withdrawn) or “свалена” (taken down)?
    retracted: 'Оттеглена на {date}:',
    retractedTitle: 'Оттеглена статия: {title}',
    correctionTitle: 'Корекция: {title}',
    retractionTitle: 'Оттегляне на статия: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Статии, които цитират {domain}',
    undetermined: 'Езикът не е посочен',
    modes: {
      'ai-autonomous': 'Написани от ИИ без човешка редакция',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Написани без ИИ',
    },
    reviewed: 'Написани или проверени от хора',
    corrections: 'Корекции и оттеглени статии',
    archive: 'Архив {part}',
    without: 'без {topics}',
    search: 'Търсене: {words}',
    groups: {
      topics: 'Теми',
      sources: 'Цитирани медии',
      languages: 'Езици',
      modes: 'Как са създадени статиите',
      '': 'Всички статии и подбрани статии',
    },
  },
  embeds: {
    back: 'Още: {title}',
    nothing: 'Все още няма статии.',
  },
  layout: {
    skip: 'Към съдържанието',
    site: 'Сайт',
    subscribe: 'Абониране',
    feeds: 'Всички емисии',
    search: 'Търсене',
    demo: 'Демонстрация',
    sample:
      'Тези примерни статии показват как работи Candor. Данните за създаването им също са примерни.',
  },
  article: {
    published: 'Публикувана',
    updated: 'Обновена',
  },
  pages: null,
}
