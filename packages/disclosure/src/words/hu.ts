/** Hungarian. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const hu: LabelWords = {
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
  parts: {
    names: {
      headline: 'cím',
      summary: 'összegzés',
      text: 'szöveg',
      translation: 'fordítás',
      // For a native reader: “főbb pontok” would make a label too long.
      key_points: 'fő pontok',
      picture: 'kép',
      audio: 'hang',
      data: 'adatok',
    },
    two: '{a} és {b}',
    more: '{a}, {b} stb.',
    by_ai: 'MI-vel készült {parts}:',
    reviewed: 'MI-vel készült {parts}, ellenőrizve:',
    translated: 'MI által fordított szöveg, emberi szerkesztő nélkül:',
    made: 'Mesterséges intelligenciával készült: {parts}; más nem.',
    made_reviewed: 'Mesterséges intelligenciával készült: {parts}; ellenőrizte: {reviewed_by}.',
    made_translation:
      'Ezt a cikket egy mesterséges intelligencia fordította ({details}); emberi szerkesztő nem ellenőrizte.',
    part_reviewed: 'ellenőrizte: {reviewed_by}',
  },
}
