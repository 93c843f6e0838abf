/** How the families' feeds are called, in the languages that Candor knows. */
import type { AuthorshipMode } from '../articles/article.ts'
import type { Wording } from '../feed/language.ts'

export type FamilyWords = {
  /** `{domain}` stands for the publisher's. */
  readonly sources: string
  readonly modes: Readonly<Record<AuthorshipMode, string>>
  readonly reviewed: string
  readonly corrections: string
  /** A closed part of an archive: `{part}` stands for its month and number. */
  readonly archive: string
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
  },
}

/** Languages by the name that they give themselves: the same for every reader, and on every machine. */
export const languageNames: Readonly<Record<string, string>> = {
  ar: 'العربية',
  bn: 'বাংলা',
  ca: 'Català',
  cs: 'Čeština',
  da: 'Dansk',
  de: 'Deutsch',
  el: 'Ελληνικά',
  en: 'English',
  es: 'Español',
  et: 'Eesti',
  eu: 'Euskara',
  fa: 'فارسی',
  fi: 'Suomi',
  fr: 'Français',
  he: 'עברית',
  hi: 'हिन्दी',
  hr: 'Hrvatski',
  hu: 'Magyar',
  id: 'Bahasa Indonesia',
  it: 'Italiano',
  ja: '日本語',
  ko: '한국어',
  lt: 'Lietuvių',
  lv: 'Latviešu',
  nb: 'Norsk bokmål',
  nl: 'Nederlands',
  pl: 'Polski',
  pt: 'Português',
  ro: 'Română',
  ru: 'Русский',
  sk: 'Slovenčina',
  sl: 'Slovenščina',
  sv: 'Svenska',
  sw: 'Kiswahili',
  th: 'ไทย',
  tr: 'Türkçe',
  uk: 'Українська',
  ur: 'اردو',
  vi: 'Tiếng Việt',
  zh: '中文',
}
