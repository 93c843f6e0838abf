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
    description: 'Counts [readers](readers.md).',
  },
} satisfies SettingsTable

/** @throws {SettingsError} */
export const parseReaderSettings = (environment: Environment) =>
  readSettings(readerSettings, environment)
