/** The setting that counts readers. */
import {
  type Environment,
  onOff,
  readSettings,
  type SettingsTable,
} from '../../core/settings/setting.ts'

export const readerSettings = {
  readers: {
    ...onOff('READERS'),
    description: 'Counts the readers of each feed, day by day, without storing addresses.',
  },
} satisfies SettingsTable

/** @throws {SettingsError} */
export const parseReaderSettings = (environment: Environment) =>
  readSettings(readerSettings, environment)
