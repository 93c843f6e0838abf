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
}
