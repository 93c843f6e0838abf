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
  parts: {
    names: {
      headline: '제목',
      summary: '요약',
      text: '본문',
      translation: '번역',
      key_points: '요점',
      picture: '이미지',
      audio: '음성',
      data: '데이터',
    },
    two: '{a} 및 {b}',
    more: '{a}, {b} 등',
    by_ai: 'AI가 만든 {parts}:',
    reviewed: 'AI가 만든 {parts}, 검토 완료:',
    translated: 'AI 번역, 사람의 편집 없음:',
    made: '다음 부분만 AI가 만들었습니다: {parts}.',
    made_reviewed: 'AI가 만든 부분: {parts}. 검토: {reviewed_by}.',
    made_translation: '이 기사는 AI가 번역했으며({details}), 사람 편집자가 검토하지 않았습니다.',
    part_reviewed: '검토: {reviewed_by}',
  },
}
