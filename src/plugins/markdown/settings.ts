/** The setting of Markdown. */
import { type Environment, onOff, readSettings } from '../../core/settings/setting.ts'

export const markdownSettings = {
  on: {
    ...{ ...onOff('MARKDOWN'), fallback: null },
    description: '[Feeds and pages as Markdown](markdown.md). By default only in the demo.',
  },
}

export const isMarkdownOn = (environment: Environment, isDemo: boolean): boolean =>
  readSettings(markdownSettings, environment).on ?? isDemo
