/** Settings of the log. */
import { type Environment, oneOf, readSettings, type SettingsOf, wholeNumber } from './setting.ts'

export type LogSettings = {
  /** `auto` is text on a terminal, and JSON otherwise. */
  readonly logFormat: 'auto' | 'text' | 'json'
  readonly logLevel: 'error' | 'warn' | 'info'
  /** One of so many requests has a line; 0 for none. */
  readonly accessLog: number
}

export const logSettings: SettingsOf<LogSettings> = {
  logFormat: oneOf(
    'LOG_FORMAT',
    ['auto', 'text', 'json'] as const,
    'auto',
    'Lines of the log. `auto` is text on a terminal and JSON otherwise; on Cloudflare it is always JSON.',
  ),
  logLevel: oneOf(
    'LOG_LEVEL',
    ['error', 'warn', 'info'] as const,
    'info',
    'Least level of the events that are logged.',
  ),
  accessLog: wholeNumber(
    'ACCESS_LOG',
    0,
    1_000_000,
    0,
    'Access log: a line for one of so many requests, and for each that failed; 1 is every request, 0 turns it off.',
  ),
}

/** @throws {SettingsError} with all wrong variables, what is allowed and an example. */
export function parseLogSettings(environment: Environment): LogSettings {
  return readSettings(logSettings, environment)
}
