/** Hungarian. */
import { labelForms } from './label-forms.ts'
import type { Language } from './language.ts'

export const hu: Language = {
  ...labelForms({
    ai: 'MI',
    autonomous: 'MI által írt szöveg, emberi szerkesztő nélkül:',
    assisted: 'MI segítségével:',
    tag: 'MI által írt szöveg',
  }),
  pictures: {
    generated: 'MI-vel készített kép',
    edited: 'MI-vel szerkesztett kép',
  },
  statements: {
    'ai-autonomous':
      'Ezt a cikket egy mesterséges intelligencia önállóan írta; emberi szerkesztő nem ellenőrizte.',
    'ai-assisted': 'Mesterséges intelligencia segítségével készült, ellenőrizte: {reviewed_by}.',
    'human-only': 'Ember írta, generatív mesterséges intelligencia nélkül.',
  },
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
      'ai-assisted': 'MI segítségével készült, ember ellenőrizte',
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
    next: 'Következő cikk:',
  },
  pages: null,
}
