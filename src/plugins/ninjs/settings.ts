/** The setting of ninjs. */
import { type Environment, onOff, readSettings } from '../../core/settings/setting.ts'

export const ninjsSettings = {
  on: {
    ...{ ...onOff('NINJS'), fallback: null },
    description:
      '`on`: each feed has a `feed.ninjs.json`, and each page of an article is there as ninjs, too. By default only the demo has it on.',
  },
}

export const isNinjsOn = (environment: Environment, isDemo: boolean): boolean =>
  readSettings(ninjsSettings, environment).on ?? isDemo
