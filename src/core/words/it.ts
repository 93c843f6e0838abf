/** Italian. No native speaker has read it. */
import { it as labelWords } from 'candor-disclosure/words/it.ts'
import type { Language } from './language.ts'

export const it: Language = {
  ...labelWords,
  references: {
    policy: 'Come usiamo l’intelligenza artificiale',
    sources: 'Fonti',
  },
  entry: {
    corrections: 'Correzioni',
    // “In data”, as the article depends on the day: il 7, l’8.
    corrected: 'Corretto in data {date}:',
    retracted: 'Ritirato in data {date}:',
    retractedTitle: 'Ritirato: {title}',
    correctionTitle: 'Correzione: {title}',
    retractionTitle: 'Ritiro dell’articolo: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Articoli che citano {domain}',
    undetermined: 'Lingua non indicata',
    modes: {
      'ai-autonomous': 'Scritti dall’IA, senza revisione umana',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Scritti senza IA',
    },
    reviewed: 'Scritti o controllati da persone',
    corrections: 'Correzioni e articoli ritirati',
    archive: 'Archivio {part}',
    without: 'senza {topics}',
    search: 'Ricerca: {words}',
    groups: {
      topics: 'Argomenti',
      sources: 'Testate citate',
      languages: 'Lingue',
      modes: 'Come sono stati fatti gli articoli',
      '': 'Tutti gli articoli e selezioni',
    },
  },
  embeds: {
    back: 'Altri articoli: {title}',
    nothing: 'Ancora nessun articolo.',
  },
  layout: {
    skip: 'Vai al contenuto',
    site: 'Sito',
    subscribe: 'Abbonati',
    feeds: 'Tutti i feed',
    search: 'Cerca',
    demo: 'Demo',
    sample:
      'Questi articoli di esempio mostrano come funziona Candor. Anche i dati sulla loro origine sono esempi.',
  },
  article: {
    published: 'Pubblicato',
    updated: 'Aggiornato',
  },
  pages: null,
}
