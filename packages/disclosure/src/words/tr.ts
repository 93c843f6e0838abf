/** Turkish. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const tr: LabelWords = {
  ...labelForms({
    ai: 'yapay zekâ',
    autonomous: 'Yapay zekâ metni, insan editör yok:',
    assisted: 'Yapay zekâ desteğiyle:',
    tag: 'Yapay zekâ metni',
  }),
  pictures: {
    generated: 'Yapay zekâ ile oluşturulan görsel',
    edited: 'Yapay zekâ ile düzenlenen görsel',
  },
  statements: {
    'ai-autonomous': 'Bu yazıyı bir yapay zekâ kendi başına yazdı; hiçbir insan editör incelemedi.',
    'ai-assisted': 'Yapay zekâ desteğiyle yazıldı. İnceleyen: {reviewed_by}.',
    'human-only': 'Üretken yapay zekâ kullanılmadan bir insan tarafından yazıldı.',
  },
  parts: {
    names: {
      headline: 'başlık',
      summary: 'özet',
      text: 'metin',
      translation: 'çeviri',
      key_points: 'ana noktalar',
      picture: 'görsel',
      audio: 'ses',
      data: 'veriler',
    },
    two: '{a} ve {b}',
    more: '{a}, {b} vb.',
    by_ai: 'Yapay zekâ ürünü {parts}:',
    reviewed: 'Yapay zekâ ürünü {parts}, incelendi:',
    translated: 'Yapay zekâ çevirisi, insan editör yok:',
    made: 'Yalnızca şunlar yapay zekâ ürünü: {parts}.',
    made_reviewed: 'Yapay zekâ ürünü: {parts}; inceleyen: {reviewed_by}.',
    made_translation:
      'Bu yazıyı bir yapay zekâ çevirdi ({details}); hiçbir insan editör incelemedi.',
    part_reviewed: 'inceleyen: {reviewed_by}',
  },
}
