/** German. */
import type { Language } from './language.ts'

export const de: Language = {
  labels: {
    'ai-autonomous': 'KI-Text ohne menschliche Redaktion:',
    'ai-assisted': 'KI-gestützt:',
  },
  labelsWithAi: {
    'ai-autonomous': 'AI-Text ohne menschliche Redaktion:',
    'ai-assisted': 'AI-gestützt:',
  },
  titleLabels: {
    'ai-autonomous': 'KI:',
    'ai-assisted': 'KI-gestützt:',
  },
  titleLabelsWithAi: {
    'ai-autonomous': 'AI:',
    'ai-assisted': 'AI-gestützt:',
  },
  pictures: {
    generated: 'KI-Bild',
    edited: 'Bild mit KI bearbeitet',
  },
  statements: {
    'ai-autonomous': 'Eine KI hat diesen Artikel selbstständig verfasst; kein Mensch hat ihn redigiert.',
    'ai-assisted': 'Mit Hilfe von KI verfasst und geprüft von {reviewed_by}.',
    'human-only': 'Von einem Menschen ohne generative KI verfasst.',
  },
  references: {
    policy: 'Wie wir KI einsetzen',
    sources: 'Quellen',
  },
  entry: {
    corrections: 'Korrekturen',
    retracted: 'Zurückgezogen am {date}:',
    sentence: '{label}.',
  },
  families: {
    sources: 'Artikel, die {domain} zitieren',
    modes: {
      'ai-autonomous': 'Von KI verfasst, ohne menschliche Redaktion',
      'ai-assisted': 'Mit KI verfasst, von Menschen geprüft',
      'human-only': 'Ohne KI verfasst',
    },
    reviewed: 'Von Menschen verfasst oder geprüft',
    corrections: 'Korrekturen und zurückgezogene Artikel',
    archive: 'Archiv {part}',
    without: 'ohne {topics}',
    search: 'Suche: {words}',
    groups: {
      topics: 'Themen',
      sources: 'Zitierte Medien',
      languages: 'Sprachen',
      modes: 'Wie Artikel entstanden',
      '': 'Alle und ausgewählte Artikel',
    },
  },
  embeds: {
    back: 'Mehr: {title}',
    nothing: 'Noch keine Artikel.',
  },
  layout: {
    skip: 'Zum Inhalt',
    site: 'Website',
    subscribe: 'Abonnieren',
    feeds: 'Alle Feeds',
    search: 'Suche',
    demo: 'Demo',
    sample: 'Beispielartikel, die Candor bei der Arbeit zeigen. Auch die Angaben zur Entstehung sind Beispiele.',
  },
  article: {
    published: 'Veröffentlicht',
    updated: 'Geändert',
    next: 'Nächster Artikel:',
  },
  pages: null,
}
