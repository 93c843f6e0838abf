/** Settings of the Node entry only: its address and its database. */
import {
  type Environment,
  oneOf,
  parseWholeNumber,
  readSettings,
  type SettingsTable,
  wholeNumber,
} from './setting.ts'

const database = (name: string, role: string) => ({
  name,
  expected: 'a postgres:// or postgresql:// URL with one host',
  example: `postgres://${role}@127.0.0.1:5432/candor`,
  fallback: null,
  show: withoutPassword,
  parse: parseDatabaseUrl,
})

/** All variables that only Node reads, in the order of docs/settings.md. */
export const nodeSettings = {
  host: {
    name: 'HOST',
    expected: 'an IP address or a host name',
    example: '0.0.0.0',
    description: 'Address to listen on.',
    fallback: '127.0.0.1',
    parse: (text) => (/^[\w.:-]+$/.test(text) ? text : undefined),
  },
  /** 0 lets the system select a free port. */
  port: {
    name: 'PORT',
    expected: 'a whole number from 0 to 65535',
    example: '8787',
    description: 'Port to listen on.',
    fallback: 8787,
    parse: parseWholeNumber(0, 65_535),
  },
  /**
   * `null` is the embedded database in `dataDirectory`. Can contain a password: log it with
   * `withoutPassword`.
   */
  databaseUrl: {
    ...database('DATABASE_URL', 'candor'),
    description: 'The database; by default embedded in `DATA_DIR`.',
  },
  /** `null` if there is no publishing API. */
  writerDatabaseUrl: {
    ...database('WRITER_DATABASE_URL', 'publisher'),
    description: 'The same, with a login that writes: turns the API on.',
  },
  serviceDatabaseUrl: {
    ...database('SERVICE_DATABASE_URL', 'push'),
    description: 'The same, with a login for push and counts; by default `WRITER_DATABASE_URL`.',
  },
  editorsDatabaseUrl: {
    ...database('EDITORS_DATABASE_URL', 'editing'),
    description: 'The same, with the desk’s login: `DESK=on` needs it.',
  },
  /** For each pool: that of readers, and that of the publishing API. */
  databaseConnections: {
    ...wholeNumber('DATABASE_CONNECTIONS', 1, 100, 5),
    description: 'Most connections of a process, and as many for the API.',
  },
  migrate: {
    ...oneOf('MIGRATE', ['by-hand', 'auto'], 'by-hand'),
    description: 'Migrates at the start, or tells what to run.',
  },
  dataDirectory: {
    name: 'DATA_DIR',
    expected: 'a folder',
    example: '/var/lib/candor',
    description: 'Embedded database, on a local disk, for [one process](self-host.md#docker).',
    fallback: '.candor/database',
    // Files beside the folder have its name and an ending: a slash would put them into it.
    parse: (text) => (text.includes('\0') ? undefined : text.replace(/(?<=.)\/+$/, '')),
  },
  clientHeader: {
    name: 'CLIENT_ADDRESS_HEADER',
    expected: 'the name of a header',
    example: 'X-Forwarded-For',
    description:
      'Header in which a proxy names the client, for limits and counts; of a list, the last.',
    fallback: null,
    parse: (text) => (/^[A-Za-z0-9-]{1,100}$/.test(text) ? text : undefined),
  },
} satisfies SettingsTable

function parseDatabaseUrl(text: string): string | undefined {
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) return undefined
  return /^[^,]+$/.test(new URL(text).hostname) ? text : undefined
}

/**
 * The database URL for logs: without password and parameters. Hides a malformed URL completely,
 * because a password with an unescaped `/`, `#` or `@` can be in any part of it.
 */
export function withoutPassword(url: string): string {
  const [scheme = ''] = /^\w+:\/\//.exec(url) ?? []
  if (scheme === '' || !URL.canParse(url)) return `${scheme}…`
  const { username, host, pathname, search, hash } = new URL(url)
  if (`${pathname}${search}${hash}`.includes('@')) return `${scheme}…`
  return `${scheme}${username === '' ? '' : `${username}@`}${host}${pathname}`
}

/** @throws {SettingsError} */
export const parseNodeSettings = (environment: Environment) =>
  readSettings(nodeSettings, environment)

/** The origin of the service for a browser on this machine: the fallback of SITE_ORIGIN on Node. */
export function localOrigin(host: string, port: number): string {
  const loopbackOf: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' }
  const reachable = loopbackOf[host] ?? host
  return new URL(`http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`).origin
}

/** What a capability lacks that keeps something in the database by itself. */
export const keeperLogin =
  'SERVICE_DATABASE_URL: the database of DATABASE_URL with a login in the role candor_keeper, for example SERVICE_DATABASE_URL=postgres://push@127.0.0.1:5432/candor'
