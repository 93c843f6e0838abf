/** How the families' feeds are called, in the languages that Candor knows. */
import type { AuthorshipMode } from '../disclosure/modes.ts'
import type { Wording } from '../text/language.ts'

export type FamilyWords = {
  /** `{domain}` stands for the publisher's. */
  readonly sources: string
  readonly modes: Readonly<Record<AuthorshipMode, string>>
  readonly reviewed: string
  readonly corrections: string
  /** A closed part of an archive: `{part}` stands for its month and number. */
  readonly archive: string
  /** What a feed leaves out: `{topics}` stands for them. */
  readonly without: string
  /** What was searched for: `{words}` stands for it. */
  readonly search: string
  /** The kinds of families, by their path; what has no members is under ''. */
  readonly groups: Readonly<Record<'topics' | 'sources' | 'languages' | 'modes' | '', string>>
}

export const familyWords: Wording<FamilyWords> = {
  en: {
    sources: 'Articles that cite {domain}',
    modes: {
      'ai-autonomous': 'Written by AI, no human editor',
      'ai-assisted': 'Written with AI, reviewed by a human',
      'human-only': 'Written without AI',
    },
    reviewed: 'Written or reviewed by humans',
    corrections: 'Corrections and retractions',
    archive: 'Archive {part}',
    without: 'without {topics}',
    search: 'Search: {words}',
    groups: {
      topics: 'Topics',
      sources: 'Publishers cited',
      languages: 'Languages',
      modes: 'How articles were made',
      '': 'All and selected articles',
    },
  },
  de: {
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
  fr: {
    sources: 'Articles qui citent {domain}',
    modes: {
      'ai-autonomous': 'Écrits par une IA, sans relecture humaine',
      'ai-assisted': 'Écrits avec l’IA, relus par un humain',
      'human-only': 'Écrits sans IA',
    },
    reviewed: 'Écrits ou relus par des humains',
    corrections: 'Corrections et rétractations',
    archive: 'Archives {part}',
    without: 'sans {topics}',
    search: 'Recherche : {words}',
    groups: {
      topics: 'Sujets',
      sources: 'Médias cités',
      languages: 'Langues',
      modes: 'Comment les articles ont été faits',
      '': 'Tous les articles et sélections',
    },
  },
  es: {
    sources: 'Artículos que citan {domain}',
    modes: {
      'ai-autonomous': 'Escritos por IA, sin revisión humana',
      'ai-assisted': 'Escritos con IA, revisados por humanos',
      'human-only': 'Escritos sin IA',
    },
    reviewed: 'Escritos o revisados por humanos',
    corrections: 'Correcciones y retractaciones',
    archive: 'Archivo {part}',
    without: 'sin {topics}',
    search: 'Búsqueda: {words}',
    groups: {
      topics: 'Temas',
      sources: 'Medios citados',
      languages: 'Idiomas',
      modes: 'Cómo se hicieron los artículos',
      '': 'Todos los artículos y selecciones',
    },
  },
  ar: {
    sources: 'مقالات تستشهد بـ {domain}',
    modes: {
      'ai-autonomous': 'كتبها الذكاء الاصطناعي دون محرر بشري',
      'ai-assisted': 'كُتبت بمساعدة الذكاء الاصطناعي وراجعها بشر',
      'human-only': 'كُتبت دون ذكاء اصطناعي',
    },
    reviewed: 'كتبها بشر أو راجعوها',
    corrections: 'تصحيحات ومقالات مسحوبة',
    archive: 'الأرشيف {part}',
    without: 'دون {topics}',
    search: 'بحث: {words}',
    groups: {
      topics: 'المواضيع',
      sources: 'المصادر المستشهد بها',
      languages: 'اللغات',
      modes: 'كيف أُعدت المقالات',
      '': 'كل المقالات ومختارات منها',
    },
  },
}
