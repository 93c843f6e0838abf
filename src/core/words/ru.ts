/** Russian. No native speaker has read it. */
import { ru as labelWords } from 'candor-disclosure/words/ru.ts'
import type { Language } from './language.ts'

export const ru: Language = {
  ...labelWords,
  references: {
    policy: 'Как мы используем искусственный интеллект',
    sources: 'Источники',
  },
  entry: {
    corrections: 'Исправления',
    corrected: 'Исправлено {date}:',
    // For a native reader: “отозвано” (recalled) or “снято с публикации” (taken from publication)?
    retracted: 'Отозвано {date}:',
    retractedTitle: 'Отозвано: {title}',
    correctionTitle: 'Исправление: {title}',
    retractionTitle: 'Статья отозвана: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Статьи со ссылками на {domain}',
    undetermined: 'Язык не указан',
    modes: {
      'ai-autonomous': 'Написаны ИИ, без проверки человеком',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Написаны без ИИ',
    },
    reviewed: 'Написаны или проверены людьми',
    corrections: 'Исправления и отозванные статьи',
    archive: 'Архив {part}',
    without: 'без {topics}',
    search: 'Поиск: {words}',
    groups: {
      topics: 'Темы',
      sources: 'Цитируемые издания',
      languages: 'Языки',
      modes: 'Как созданы статьи',
      '': 'Все статьи и подборки',
    },
  },
  embeds: {
    back: 'Ещё: {title}',
    nothing: 'Статей пока нет.',
  },
  layout: {
    skip: 'К содержанию',
    site: 'Сайт',
    subscribe: 'Подписаться',
    feeds: 'Все ленты',
    search: 'Поиск',
    demo: 'Демо',
    sample:
      'Эти статьи-образцы показывают, как работает Candor. Сведения об их создании — тоже образцы.',
  },
  article: {
    published: 'Опубликовано',
    updated: 'Обновлено',
  },
  pages: null,
}
