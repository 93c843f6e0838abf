/** The setting that counts readers. */
import { type Environment, onOff, readSettings, type SettingsTable, type ValuesOf } from './setting.ts'

export const readerSettings = {
  readers: onOff('READERS', 'Counts the readers of each feed, day by day, without storing addresses.'),
} satisfies SettingsTable

export type ReaderSettings = ValuesOf<typeof readerSettings>

/** @throws {SettingsError} */
export const parseReaderSettings = (environment: Environment): ReaderSettings =>
  readSettings(readerSettings, environment)
