/** The setting of articles' pages. */
import { type Environment, onOff, readSettings } from '../../core/settings/setting.ts'

export const articleSettings = {
  pages: {
    ...{ ...onOff('ARTICLE_PAGES'), fallback: null },
    description:
      'Pages at `/articles/{external id}/`, also for articles without a `url`. By default only the demo has them.',
  },
}

export const hasPages = (environment: Environment, isDemo: boolean): boolean =>
  readSettings(articleSettings, environment).pages ?? isDemo
