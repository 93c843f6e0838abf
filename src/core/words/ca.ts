/** Catalan. No native speaker has read it. */
import { ca as labelWords } from 'candor-disclosure/words/ca.ts'
import type { Language } from './language.ts'

export const ca: Language = {
  ...labelWords,
  references: {
    policy: 'Com fem servir la IA',
    sources: 'Fonts',
  },
  entry: {
    corrections: 'Correccions',
    corrected: 'Corregit el {date}:',
    retracted: 'Retirat el {date}:',
    retractedTitle: 'Article retirat: {title}',
    correctionTitle: 'Correcció: {title}',
    retractionTitle: 'Retirada de l’article: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Articles que citen {domain}',
    undetermined: 'Llengua no indicada',
    modes: {
      'ai-autonomous': 'Escrits per IA, sense revisió humana',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Escrits sense IA',
    },
    reviewed: 'Escrits o revisats per persones',
    corrections: 'Correccions i articles retirats',
    archive: 'Arxiu {part}',
    without: 'sense {topics}',
    search: 'Cerca: {words}',
    groups: {
      topics: 'Temes',
      sources: 'Mitjans citats',
      languages: 'Llengües',
      modes: 'Com s’han fet els articles',
      '': 'Tots els articles i seleccions',
    },
  },
  embeds: {
    back: 'Més: {title}',
    nothing: 'Encara no hi ha articles.',
  },
  layout: {
    skip: 'Vés al contingut',
    site: 'Lloc web',
    subscribe: 'Subscripció',
    feeds: 'Tots els canals',
    search: 'Cerca',
    demo: 'Demostració',
    sample:
      'Aquests articles de mostra ensenyen com funciona Candor. El que diuen del seu origen també és una mostra.',
  },
  article: {
    published: 'Publicat',
    updated: 'Actualitzat',
  },
  pages: null,
}
