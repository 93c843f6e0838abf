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
  parts: {
    names: {
      headline: 'judul',
      summary: 'ringkasan',
      text: 'teks',
      translation: 'terjemahan',
      key_points: 'poin utama',
      picture: 'gambar',
      audio: 'audio',
      data: 'data',
    },
    two: '{a} dan {b}',
    more: '{a}, {b}, dll.',
    by_ai: '{parts} buatan AI:',
    reviewed: '{parts} buatan AI, sudah diperiksa:',
    translated: 'Diterjemahkan AI, tanpa editor manusia:',
    made: 'Dibuat AI: {parts}; tidak ada bagian lain.',
    made_reviewed: 'Dibuat AI: {parts}; diperiksa oleh {reviewed_by}.',
    made_translation:
      'Artikel ini diterjemahkan AI ({details}); tidak ada editor manusia yang memeriksanya.',
    part_reviewed: 'diperiksa oleh {reviewed_by}',
  },
}
