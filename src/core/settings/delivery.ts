/** Settings of delivery (freshness, staleness, memory) and of HSTS. */
import {
  type Environment,
  readSettings,
  type SettingsTable,
  type ValuesOf,
  wholeNumber,
} from './setting.ts'

export const deliverySettings = {
  freshMs: {
    ...wholeNumber('FRESH_MS', 0, 60_000, 1000),
    description:
      'How long, in milliseconds, a response is served from memory without a database query.',
  },
  staleHours: {
    ...wholeNumber('STALE_HOURS', 0, 720, 24),
    description:
      'Maximum age, in hours, of cached responses that are served while the database is unavailable.',
  },
  memoryMegabytes: {
    ...wholeNumber('MEMORY_MB', 1, 4096, 48),
    description: 'Memory, in megabytes, for all rendered feeds and sanitized article bodies.',
  },
  hstsSeconds: {
    ...wholeNumber('HSTS_SECONDS', 0, 63_072_000, 0),
    description: 'max-age of the Strict-Transport-Security header, in seconds; 0 sends no header.',
    example: '31536000',
  },
} satisfies SettingsTable

export type DeliverySettings = ValuesOf<typeof deliverySettings>

/** @throws {SettingsError} */
export const parseDeliverySettings = (environment: Environment): DeliverySettings =>
  readSettings(deliverySettings, environment)
