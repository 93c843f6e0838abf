/** Settings of the log. */
import {
  type Environment,
  oneOf,
  readSettings,
  type SettingsTable,
  wholeNumber,
} from './setting.ts'

export const logSettings = {
  logFormat: {
    ...oneOf('LOG_FORMAT', ['auto', 'text', 'json'], 'auto'),
    description:
      'Lines of the log. `auto` is text on a terminal and JSON otherwise; on Cloudflare it is always JSON.',
  },
  logLevel: {
    ...oneOf('LOG_LEVEL', ['error', 'warn', 'info'], 'info'),
    description: 'Least level of the events that are logged.',
  },
  accessLog: {
    ...wholeNumber('ACCESS_LOG', 0, 1_000_000, 0),
    description:
      'Access log: a line for one of so many requests, and for each that failed; 1 is every request, 0 turns it off.',
  },
} satisfies SettingsTable

/** @throws {SettingsError} */
export const parseLogSettings = (environment: Environment) => readSettings(logSettings, environment)
