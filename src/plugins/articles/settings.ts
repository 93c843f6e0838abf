/** The setting of articles' pages. */
import { onInDemo } from '../../core/settings/setting.ts'

export const { table: articleSettings, isOn: hasPages } = onInDemo(
  'ARTICLE_PAGES',
  '[Pages of articles](article-pages.md)',
)
