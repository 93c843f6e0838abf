/** Settings of signed statements: docs/signed.md. Without one of them, nothing is signed. */
import { type Environment, readSettings, SettingsError, type SettingsTable } from './setting.ts'

const parse = (text: string) => (text.includes('\0') ? undefined : text)

export const signingSettings = {
  key: {
    name: 'SIGNING_KEY',
    expected:
      'the path of a file with a private Ed25519 key, or the key itself, as a JWK or PKCS#8',
    example: '/etc/candor/signing.jwk',
    description:
      'Signs a statement for each published article, beside push: `PUSH=on`, or `candor push`.',
    fallback: null,
    show: () => '…',
    parse,
  },
  command: {
    name: 'SIGNING_COMMAND',
    expected:
      'a command that reads what is to be signed, and prints the Ed25519 signature in base64url',
    example: '/usr/local/bin/sign-with-hsm',
    description: 'Signs instead of `SIGNING_KEY`, as with a key in hardware; on Node only.',
    fallback: null,
    show: () => '…',
    parse,
  },
  log: {
    name: 'SIGNING_LOG',
    expected: 'an http(s) address',
    example: 'https://archive.example.net/statements/',
    description:
      'A copy of the public log, which the database is compared with at start and after a restore: signing stops if it is behind, or if the copy cannot be read. By default the log of this site.',
    fallback: null,
    parse: (text) => (/^https?:/.test(text) && URL.canParse(text) ? text : undefined),
  },
} satisfies SettingsTable

export type SigningSettings = ReturnType<typeof parseSigningSettings>

/** @throws {SettingsError} */
export function parseSigningSettings(environment: Environment) {
  const settings = readSettings(signingSettings, environment)
  if (settings.key === null || settings.command === null) return settings
  throw new SettingsError([
    'SIGNING_KEY and SIGNING_COMMAND are both set. Remove the one that is not to sign.',
  ])
}
