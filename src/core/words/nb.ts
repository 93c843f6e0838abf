/** Norwegian Bokmål. No native speaker has read it. */
import { nb as labelWords } from 'candor-disclosure/words/nb.ts'
import type { Language } from './language.ts'

export const nb: Language = {
  ...labelWords,
  references: {
    policy: 'Slik bruker vi KI',
    sources: 'Kilder',
  },
  entry: {
    corrections: 'Rettelser',
    corrected: 'Rettet {date}:',
    retracted: 'Trukket tilbake {date}:',
    retractedTitle: 'Trukket tilbake: {title}',
    correctionTitle: 'Rettelse: {title}',
    retractionTitle: 'Tilbaketrekking av artikkel: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Artikler som siterer {domain}',
    undetermined: 'Språk ikke oppgitt',
    modes: {
      'ai-autonomous': 'Skrevet av KI uten menneskelig redaktør',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Skrevet uten KI',
    },
    reviewed: 'Skrevet eller gjennomgått av mennesker',
    corrections: 'Rettelser og tilbaketrukne artikler',
    archive: 'Arkiv {part}',
    without: 'uten {topics}',
    search: 'Søk: {words}',
    groups: {
      topics: 'Emner',
      sources: 'Siterte medier',
      languages: 'Språk',
      modes: 'Hvordan artiklene ble til',
      '': 'Alle artikler og utvalg',
    },
  },
  embeds: {
    back: 'Mer: {title}',
    nothing: 'Ingen artikler ennå.',
  },
  layout: {
    skip: 'Gå til innholdet',
    site: 'Nettsted',
    subscribe: 'Abonner',
    feeds: 'Alle nyhetsstrømmer',
    search: 'Søk',
    demo: 'Demo',
    sample:
      'Disse eksempelartiklene viser hvordan Candor virker. Opplysningene om hvordan de ble til, er også eksempler.',
  },
  article: {
    published: 'Publisert',
    updated: 'Oppdatert',
  },
  pages: null,
}
