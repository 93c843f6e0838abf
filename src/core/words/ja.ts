/** Japanese. No native speaker has read it. */
import { ja as labelWords } from 'candor-disclosure/words/ja.ts'
import type { Language } from './language.ts'

export const ja: Language = {
  ...labelWords,
  references: {
    policy: 'AIの利用について',
    sources: '出典',
  },
  entry: {
    corrections: '訂正',
    corrected: '{date}に訂正：',
    // For a native reader: Newspapers write 取り消し too.
    retracted: '{date}に撤回：',
    retractedTitle: '撤回済み：{title}',
    correctionTitle: '訂正：{title}',
    retractionTitle: '撤回：{title}',
    sentence: '{label}。',
  },
  families: {
    sources: '{domain}を引用した記事',
    undetermined: '言語の記載なし',
    modes: {
      'ai-autonomous': 'AIが執筆、人間の編集なし',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'AIを使わずに執筆',
    },
    reviewed: '人間が執筆または確認',
    corrections: '訂正と撤回',
    archive: 'アーカイブ {part}',
    without: '{topics}を除く',
    search: '検索：{words}',
    groups: {
      topics: 'トピック',
      sources: '引用した媒体',
      languages: '言語',
      modes: '記事の作られ方',
      '': 'すべての記事と選ばれた記事',
    },
  },
  embeds: {
    back: 'もっと見る：{title}',
    nothing: '記事はまだありません。',
  },
  layout: {
    skip: '本文へ移動',
    site: 'サイト',
    subscribe: '購読',
    feeds: 'すべてのフィード',
    search: '検索',
    demo: 'デモ',
    sample: 'これらはCandorの仕組みを示す見本記事です。作成方法の記載も見本です。',
  },
  article: {
    published: '公開',
    updated: '更新',
  },
  pages: null,
}
