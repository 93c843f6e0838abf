/** Chinese in simplified characters. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const zhHans: LabelWords = {
  ...labelForms({
    autonomous: 'AI 撰写，无人工编辑：',
    assisted: 'AI 辅助：',
    tag: 'AI 撰写',
  }),
  pictures: {
    generated: 'AI 生成的图片',
    edited: '经 AI 编辑的图片',
  },
  statements: {
    'ai-autonomous': '本文由人工智能自主撰写，未经人类编辑审核。',
    'ai-assisted': '本文借助人工智能撰写，由 {reviewed_by} 审核。',
    'human-only': '本文由人撰写，未使用生成式人工智能。',
  },
}
