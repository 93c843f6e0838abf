/** Estonian. No native speaker has read it. */
import { et as labelWords } from 'candor-disclosure/words/et.ts'
import type { Language } from './language.ts'

export const et: Language = {
  ...labelWords,
  references: {
    policy: 'Kuidas me tehisaru kasutame',
    sources: 'Allikad',
  },
  entry: {
    corrections: 'Parandused',
    corrected: 'Parandatud ({date}):',
    // For a native reader: “tagasi võetud” (taken back) or “eemaldatud” (removed)?
    retracted: 'Tagasi võetud ({date}):',
    retractedTitle: 'Tagasi võetud: {title}',
    correctionTitle: 'Parandus: {title}',
    retractionTitle: 'Artikli tagasivõtmine: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Artiklid, mis viitavad allikale {domain}',
    undetermined: 'Keel märkimata',
    modes: {
      'ai-autonomous': 'Kirjutanud tehisaru, inimtoimetajata',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Kirjutatud ilma tehisaruta',
    },
    reviewed: 'Inimeste kirjutatud või üle vaadatud',
    corrections: 'Parandused ja tagasi võetud artiklid',
    archive: 'Arhiiv {part}',
    without: 'ilma: {topics}',
    search: 'Otsing: {words}',
    groups: {
      topics: 'Teemad',
      sources: 'Viidatud väljaanded',
      languages: 'Keeled',
      modes: 'Kuidas artiklid valmisid',
      '': 'Kõik artiklid ja valik neist',
    },
  },
  embeds: {
    back: 'Veel: {title}',
    nothing: 'Artikleid veel ei ole.',
  },
  layout: {
    skip: 'Liigu sisu juurde',
    site: 'Veebisait',
    subscribe: 'Telli',
    feeds: 'Kõik vood',
    search: 'Otsi',
    demo: 'Demo',
    sample:
      'Need näidisartiklid näitavad, kuidas Candor töötab. Ka andmed nende valmimise kohta on näidised.',
  },
  article: {
    published: 'Avaldatud',
    updated: 'Uuendatud',
  },
  pages: null,
}
