/** Settings of the publishing API. */
import { type Environment, readSettings, type SettingsOf, wholeNumber } from './setting.ts'

export type PublishSettings = {
  /** Requests of one token in a minute, for each process. */
  readonly requestsPerMinute: number
  /** Bytes of a request's body; a batch may have ten times as many. */
  readonly mostBytes: number
}

export const publishSettings: SettingsOf<PublishSettings> = {
  requestsPerMinute: wholeNumber(
    'API_REQUESTS_PER_MINUTE',
    1,
    1_000_000,
    3000,
    'Requests to the publishing API that one token may send in a minute; a batch is one request.',
  ),
  mostBytes: wholeNumber(
    'API_BODY_BYTES',
    1000,
    100_000_000,
    1_000_000,
    'Largest body of a request to the publishing API, in bytes; a batch may have ten times as many.',
  ),
}

/** @throws {SettingsError} with all wrong variables, what is allowed and an example. */
export function parsePublishSettings(environment: Environment): PublishSettings {
  return readSettings(publishSettings, environment)
}
