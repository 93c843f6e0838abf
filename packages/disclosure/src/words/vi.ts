/** Vietnamese. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const vi: LabelWords = {
  ...labelForms({
    autonomous: 'AI viết, không có biên tập viên:',
    assisted: 'Có AI hỗ trợ:',
    tag: 'AI viết',
  }),
  pictures: {
    generated: 'Hình ảnh do AI tạo',
    edited: 'Hình ảnh được chỉnh sửa bằng AI',
  },
  statements: {
    'ai-autonomous': 'Bài viết này do AI tự viết; không có biên tập viên nào rà soát.',
    'ai-assisted': 'Viết với sự hỗ trợ của AI và được {reviewed_by} rà soát.',
    'human-only': 'Do con người viết, không dùng AI tạo sinh.',
  },
  parts: {
    names: {
      headline: 'tiêu đề',
      summary: 'tóm tắt',
      text: 'văn bản',
      translation: 'bản dịch',
      key_points: 'điểm chính',
      picture: 'hình ảnh',
      audio: 'âm thanh',
      data: 'dữ liệu',
    },
    two: '{a} và {b}',
    more: '{a}, {b}, v.v.',
    by_ai: '{parts} do AI tạo:',
    reviewed: '{parts} do AI tạo, đã rà soát:',
    translated: 'AI dịch, không có biên tập viên:',
    made: 'Chỉ những phần sau do AI tạo: {parts}.',
    made_reviewed: 'Do AI tạo: {parts}; được {reviewed_by} rà soát.',
    made_translation: 'Bài viết này do AI dịch ({details}); không có biên tập viên nào rà soát.',
    part_reviewed: 'do {reviewed_by} rà soát',
  },
}
