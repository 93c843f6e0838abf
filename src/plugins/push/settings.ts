/** Settings of push: the WebSub hub, webhooks, and what tells search engines. */
import { decodeBase64 } from 'hono/utils/encode'
import {
  type Environment,
  oneOf,
  onOff,
  readSettings,
  type SettingsTable,
  type ValuesOf,
} from '../../core/settings/setting.ts'

export const pushSettings = {
  push: {
    ...oneOf('PUSH', ['off', 'on', 'hub'], 'off'),
    description: '`on` delivers; with `hub` [another process](push.md#delivery) does.',
    example: 'on',
  },
  key: {
    name: 'PUSH_KEY',
    expected: '32 bytes in base64, as `openssl rand -base64 32` prints them',
    example: 'ZXhhbXBsZSBrZXk6IG1ha2UgeW91ciBvd24gb25lISE=',
    description:
      'Encrypts secrets: the output of `openssl rand -base64 32`. An embedded database makes its own.',
    fallback: null,
    show: () => '…',
    parse: (text) => (/^[A-Za-z0-9+/]{43}=$/.test(text) ? decodeBase64(text) : undefined),
  },
  privateCallbacks: {
    ...onOff('PUSH_PRIVATE_CALLBACKS'),
    description: 'Allows private addresses, for tests.',
  },
  indexNowKey: {
    name: 'INDEXNOW_KEY',
    expected: '8 to 128 letters, digits and hyphens',
    example: '0123456789abcdef0123456789abcdef',
    description: 'Turns [IndexNow](push.md#indexnow) on.',
    fallback: null,
    parse: (text) => (/^[A-Za-z0-9-]{8,128}$/.test(text) ? text : undefined),
  },
} satisfies SettingsTable

export type PushSettings = ValuesOf<typeof pushSettings>

/** @throws {SettingsError} */
export const parsePushSettings = (environment: Environment): PushSettings =>
  readSettings(pushSettings, environment)
