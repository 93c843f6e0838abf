/** Finnish. No native speaker has read it. */
import { fi as labelWords } from 'candor-disclosure/words/fi.ts'
import type { Language } from './language.ts'

export const fi: Language = {
  ...labelWords,
  references: {
    policy: 'Näin käytämme tekoälyä',
    sources: 'Lähteet',
  },
  entry: {
    corrections: 'Oikaisut',
    corrected: 'Oikaistu {date}:',
    // For a native reader: “peruttu” is usual for a withdrawn story; “vedetty pois” is the other choice.
    retracted: 'Artikkeli peruttu {date}:',
    retractedTitle: 'Peruttu artikkeli: {title}',
    correctionTitle: 'Oikaisu: {title}',
    retractionTitle: 'Artikkelin peruminen: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Artikkelit, joissa viitataan sivustoon {domain}',
    undetermined: 'Kieltä ei ilmoitettu',
    modes: {
      'ai-autonomous': 'Tekoälyn kirjoittamat, ei ihmistoimittajaa',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Ilman tekoälyä kirjoitetut',
    },
    reviewed: 'Ihmisten kirjoittamat tai tarkistamat',
    corrections: 'Oikaisut ja perutut artikkelit',
    archive: 'Arkisto {part}',
    without: 'ilman: {topics}',
    search: 'Haku: {words}',
    groups: {
      topics: 'Aiheet',
      sources: 'Siteeratut julkaisut',
      languages: 'Kielet',
      modes: 'Miten artikkelit tehtiin',
      '': 'Kaikki ja valitut artikkelit',
    },
  },
  embeds: {
    back: 'Lisää: {title}',
    nothing: 'Ei vielä artikkeleita.',
  },
  layout: {
    skip: 'Siirry sisältöön',
    site: 'Sivusto',
    subscribe: 'Tilaa',
    feeds: 'Kaikki syötteet',
    search: 'Haku',
    demo: 'Demo',
    sample:
      'Nämä esimerkkiartikkelit näyttävät, miten Candor toimii. Myös tiedot niiden tekotavasta ovat esimerkkejä.',
  },
  article: {
    published: 'Julkaistu',
    updated: 'Päivitetty',
  },
  pages: null,
}
