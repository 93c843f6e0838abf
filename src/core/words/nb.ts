/** Norwegian Bokmål. */
import { labelForms } from './label-forms.ts'
import type { Language } from './language.ts'

export const nb: Language = {
  ...labelForms({
    ai: 'KI',
    autonomous: 'KI-tekst uten menneskelig redaktør:',
    assisted: 'Med hjelp av KI:',
    tag: 'KI-tekst',
  }),
  pictures: {
    generated: 'KI-generert bilde',
    edited: 'Bilde redigert med KI',
  },
  statements: {
    'ai-autonomous':
      'En KI skrev denne artikkelen på egen hånd; ingen redaktør har gått gjennom den.',
    'ai-assisted': 'Skrevet med hjelp av KI og gjennomgått av {reviewed_by}.',
    'human-only': 'Skrevet av et menneske uten generativ KI.',
  },
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
      'ai-assisted': 'Skrevet med KI, gjennomgått av et menneske',
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
    next: 'Neste artikkel:',
  },
  pages: null,
}
