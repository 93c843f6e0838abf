/** Korean. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const ko: LabelWords = {
  ...labelForms({
    autonomous: 'AI 작성, 사람의 편집 없음:',
    assisted: 'AI 도움으로 작성:',
    tag: 'AI 작성',
  }),
  pictures: {
    generated: 'AI가 만든 이미지',
    edited: 'AI로 편집한 이미지',
  },
  statements: {
    'ai-autonomous': '이 기사는 AI가 스스로 작성했으며, 사람 편집자가 검토하지 않았습니다.',
    'ai-assisted': 'AI의 도움을 받아 작성했습니다. 검토: {reviewed_by}.',
    'human-only': '생성형 AI 없이 사람이 작성했습니다.',
  },
}
