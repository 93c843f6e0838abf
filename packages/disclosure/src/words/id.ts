/** Indonesian. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const id: LabelWords = {
  ...labelForms({
    autonomous: 'Ditulis AI, tanpa editor manusia:',
    assisted: 'Dengan bantuan AI:',
    tag: 'Ditulis AI',
  }),
  pictures: {
    generated: 'Gambar buatan AI',
    edited: 'Gambar yang disunting dengan AI',
  },
  statements: {
    'ai-autonomous':
      'Artikel ini ditulis AI secara mandiri; tidak ada editor manusia yang memeriksanya.',
    'ai-assisted': 'Ditulis dengan bantuan AI dan diperiksa oleh {reviewed_by}.',
    'human-only': 'Ditulis oleh manusia tanpa AI generatif.',
  },
}
