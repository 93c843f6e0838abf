/** Ukrainian. No native speaker has read it. */
import { uk as labelWords } from 'candor-disclosure/words/uk.ts'
import type { Language } from './language.ts'

export const uk: Language = {
  ...labelWords,
  references: {
    policy: 'Як ми використовуємо штучний інтелект',
    sources: 'Джерела',
  },
  entry: {
    corrections: 'Виправлення',
    corrected: 'Виправлено {date}:',
    retracted: 'Відкликано {date}:',
    retractedTitle: 'Відкликано: {title}',
    correctionTitle: 'Виправлення: {title}',
    retractionTitle: 'Відкликання статті: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Статті з посиланнями на {domain}',
    undetermined: 'Мову не вказано',
    modes: {
      'ai-autonomous': 'Написані ШІ, без перевірки людиною',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Написані без ШІ',
    },
    reviewed: 'Написані або перевірені людьми',
    corrections: 'Виправлення та відкликані статті',
    archive: 'Архів {part}',
    without: 'без {topics}',
    search: 'Пошук: {words}',
    groups: {
      topics: 'Теми',
      sources: 'Цитовані видання',
      languages: 'Мови',
      modes: 'Як створено статті',
      '': 'Усі статті та добірки',
    },
  },
  embeds: {
    back: 'Більше: {title}',
    nothing: 'Статей поки немає.',
  },
  layout: {
    skip: 'До змісту',
    site: 'Сайт',
    subscribe: 'Підписатися',
    feeds: 'Усі стрічки',
    search: 'Пошук',
    demo: 'Демо',
    sample:
      'Ці зразкові статті показують, як працює Candor. Відомості про їх створення — теж зразки.',
  },
  article: {
    published: 'Опубліковано',
    updated: 'Оновлено',
  },
  pages: null,
}
