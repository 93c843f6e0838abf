/** Settings of the editors' desk. */
import {
  type Environment,
  onOff,
  readSettings,
  type SettingsTable,
  type ValuesOf,
} from '../../../core/settings/setting.ts'

/** Passkeys need a domain, and browsers make them on HTTPS or on `localhost` only. */
function parseOrigin(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const { href, origin, protocol, hostname } = new URL(text)
  const isAddress = /^[\d.]+$|^\[/.test(hostname)
  const isSafe = protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost')
  return isSafe && !isAddress && href === `${origin}/` ? origin : undefined
}

export const deskSettings = {
  /** `null` is on in the demo newsroom on this machine, and off everywhere else. */
  desk: {
    name: 'DESK',
    expected: 'on or off',
    example: 'on',
    description: '[The desk](desk/operator.md). By default only in the demo.',
    fallback: null,
    parse: (text) => ({ on: true, off: false })[text],
  },
  /** `null` is `localhost` with the port of the service. */
  deskOrigin: {
    name: 'DESK_ORIGIN',
    expected: 'an https:// origin with a domain, or http://localhost with a port',
    example: 'https://desk.news.example.org',
    description: 'Its public address; by default `http://localhost` with the port.',
    fallback: null,
    parse: parseOrigin,
  },
  fourEyes: {
    ...onOff('FOUR_EYES'),
    description: 'Nobody signs a text that they changed last.',
  },
} satisfies SettingsTable

export type DeskSettings = ValuesOf<typeof deskSettings>

/** @throws {SettingsError} */
export const parseDeskSettings = (environment: Environment): DeskSettings =>
  readSettings(deskSettings, environment)
