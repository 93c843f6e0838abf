/** The setting of articles' pages. */
import { type Environment, onOff, readSettings } from '../../core/settings/setting.ts'

export const articleSettings = {
  pages: {
    ...{ ...onOff('ARTICLE_PAGES'), fallback: null },
    description: '[Pages of articles](article-pages.md). By default only in the demo.',
  },
}

export const hasPages = (environment: Environment, isDemo: boolean): boolean =>
  readSettings(articleSettings, environment).pages ?? isDemo
