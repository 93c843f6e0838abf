/** Settings of push: the WebSub hub, webhooks, and what tells search engines. */
import { decodeBase64 } from 'hono/utils/encode'
import { type Environment, oneOf, readSettings, type SettingsOf, wholeNumber } from './setting.ts'

export type PushSettings = {
  /** `hub` takes subscriptions, and another process delivers: `candor push`. */
  readonly push: 'off' | 'on' | 'hub'
  /** 32 bytes that encrypt the secrets of subscribers and webhooks; `null` if none is set. */
  readonly key: Uint8Array<ArrayBuffer> | null
  /** Changes of a feed within this time are one delivery. */
  readonly windowMs: number
  /** Of `X-Hub-Signature`. */
  readonly signature: SignatureMethod
  /** Allows callbacks and webhooks at private addresses. */
  readonly privateCallbacks: boolean
  /** Requests to the hub of one client in a minute, for each process. */
  readonly hubRequestsPerMinute: number
  /** Turns IndexNow on. */
  readonly indexNowKey: string | null
}

export const signatureMethods = ['sha1', 'sha256', 'sha384', 'sha512'] as const
export type SignatureMethod = (typeof signatureMethods)[number]

export const pushSettings: SettingsOf<PushSettings> = {
  push: {
    ...oneOf<'off' | 'on' | 'hub'>(
      'PUSH',
      ['off', 'on', 'hub'],
      'off',
      'Push: `on`, or `hub` where another process delivers (`candor push`).',
    ),
    example: 'on',
  },
  key: {
    name: 'PUSH_KEY',
    expected: '32 bytes in base64, as `openssl rand -base64 32` prints them',
    example: 'ZXhhbXBsZSBrZXk6IG1ha2UgeW91ciBvd24gb25lISE=',
    description:
      'Encrypts the secrets of subscribers and webhooks in the database; the embedded database makes its own.',
    fallback: null,
    show: () => '…',
    parse: (text) => (/^[A-Za-z0-9+/]{43}=$/.test(text) ? decodeBase64(text) : undefined),
  },
  windowMs: wholeNumber(
    'PUSH_WINDOW_MS',
    0,
    60_000,
    1750,
    'Changes of one feed within this time, in milliseconds, are one delivery. At the edge it is the minute of the cron trigger.',
  ),
  signature: oneOf<SignatureMethod>(
    'PUSH_SIGNATURE',
    signatureMethods,
    'sha256',
    'Method of the signatures of the WebSub hub.',
  ),
  privateCallbacks: {
    name: 'PUSH_PRIVATE_CALLBACKS',
    expected: 'on or off',
    example: 'on',
    description: 'Allows callbacks and webhooks at private addresses. For tests only.',
    fallback: false,
    parse: (text) => ({ on: true, off: false })[text],
  },
  hubRequestsPerMinute: wholeNumber(
    'HUB_REQUESTS_PER_MINUTE',
    1,
    1_000_000,
    300,
    'Requests to the WebSub hub that one client address may send in a minute.',
  ),
  indexNowKey: {
    name: 'INDEXNOW_KEY',
    expected: '8 to 128 letters, digits and hyphens',
    example: '0123456789abcdef0123456789abcdef',
    description: 'Tells search engines of new, changed and removed articles by IndexNow.',
    fallback: null,
    parse: (text) => (/^[A-Za-z0-9-]{8,128}$/.test(text) ? text : undefined),
  },
}

/** @throws {SettingsError} with all wrong variables, what is allowed and an example. */
export function parsePushSettings(environment: Environment): PushSettings {
  return readSettings(pushSettings, environment)
}
