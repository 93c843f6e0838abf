/** Swedish. No native speaker has read it. */
import { sv as labelWords } from 'candor-disclosure/words/sv.ts'
import type { Language } from './language.ts'

export const sv: Language = {
  ...labelWords,
  references: {
    policy: 'Så använder vi AI',
    sources: 'Källor',
  },
  entry: {
    corrections: 'Rättelser',
    corrected: 'Rättad den {date}:',
    retracted: 'Tillbakadragen den {date}:',
    retractedTitle: 'Tillbakadragen: {title}',
    correctionTitle: 'Rättelse: {title}',
    retractionTitle: 'Artikel tillbakadragen: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Artiklar som citerar {domain}',
    undetermined: 'Språk ej angivet',
    modes: {
      'ai-autonomous': 'Skrivna av AI utan mänsklig redaktör',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Skrivna utan AI',
    },
    reviewed: 'Skrivna eller granskade av människor',
    corrections: 'Rättelser och tillbakadragna artiklar',
    archive: 'Arkiv {part}',
    without: 'utan {topics}',
    search: 'Sökning: {words}',
    groups: {
      topics: 'Ämnen',
      sources: 'Citerade medier',
      languages: 'Språk',
      modes: 'Hur artiklarna kom till',
      '': 'Alla artiklar och urval',
    },
  },
  embeds: {
    back: 'Mer: {title}',
    nothing: 'Inga artiklar ännu.',
  },
  layout: {
    skip: 'Gå till innehållet',
    site: 'Webbplats',
    subscribe: 'Prenumerera',
    feeds: 'Alla flöden',
    search: 'Sök',
    demo: 'Demo',
    sample:
      'De här exempelartiklarna visar hur Candor fungerar. Uppgifterna om hur de kom till är också exempel.',
  },
  article: {
    published: 'Publicerad',
    updated: 'Uppdaterad',
  },
  pages: null,
}
