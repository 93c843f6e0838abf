/** Estonian. */
import { labelForms } from './label-forms.ts'
import type { Language } from './language.ts'

export const et: Language = {
  ...labelForms({
    // For a native reader: “TI:” (tehisintellekt) is shorter, but is it known, and does it go with “tehisaru”?
    ai: 'tehisaru',
    autonomous: 'Tehisaru kirjutatud, inimtoimetajata:',
    assisted: 'Tehisaru abil:',
    tag: 'Tehisaru kirjutatud',
  }),
  pictures: {
    generated: 'Tehisaru loodud pilt',
    edited: 'Tehisaruga töödeldud pilt',
  },
  statements: {
    'ai-autonomous':
      'Selle artikli kirjutas tehisaru iseseisvalt; ükski toimetaja ei ole seda üle vaadanud.',
    'ai-assisted': 'Kirjutatud tehisaru abil, üle vaadanud {reviewed_by}.',
    'human-only': 'Kirjutanud inimene ilma generatiivse tehisaruta.',
  },
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
      'ai-assisted': 'Kirjutatud tehisaru abil, üle vaadanud inimene',
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
    next: 'Järgmine artikkel:',
  },
  pages: null,
}
