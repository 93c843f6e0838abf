/** Japanese. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const ja: LabelWords = {
  ...labelForms({
    autonomous: 'AI作成・人間の編集なし：',
    assisted: 'AI支援：',
    tag: 'AI作成',
  }),
  pictures: {
    generated: 'AIが作成した画像',
    edited: 'AIで編集した画像',
  },
  statements: {
    'ai-autonomous': 'この記事はAIが自律的に執筆したもので、人間の編集者は確認していません。',
    'ai-assisted': 'AIの支援を受けて執筆し、{reviewed_by}が確認しました。',
    'human-only': '生成AIを使わずに人が執筆しました。',
  },
}
