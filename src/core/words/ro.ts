/** Romanian. No native speaker has read it. */
import { ro as labelWords } from 'candor-disclosure/words/ro.ts'
import type { Language } from './language.ts'

export const ro: Language = {
  ...labelWords,
  references: {
    policy: 'Cum folosim inteligența artificială',
    sources: 'Surse',
  },
  entry: {
    corrections: 'Rectificări',
    corrected: 'Rectificat la {date}:',
    retracted: 'Retras la {date}:',
    retractedTitle: 'Articol retras: {title}',
    correctionTitle: 'Rectificare: {title}',
    retractionTitle: 'Retragerea articolului: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Articole care citează {domain}',
    undetermined: 'Limbă nespecificată',
    modes: {
      'ai-autonomous': 'Scrise de IA, fără redactor uman',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Scrise fără IA',
    },
    reviewed: 'Scrise sau verificate de oameni',
    corrections: 'Rectificări și articole retrase',
    archive: 'Arhiva {part}',
    without: 'fără {topics}',
    search: 'Căutare: {words}',
    groups: {
      topics: 'Subiecte',
      sources: 'Publicații citate',
      languages: 'Limbi',
      modes: 'Cum au fost făcute articolele',
      '': 'Toate articolele și selecții',
    },
  },
  embeds: {
    back: 'Mai multe: {title}',
    nothing: 'Încă nu există articole.',
  },
  layout: {
    skip: 'Salt la conținut',
    site: 'Site',
    subscribe: 'Abonare',
    feeds: 'Toate fluxurile',
    search: 'Căutare',
    demo: 'Demonstrație',
    sample:
      'Aceste articole exemplu arată cum funcționează Candor. Și datele despre felul în care au fost făcute sunt exemple.',
  },
  article: {
    published: 'Publicat',
    updated: 'Actualizat',
  },
  pages: null,
}
