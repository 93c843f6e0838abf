/** Danish. No native speaker has read it. */
import { da as labelWords } from 'candor-disclosure/words/da.ts'
import type { Language } from './language.ts'

export const da: Language = {
  ...labelWords,
  references: {
    policy: 'Sådan bruger vi AI',
    sources: 'Kilder',
  },
  entry: {
    corrections: 'Rettelser',
    corrected: 'Rettet den {date}:',
    retracted: 'Trukket tilbage den {date}:',
    retractedTitle: 'Trukket tilbage: {title}',
    correctionTitle: 'Rettelse: {title}',
    retractionTitle: 'Tilbagetrækning af artikel: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Artikler, der citerer {domain}',
    undetermined: 'Sprog ikke angivet',
    modes: {
      'ai-autonomous': 'Skrevet af AI uden menneskelig redaktion',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Skrevet uden AI',
    },
    reviewed: 'Skrevet eller gennemgået af mennesker',
    corrections: 'Rettelser og tilbagetrukne artikler',
    archive: 'Arkiv {part}',
    without: 'uden {topics}',
    search: 'Søgning: {words}',
    groups: {
      topics: 'Emner',
      sources: 'Citerede medier',
      languages: 'Sprog',
      modes: 'Hvordan artiklerne blev til',
      '': 'Alle artikler og udvalgte artikler',
    },
  },
  embeds: {
    back: 'Mere: {title}',
    nothing: 'Ingen artikler endnu.',
  },
  layout: {
    skip: 'Gå til indholdet',
    site: 'Websted',
    subscribe: 'Abonner',
    feeds: 'Alle feeds',
    search: 'Søg',
    demo: 'Demo',
    sample:
      'Disse eksempelartikler viser, hvordan Candor fungerer. Oplysningerne om deres tilblivelse er også eksempler.',
  },
  article: {
    published: 'Udgivet',
    updated: 'Opdateret',
  },
  pages: null,
}
