/** Settings of delivery (freshness, staleness, memory) and of HSTS. */
import { type Environment, readSettings, type SettingsOf, wholeNumber } from './setting.ts'

export type DeliverySettings = {
  /** Milliseconds for which a document is served without a query. */
  readonly freshMs: number
  /** Hours for which the last version of a document is served while the database is down. */
  readonly staleHours: number
  /** Megabytes (10⁶ bytes) for rendered documents and sanitized article bodies together. */
  readonly memoryMegabytes: number
  /** Seconds of `Strict-Transport-Security`; 0 sends none. */
  readonly hstsSeconds: number
}

export const deliverySettings: SettingsOf<DeliverySettings> = {
  freshMs: wholeNumber(
    'FRESH_MS',
    0,
    60_000,
    1000,
    'How long, in milliseconds, a response is served from memory without a database query.',
  ),
  staleHours: wholeNumber(
    'STALE_HOURS',
    0,
    720,
    24,
    'Maximum age, in hours, of cached responses that are served while the database is unavailable.',
  ),
  memoryMegabytes: wholeNumber(
    'MEMORY_MB',
    1,
    4096,
    48,
    'Memory, in megabytes, for all rendered feeds and sanitized article bodies.',
  ),
  hstsSeconds: {
    ...wholeNumber(
      'HSTS_SECONDS',
      0,
      63_072_000,
      0,
      'max-age of the Strict-Transport-Security header, in seconds; 0 sends no header.',
    ),
    example: '31536000',
  },
}

/** @throws {SettingsError} with all wrong variables, what is allowed and an example. */
export function parseDeliverySettings(environment: Environment): DeliverySettings {
  return readSettings(deliverySettings, environment)
}
