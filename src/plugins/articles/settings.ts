/** The setting of articles' pages. */
import { type Environment, onOff, readSettings } from '../../core/settings/setting.ts'

export const articleSettings = {
  pages: {
    ...{ ...onOff('ARTICLE_PAGES'), fallback: null },
    description:
      '`on`: an article whose `url` is `/articles/{external id}/` has a page here, and one that is written without a `url` gets this one. By default only the demo has it on.',
  },
}

export const hasPages = (environment: Environment, isDemo: boolean): boolean =>
  readSettings(articleSettings, environment).pages ?? isDemo
