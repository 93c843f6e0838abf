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
  parts: {
    names: {
      headline: '見出し',
      summary: '要約',
      text: '本文',
      translation: '翻訳',
      key_points: '要点',
      picture: '画像',
      audio: '音声',
      data: 'データ',
    },
    two: '{a}と{b}',
    more: '{a}、{b}など',
    by_ai: 'AIによる{parts}：',
    reviewed: 'AIによる{parts}（確認済み）：',
    translated: 'AI翻訳・人間の編集なし：',
    made: 'AIが作成したのは次の部分だけです：{parts}。',
    made_reviewed: 'AIが作成した部分：{parts}。{reviewed_by}が確認しました。',
    made_translation: 'この記事はAIが翻訳したもので（{details}）、人間の編集者は確認していません。',
    part_reviewed: '{reviewed_by}が確認',
  },
}
