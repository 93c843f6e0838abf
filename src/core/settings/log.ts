/** Settings of the log. */
import { type Environment, oneOf, readSettings, type SettingsTable } from './setting.ts'

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
} satisfies SettingsTable

/** @throws {SettingsError} */
export const parseLogSettings = (environment: Environment) => readSettings(logSettings, environment)
