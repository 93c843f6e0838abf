/** Chinese in traditional characters. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const zhHant: LabelWords = {
  ...labelForms({
    autonomous: 'AI 撰寫，無人工編輯：',
    assisted: 'AI 輔助：',
    tag: 'AI 撰寫',
  }),
  pictures: {
    generated: 'AI 生成的圖片',
    edited: '經 AI 編輯的圖片',
  },
  statements: {
    // For a native reader: Taiwan says 人工智慧, Hong Kong 人工智能.
    'ai-autonomous': '本文由人工智慧自主撰寫，未經人類編輯審閱。',
    'ai-assisted': '本文借助人工智慧撰寫，由 {reviewed_by} 審閱。',
    'human-only': '本文由人撰寫，未使用生成式人工智慧。',
  },
  parts: {
    names: {
      headline: '標題',
      summary: '摘要',
      text: '內文',
      translation: '譯文',
      key_points: '重點',
      picture: '圖片',
      // For a native reader: Taiwan says 音訊, Hong Kong 音頻; 資料 is the other choice for data.
      audio: '音訊',
      data: '數據',
    },
    two: '{a}和{b}',
    more: '{a}、{b}等',
    by_ai: 'AI 生成的{parts}：',
    reviewed: 'AI 生成的{parts}，已審閱：',
    translated: 'AI 翻譯，無人工編輯：',
    made: '僅以下部分由人工智慧生成：{parts}。',
    made_reviewed: '由人工智慧生成：{parts}；由 {reviewed_by} 審閱。',
    made_translation: '本文由人工智慧翻譯（{details}），未經人類編輯審閱。',
    part_reviewed: '由 {reviewed_by} 審閱',
  },
}
