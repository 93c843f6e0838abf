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
  parts: {
    names: {
      headline: '标题',
      summary: '摘要',
      text: '正文',
      translation: '译文',
      key_points: '要点',
      picture: '图片',
      audio: '音频',
      data: '数据',
    },
    two: '{a}和{b}',
    more: '{a}、{b}等',
    by_ai: 'AI 生成的{parts}：',
    reviewed: 'AI 生成的{parts}，已审核：',
    translated: 'AI 翻译，无人工编辑：',
    made: '仅以下部分由人工智能生成：{parts}。',
    made_reviewed: '由人工智能生成：{parts}；由 {reviewed_by} 审核。',
    made_translation: '本文由人工智能翻译（{details}），未经人类编辑审核。',
    part_reviewed: '由 {reviewed_by} 审核',
  },
}
