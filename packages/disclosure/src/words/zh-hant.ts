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
}
