/** The setting of the page that checks feeds. */
import { type Environment, readSettings, type SettingsTable } from '../../core/settings/setting.ts'

export const checkSettingsTable = {
  /** `null` is on in the demo newsroom, and off everywhere else. */
  check: {
    name: 'CHECK',
    expected: 'on or off',
    example: 'on',
    description:
      'The page /check/, where everybody can [check a feed](check.md). By default it is on in the demo newsroom only.',
    fallback: null,
    parse: (text) => ({ on: true, off: false })[text],
  },
} satisfies SettingsTable

/** @throws {SettingsError} */
export const parseCheckSettings = (environment: Environment) =>
  readSettings(checkSettingsTable, environment)
