/** Settings of the Node entry only: its address and its database. */
import { type Environment, parseWholeNumber, readSettings, type SettingsOf } from './setting.ts'

export type NodeSettings = {
  readonly host: string
  /** 0 lets the system select a free port. */
  readonly port: number
  /** `null` is the embedded database in `dataDirectory`. Can contain a password: log it with `withoutPassword`. */
  readonly databaseUrl: string | null
  /** The same database for a role that may write; `null` if there is no publishing API. */
  readonly writerDatabaseUrl: string | null
  /** The same database for push; `null` uses that of `writerDatabaseUrl`. */
  readonly serviceDatabaseUrl: string | null
  readonly dataDirectory: string
}

/** All variables that only Node reads, in the order of docs/settings.md. */
export const nodeSettings: SettingsOf<NodeSettings> = {
  host: {
    name: 'HOST',
    expected: 'an IP address or a host name',
    example: '0.0.0.0',
    description: 'Address to listen on.',
    fallback: '127.0.0.1',
    parse: (text) => (/^[\w.:-]+$/.test(text) ? text : undefined),
  },
  port: {
    name: 'PORT',
    expected: 'a whole number from 0 to 65535',
    example: '8787',
    description: 'Port to listen on.',
    fallback: 8787,
    parse: parseWholeNumber(0, 65_535),
  },
  databaseUrl: {
    name: 'DATABASE_URL',
    expected: 'a postgres:// or postgresql:// URL with a host',
    example: 'postgres://candor@127.0.0.1:5432/candor',
    description: 'Database of the newsroom; by default an embedded database in DATA_DIR.',
    fallback: null,
    show: withoutPassword,
    parse: parseDatabaseUrl,
  },
  writerDatabaseUrl: {
    name: 'WRITER_DATABASE_URL',
    expected: 'a postgres:// or postgresql:// URL with a host',
    example: 'postgres://publisher@127.0.0.1:5432/candor',
    description: 'The same database, with a role that may write: turns the publishing API on.',
    fallback: null,
    show: withoutPassword,
    parse: parseDatabaseUrl,
  },
  serviceDatabaseUrl: {
    name: 'SERVICE_DATABASE_URL',
    expected: 'a postgres:// or postgresql:// URL with a host',
    example: 'postgres://push@127.0.0.1:5432/candor',
    description: 'The same database, with a role for push that cannot write articles; by default WRITER_DATABASE_URL.',
    fallback: null,
    show: withoutPassword,
    parse: parseDatabaseUrl,
  },
  dataDirectory: {
    name: 'DATA_DIR',
    expected: 'a folder',
    example: '/var/lib/candor',
    description: 'Folder of the embedded database.',
    fallback: '.candor/database',
    // Files beside the folder have its name and an ending: a slash would put them into it.
    parse: (text) => (text.includes('\0') ? undefined : text.replace(/(?<=.)\/+$/, '')),
  },
}

function parseDatabaseUrl(text: string): string | undefined {
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) return undefined
  return new URL(text).hostname === '' ? undefined : text
}

/**
 * The database URL for logs: without password and parameters. Hides a malformed URL completely, because a password with
 * an unescaped `/`, `#` or `@` can be in any part of it.
 */
export function withoutPassword(url: string): string {
  const [scheme = ''] = /^\w+:\/\//.exec(url) ?? []
  if (scheme === '' || !URL.canParse(url)) return `${scheme}…`
  const { username, host, pathname, search, hash } = new URL(url)
  if (`${pathname}${search}${hash}`.includes('@')) return `${scheme}…`
  return `${scheme}${username === '' ? '' : `${username}@`}${host}${pathname}`
}

/** @throws {SettingsError} with all wrong variables, what is allowed and an example. */
export function parseNodeSettings(environment: Environment): NodeSettings {
  return readSettings(nodeSettings, environment)
}

/** The origin of the service for a browser on this machine: the fallback of SITE_ORIGIN on Node. */
export function localOrigin(host: string, port: number): string {
  const loopbackOf: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' }
  const reachable = loopbackOf[host] ?? host
  return new URL(`http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`).origin
}
