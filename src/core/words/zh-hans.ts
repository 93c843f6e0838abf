/** Chinese in simplified characters. No native speaker has read it. */
import { zhHans as labelWords } from 'candor-disclosure/words/zh-hans.ts'
import type { Language } from './language.ts'

export const zhHans: Language = {
  ...labelWords,
  references: {
    policy: '我们如何使用人工智能',
    sources: '来源',
  },
  entry: {
    corrections: '更正',
    corrected: '已于{date}更正：',
    // For a native reader: 撤回 or 撤稿? Check 存档 for archive.
    retracted: '已于{date}撤回：',
    retractedTitle: '已撤回：{title}',
    correctionTitle: '更正：{title}',
    retractionTitle: '撤回：{title}',
    sentence: '{label}。',
  },
  families: {
    sources: '引用 {domain} 的文章',
    undetermined: '未注明语言',
    modes: {
      'ai-autonomous': 'AI 撰写，无人工编辑',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': '未使用 AI 撰写',
    },
    reviewed: '由人撰写或审核',
    corrections: '更正与撤回',
    archive: '存档 {part}',
    without: '不含 {topics}',
    search: '搜索：{words}',
    groups: {
      topics: '主题',
      sources: '引用的媒体',
      languages: '语言',
      modes: '文章的制作方式',
      '': '全部文章与精选',
    },
  },
  embeds: {
    back: '更多：{title}',
    nothing: '暂无文章。',
  },
  layout: {
    skip: '跳到正文',
    site: '网站',
    subscribe: '订阅',
    feeds: '全部订阅源',
    search: '搜索',
    demo: '演示',
    sample: '这些示例文章展示 Candor 的运作方式。其中关于制作方式的说明也是示例。',
  },
  article: {
    published: '发布于',
    updated: '更新于',
  },
  pages: null,
}
