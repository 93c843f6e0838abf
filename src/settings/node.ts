/** The settings that only the Node entry has: where it listens, and which database it opens. */
import { type Environment, parseWholeNumber, readSettings, type SettingsOf } from './setting.ts'

export type NodeSettings = {
  readonly host: string
  /** 0 lets the system choose a free one. */
  readonly port: number
  /** `null` means the database that Candor keeps itself, in `dataDirectory`. Holds a password: see `withoutPassword`. */
  readonly databaseUrl: string | null
  readonly dataDirectory: string
}

/** Every variable that only Node reads, in the order the README lists them. */
export const nodeSettings: SettingsOf<NodeSettings> = {
  host: {
    name: 'HOST',
    kind: 'an IP address or a host name',
    example: '0.0.0.0',
    description: 'Address to listen on.',
    fallback: '127.0.0.1',
    parse: (text) => (/^[\w.:-]+$/.test(text) ? text : undefined),
  },
  port: {
    name: 'PORT',
    kind: 'a whole number from 0 to 65535',
    example: '8787',
    description: 'Port to listen on.',
    fallback: 8787,
    parse: parseWholeNumber(0, 65_535),
  },
  databaseUrl: {
    name: 'DATABASE_URL',
    kind: 'a postgres:// or postgresql:// URL with a host',
    example: 'postgres://candor@127.0.0.1:5432/candor',
    description: 'Database of the newsroom; by default one that Candor keeps itself, in DATA_DIR.',
    fallback: null,
    show: withoutPassword,
    parse: parseDatabaseUrl,
  },
  dataDirectory: {
    name: 'DATA_DIR',
    kind: 'a folder',
    example: '/var/lib/candor',
    description: 'Folder of that database.',
    fallback: '.candor/database',
    parse: (text) => (text.includes('\0') ? undefined : text),
  },
}

function parseDatabaseUrl(text: string): string | undefined {
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) return undefined
  return new URL(text).hostname === '' ? undefined : text
}

/**
 * A database URL that may be logged: without password and parameters. A malformed one is hidden whole, since a
 * password with an unescaped `/`, `#` or `@` ends up in any part of it.
 */
export function withoutPassword(url: string): string {
  const [scheme = ''] = /^\w+:\/\//.exec(url) ?? []
  if (scheme === '' || !URL.canParse(url)) return `${scheme}…`
  const { username, host, pathname, search, hash } = new URL(url)
  if (`${pathname}${search}${hash}`.includes('@')) return `${scheme}…`
  return `${scheme}${username === '' ? '' : `${username}@`}${host}${pathname}`
}

/** Throws a `SettingsError` that names each variable, what was wrong and an example. */
export function parseNodeSettings(environment: Environment): NodeSettings {
  return readSettings(nodeSettings, environment)
}

/** The origin at which a browser on this machine finds the service: the fallback of SITE_ORIGIN on Node. */
export function localOrigin(host: string, port: number): string {
  const anywhere: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' }
  const reachable = anywhere[host] ?? host
  return new URL(`http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`).origin
}
