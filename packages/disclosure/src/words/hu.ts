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
}
