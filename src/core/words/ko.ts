/** Korean. No native speaker has read it. */
import { ko as labelWords } from 'candor-disclosure/words/ko.ts'
import type { Language } from './language.ts'

export const ko: Language = {
  ...labelWords,
  references: {
    policy: '우리의 AI 활용 방식',
    sources: '출처',
  },
  entry: {
    corrections: '정정',
    corrected: '{date} 정정:',
    // For a native reader: “철회” (withdrawal) or “삭제” (deletion)?
    retracted: '{date} 철회:',
    retractedTitle: '철회된 기사: {title}',
    correctionTitle: '정정: {title}',
    retractionTitle: '기사 철회: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: '{domain} 인용 기사',
    undetermined: '언어 미표시',
    modes: {
      'ai-autonomous': 'AI 작성, 사람의 편집 없음',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'AI 없이 작성',
    },
    reviewed: '사람이 작성하거나 검토',
    corrections: '정정 및 철회 기사',
    archive: '아카이브 {part}',
    without: '{topics} 제외',
    search: '검색: {words}',
    groups: {
      topics: '주제',
      sources: '인용한 매체',
      languages: '언어',
      modes: '기사 제작 방식',
      '': '전체 기사와 선별 기사',
    },
  },
  embeds: {
    back: '더 보기: {title}',
    nothing: '아직 기사가 없습니다.',
  },
  layout: {
    skip: '본문으로 이동',
    site: '사이트',
    subscribe: '구독',
    feeds: '모든 피드',
    search: '검색',
    demo: '데모',
    sample:
      'Candor가 어떻게 작동하는지 보여 주는 예시 기사입니다. 제작 방식에 관한 설명도 예시입니다.',
  },
  article: {
    published: '게시',
    updated: '수정',
  },
  pages: null,
}
