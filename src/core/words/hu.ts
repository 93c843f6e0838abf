/** Hungarian. No native speaker has read it. */
import { hu as labelWords } from 'candor-disclosure/words/hu.ts'
import type { Language } from './language.ts'

export const hu: Language = {
  ...labelWords,
  references: {
    policy: 'Hogyan használjuk a mesterséges intelligenciát',
    sources: 'Források',
  },
  entry: {
    corrections: 'Helyesbítések',
    corrected: 'Helyesbítve ({date}):',
    retracted: 'Visszavonva ({date}):',
    retractedTitle: 'Visszavonva: {title}',
    correctionTitle: 'Helyesbítés: {title}',
    retractionTitle: 'Cikk visszavonása: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Cikkek, amelyek erre hivatkoznak: {domain}',
    undetermined: 'Nincs megadva nyelv',
    modes: {
      'ai-autonomous': 'MI írta, emberi szerkesztő nélkül',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'MI nélkül készült',
    },
    reviewed: 'Ember írta vagy ellenőrizte',
    corrections: 'Helyesbítések és visszavont cikkek',
    archive: 'Archívum {part}',
    without: 'a következők nélkül: {topics}',
    search: 'Keresés: {words}',
    groups: {
      topics: 'Témák',
      sources: 'Idézett kiadók',
      languages: 'Nyelvek',
      modes: 'Hogyan készültek a cikkek',
      '': 'Minden cikk és válogatások',
    },
  },
  embeds: {
    back: 'Továbbiak: {title}',
    nothing: 'Még nincsenek cikkek.',
  },
  layout: {
    skip: 'Ugrás a tartalomra',
    site: 'Webhely',
    subscribe: 'Feliratkozás',
    feeds: 'Minden hírcsatorna',
    search: 'Keresés',
    demo: 'Bemutató',
    sample:
      'Ezek a mintacikkek azt mutatják be, hogyan működik a Candor. A keletkezésükről szóló adatok is minták.',
  },
  article: {
    published: 'Közzétéve',
    updated: 'Frissítve',
  },
  pages: null,
}
