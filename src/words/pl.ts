/** Polish. */
import type { Language } from './language.ts'

export const pl: Language = {
  labels: {
    'ai-autonomous': 'Tekst AI, bez udziału redaktora:',
    'ai-assisted': 'Z pomocą AI:',
  },
  labelsWithAi: {
    'ai-autonomous': 'Tekst AI, bez udziału redaktora:',
    'ai-assisted': 'Z pomocą AI:',
  },
  titleLabels: {
    'ai-autonomous': 'AI:',
    'ai-assisted': 'Z pomocą AI:',
  },
  titleLabelsWithAi: {
    'ai-autonomous': 'AI:',
    'ai-assisted': 'Z pomocą AI:',
  },
  tags: {
    'ai-autonomous': 'Tekst AI',
    'ai-assisted': 'Z pomocą AI',
  },
  pictures: {
    generated: 'Obraz stworzony przez AI',
    edited: 'Obraz edytowany za pomocą AI',
  },
  statements: {
    'ai-autonomous': 'Ten artykuł napisała samodzielnie sztuczna inteligencja; nie sprawdził go żaden redaktor.',
    'ai-assisted': 'Napisano z pomocą sztucznej inteligencji. Weryfikacja: {reviewed_by}.',
    'human-only': 'Napisane przez człowieka bez użycia generatywnej sztucznej inteligencji.',
  },
  references: {
    policy: 'Jak korzystamy ze sztucznej inteligencji',
    sources: 'Źródła',
  },
  entry: {
    // Not “sprostowanie”: in press law, that is the text of somebody who was written about (art. 31a).
    corrections: 'Korekty',
    corrected: 'Poprawiono {date}:',
    retracted: 'Wycofano {date}:',
    retractedTitle: 'Wycofano: {title}',
    correctionTitle: 'Korekta: {title}',
    retractionTitle: 'Wycofanie artykułu: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Artykuły, które cytują {domain}',
    undetermined: 'Język nieokreślony',
    modes: {
      'ai-autonomous': 'Napisane przez AI, bez udziału redaktora',
      'ai-assisted': 'Napisane z pomocą AI, sprawdzone przez człowieka',
      'human-only': 'Napisane bez AI',
    },
    reviewed: 'Napisane lub sprawdzone przez ludzi',
    corrections: 'Korekty i wycofane artykuły',
    archive: 'Archiwum {part}',
    without: 'bez {topics}',
    search: 'Wyszukiwanie: {words}',
    groups: {
      topics: 'Tematy',
      sources: 'Cytowane media',
      languages: 'Języki',
      modes: 'Jak powstały artykuły',
      '': 'Wszystkie artykuły i wybór artykułów',
    },
  },
  embeds: {
    back: 'Więcej: {title}',
    nothing: 'Nie ma jeszcze artykułów.',
  },
  layout: {
    skip: 'Przejdź do treści',
    site: 'Serwis',
    subscribe: 'Subskrybuj',
    feeds: 'Wszystkie kanały',
    search: 'Szukaj',
    demo: 'Demo',
    sample: 'Te przykładowe artykuły pokazują, jak działa Candor. Informacje o ich powstaniu też są przykładami.',
  },
  article: {
    published: 'Opublikowano',
    updated: 'Zaktualizowano',
    next: 'Następny artykuł:',
  },
  pages: null,
}
