/** The setting of ninjs. */
import { type Environment, onOff, readSettings } from '../../core/settings/setting.ts'

export const ninjsSettings = {
  on: {
    ...{ ...onOff('NINJS'), fallback: null },
    description: '[Feeds and pages as ninjs](ninjs.md). By default only in the demo.',
  },
}

export const isNinjsOn = (environment: Environment, isDemo: boolean): boolean =>
  readSettings(ninjsSettings, environment).on ?? isDemo
