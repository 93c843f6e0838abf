/** Settings of the publishing API. */
import {
  type Environment,
  readSettings,
  type SettingsTable,
  type ValuesOf,
  wholeNumber,
} from '../../core/settings/setting.ts'

export const publishSettings = {
  /** For each process. */
  requestsPerMinute: {
    ...wholeNumber('API_REQUESTS_PER_MINUTE', 1, 1_000_000, 3000),
    description: 'Requests of a token in a minute; a batch is one, and so is each 100,000 bytes.',
  },
  maxBytes: {
    ...wholeNumber('API_BODY_BYTES', 1000, 100_000_000, 10_000_000),
    description:
      'Largest request: six times [`article_body_limit`](articles.md#long-bodies), because JSON can write a byte as six.',
  },
} satisfies SettingsTable

export type PublishSettings = ValuesOf<typeof publishSettings>

/** @throws {SettingsError} */
export const parsePublishSettings = (environment: Environment): PublishSettings =>
  readSettings(publishSettings, environment)
