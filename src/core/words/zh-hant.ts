/** Chinese in traditional characters. No native speaker has read it. */
import { zhHant as labelWords } from 'candor-disclosure/words/zh-hant.ts'
import type { Language } from './language.ts'

export const zhHant: Language = {
  ...labelWords,
  references: {
    policy: '我們如何使用人工智慧',
    sources: '資料來源',
  },
  entry: {
    corrections: '更正',
    corrected: '已於{date}更正：',
    // For a native reader: 撤回 or 撤稿? Check 封存 for archive (存檔 is the other choice).
    retracted: '已於{date}撤回：',
    retractedTitle: '已撤回：{title}',
    correctionTitle: '更正：{title}',
    retractionTitle: '撤回：{title}',
    sentence: '{label}。',
  },
  families: {
    sources: '引用 {domain} 的文章',
    undetermined: '未註明語言',
    modes: {
      'ai-autonomous': 'AI 撰寫，無人工編輯',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': '未使用 AI 撰寫',
    },
    reviewed: '由人撰寫或審閱',
    corrections: '更正與撤回',
    archive: '封存 {part}',
    without: '不含 {topics}',
    search: '搜尋：{words}',
    groups: {
      topics: '主題',
      sources: '引用的媒體',
      languages: '語言',
      modes: '文章的製作方式',
      '': '全部文章與精選',
    },
  },
  embeds: {
    back: '更多：{title}',
    nothing: '尚無文章。',
  },
  layout: {
    skip: '跳到內文',
    site: '網站',
    subscribe: '訂閱',
    feeds: '全部訂閱源',
    search: '搜尋',
    demo: '示範',
    sample: '這些範例文章展示 Candor 的運作方式。其中關於製作方式的說明也是範例。',
  },
  article: {
    published: '發布於',
    updated: '更新於',
  },
  pages: null,
}
