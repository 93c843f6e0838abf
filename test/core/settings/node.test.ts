/** The settings of the Node entry; no message contains a password. */
import { describe, expect, it } from 'vitest'
import { localOrigin, parseNodeSettings, withoutPassword } from '../../../src/core/settings/node.ts'
import { SettingsError } from '../../../src/core/settings/setting.ts'

function problemsOf(parse: () => unknown): readonly string[] {
  try {
    parse()
  } catch (error) {
    if (error instanceof SettingsError) return error.problems
    throw error
  }
  return []
}

describe('parseNodeSettings', () => {
  it('listens on the loopback interface with an embedded database by default', () => {
    expect(parseNodeSettings({})).toEqual({
      host: '127.0.0.1',
      port: 8787,
      databaseUrl: null,
      writerDatabaseUrl: null,
      serviceDatabaseUrl: null,
      editorsDatabaseUrl: null,
      databaseConnections: 5,
      migrate: 'by-hand',
      dataDirectory: '.candor/database',
      clientHeader: null,
    })
  })

  it('reads the given settings', () => {
    const given = {
      HOST: '::',
      PORT: '0',
      DATABASE_URL: 'postgresql://u:p@db.example.org/news',
      WRITER_DATABASE_URL: 'postgresql://w:p@db.example.org/news',
      SERVICE_DATABASE_URL: 'postgresql://s:p@db.example.org/news',
      DATABASE_CONNECTIONS: '1',
      MIGRATE: 'auto',
      DATA_DIR: '/var/lib/candor',
      CLIENT_ADDRESS_HEADER: 'X-Real-IP',
    }
    expect(parseNodeSettings(given)).toEqual({
      host: '::',
      port: 0,
      databaseUrl: 'postgresql://u:p@db.example.org/news',
      writerDatabaseUrl: 'postgresql://w:p@db.example.org/news',
      editorsDatabaseUrl: null,
      serviceDatabaseUrl: 'postgresql://s:p@db.example.org/news',
      databaseConnections: 1,
      migrate: 'auto',
      dataDirectory: '/var/lib/candor',
      clientHeader: 'X-Real-IP',
    })
  })

  it('reads a folder with a slash at its end as that folder', () => {
    expect(parseNodeSettings({ DATA_DIR: '/var/lib/candor/' }).dataDirectory).toBe(
      '/var/lib/candor',
    )
    expect(parseNodeSettings({ DATA_DIR: '/' }).dataDirectory).toBe('/')
  })

  it.each([
    ['PORT', '65536'],
    ['HOST', 'http://localhost'],
    ['DATABASE_URL', 'mysql://db.example.org/news'],
    ['DATABASE_URL', 'postgres://a.example.org,b.example.org/news'],
    ['DATA_DIR', 'a\u0000b'],
    ['DATABASE_CONNECTIONS', '0'],
    ['MIGRATE', 'yes'],
  ])('%s refuses %j', (name, text) => {
    expect(problemsOf(() => parseNodeSettings({ [name]: text }))).toHaveLength(1)
  })
})

describe('withoutPassword', () => {
  it.each([
    [
      'postgres://candor:hunter2@db.example.org:5432/news',
      'postgres://candor@db.example.org:5432/news',
    ],
    ['postgres://db.example.org/news?password=hunter2', 'postgres://db.example.org/news'],
    ['postgres://127.0.0.1:5432/test', 'postgres://127.0.0.1:5432/test'],
  ])('%s is shown as %s', (url, shown) => {
    expect(withoutPassword(url)).toBe(shown)
  })

  it.each([
    ...[
      'postgres://candor:hunter2/x@db.example.org/news',
      'postgres://candor:1/hunter2@db.example.org/news',
    ],
    ...[
      'postgres://candor:1#hunter2@db.example.org/news',
      'postgres://candor:1?hunter2@db.example.org/news',
    ],
    ...['postgres://candor:hunter2', 'postgres://db.example.org/news?password=x@hunter2'],
    ...[
      'mysql://candor:hunter2@db.example.org/news',
      'candor:hunter2',
      'candor:hunter2@db.example.org',
      'hunter2',
    ],
  ])('%s does not reveal its password, also in an error', (url) => {
    expect(withoutPassword(url)).not.toContain('hunter2')
    expect(problemsOf(() => parseNodeSettings({ DATABASE_URL: url })).join()).not.toContain(
      'hunter2',
    )
  })
})

describe('localOrigin', () => {
  it.each([
    ['127.0.0.1', 8787, 'http://127.0.0.1:8787'],
    ['0.0.0.0', 8787, 'http://127.0.0.1:8787'],
    ['::', 8787, 'http://[::1]:8787'],
    ['localhost', 80, 'http://localhost'],
  ])('%s and %d become %s', (host, port, origin) => {
    expect(localOrigin(host, port)).toBe(origin)
  })
})
