/** The setting of Markdown. */
import { type Environment, onOff, readSettings } from '../../core/settings/setting.ts'

export const markdownSettings = {
  on: {
    ...{ ...onOff('MARKDOWN'), fallback: null },
    description:
      '`on`: each feed has a `feed.md`, each page of an article is there as Markdown, too, and `/llms.txt` names them. By default only the demo has it on.',
  },
}

export const isMarkdownOn = (environment: Environment, isDemo: boolean): boolean =>
  readSettings(markdownSettings, environment).on ?? isDemo
