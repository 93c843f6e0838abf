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
}
