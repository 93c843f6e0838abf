/** The setting that counts readers. */
import { type Environment, readSettings, type SettingsOf } from './setting.ts'

export type ReaderSettings = {
  readonly readers: boolean
}

export const readerSettings: SettingsOf<ReaderSettings> = {
  readers: {
    name: 'READERS',
    expected: 'on or off',
    example: 'on',
    description: 'Counts the readers of each feed, day by day, without storing addresses.',
    fallback: false,
    parse: (text) => ({ on: true, off: false })[text],
  },
}

/** @throws {SettingsError} with all wrong variables, what is allowed and an example. */
export function parseReaderSettings(environment: Environment): ReaderSettings {
  return readSettings(readerSettings, environment)
}
