/** The setting of signed statements: docs/signed.md. Without it, nothing is signed. */
import { type Environment, readSettings, type SettingsTable } from '../../core/settings/setting.ts'

export const signingSettings = {
  key: {
    name: 'SIGNING_KEY',
    expected:
      'the path of a file with a private Ed25519 key, or the key itself, as a JWK or PKCS#8',
    example: '/etc/candor/signing.jwk',
    description: 'Signs [statements](signed.md): a file, or the key itself.',
    fallback: null,
    show: () => '…',
    parse: (text) => (text.includes('\0') ? undefined : text),
  },
} satisfies SettingsTable

export type SigningSettings = ReturnType<typeof parseSigningSettings>

/** @throws {SettingsError} */
export const parseSigningSettings = (environment: Environment) =>
  readSettings(signingSettings, environment)
