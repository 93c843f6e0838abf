/** Maltese. No native speaker has read it. */
import { mt as labelWords } from 'candor-disclosure/words/mt.ts'
import type { Language } from './language.ts'

export const mt: Language = {
  ...labelWords,
  references: {
    policy: 'Kif nużaw l-intelliġenza artifiċjali',
    sources: 'Sorsi',
  },
  entry: {
    corrections: 'Korrezzjonijiet',
    // For a native reader: Check the words for a correction and a retraction.
    // In brackets, as the article before a day depends on its number: fl-1, fit-2.
    corrected: 'Ikkoreġut ({date}):',
    retracted: 'Irtirat ({date}):',
    retractedTitle: 'Irtirat: {title}',
    correctionTitle: 'Korrezzjoni: {title}',
    retractionTitle: 'Irtirar tal-artiklu: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Artikli li jiċċitaw {domain}',
    undetermined: 'Lingwa mhux indikata',
    modes: {
      'ai-autonomous': 'Miktuba mill-IA, mingħajr editur uman',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Miktuba mingħajr IA',
    },
    reviewed: 'Miktuba jew ivverifikati minn nies',
    corrections: 'Korrezzjonijiet u artikli rtirati',
    archive: 'Arkivju {part}',
    without: 'mingħajr {topics}',
    search: 'Tfittxija: {words}',
    groups: {
      topics: 'Suġġetti',
      sources: 'Pubblikazzjonijiet iċċitati',
      languages: 'Lingwi',
      modes: 'Kif saru l-artikli',
      '': 'L-artikli kollha u għażliet',
    },
  },
  embeds: {
    back: 'Aktar: {title}',
    nothing: 'Għad m’hemmx artikli.',
  },
  layout: {
    skip: 'Aqbeż għall-kontenut',
    site: 'Sit',
    subscribe: 'Abbona',
    // For a native reader: “Feeds” has no settled Maltese word.
    feeds: 'Il-fluss kollu',
    search: 'Fittex',
    demo: 'Demo',
    sample:
      'Dawn l-artikli eżempju juru kif jaħdem Candor. Anki d-dettalji dwar kif saru huma eżempji.',
  },
  article: {
    published: 'Ippubblikat',
    updated: 'Aġġornat',
  },
  pages: null,
}
