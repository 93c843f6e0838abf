/** What push needs besides PUSH, and the file with the key of the embedded database. */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SettingsError } from '../../../src/core/settings/setting.ts'
import { incompleteOf } from '../../../src/hosts/node/check-environment.ts'
import { newsroom } from '../../../src/newsroom.ts'
import { findPushSettings, keepKey } from '../../../src/plugins/push/node/settings.ts'
import { facts } from '../../fixtures/facts.ts'

describe('push', () => {
  const server = { DATABASE_URL: 'postgres://candor@127.0.0.1:1/news' }
  const key = { PUSH_KEY: 'ZXhhbXBsZSBrZXk6IG1ha2UgeW91ciBvd24gb25lISE=' }
  const login = { SERVICE_DATABASE_URL: 'postgres://push@127.0.0.1:1/news' }

  it.each([
    [{ ...server, ...key, PUSH: 'on' }, facts('PUSH', 'SERVICE_DATABASE_URL', 'candor_keeper')],
    [{ ...server, ...login, PUSH: 'hub' }, facts('PUSH', 'PUSH_KEY', 'openssl rand -base64 32')],
    [{ ...server, PUSH: 'on' }, facts('PUSH', 'SERVICE_DATABASE_URL', 'PUSH_KEY')],
    [{ PUSH: 'hub' }, facts('PUSH', 'DATABASE_URL', 'embedded', 'PUSH=on')],
  ])('is off with %j, and says what it lacks', (environment, line) => {
    expect(findPushSettings(environment)).toBeNull()
    const incomplete = incompleteOf(newsroom, environment)
    expect(incomplete).toEqual([{ name: 'PUSH', problem: expect.stringMatching(line) }])
  })

  it.each([
    [{ INDEXNOW_KEY: '0123456789' }, 'INDEXNOW_KEY', facts('PUSH=on')],
    [{ SIGNING_KEY: '/etc/candor/signing.jwk' }, 'SIGNING_KEY', facts('PUSH=on')],
    [{ WRITER_DATABASE_URL: server.DATABASE_URL }, 'WRITER_DATABASE_URL', facts('DATABASE_URL')],
    [{ SERVICE_DATABASE_URL: server.DATABASE_URL }, 'SERVICE_DATABASE_URL', facts('DATABASE_URL')],
    [{ ...server, READERS: 'on' }, 'READERS', facts('SERVICE_DATABASE_URL')],
    [{ PARTNERS: 'msn,smartnews' }, 'partners/smartnews', facts('LOGO_URL')],
  ])('is not all that can lack a setting: %j', (environment, name, line) => {
    const incomplete = incompleteOf(newsroom, environment)
    expect(incomplete).toEqual([{ name, problem: expect.stringMatching(line) }])
  })

  it('refuses a wrong value', () => {
    expect(() => findPushSettings({ PUSH: 'yes' })).toThrow(SettingsError)
    expect(() => findPushSettings({ PUSH: 'yes' })).toThrow(facts('PUSH', 'yes', 'PUSH=on'))
  })

  it('starts with all that it needs', () => {
    const writer = { WRITER_DATABASE_URL: server.DATABASE_URL }
    for (const [environment, push] of [
      [{ ...server, ...writer, ...key, PUSH: 'hub' }, 'hub'],
      [{ PUSH: 'on', INDEXNOW_KEY: '0123456789' }, 'on'],
      [server, undefined],
    ] as const) {
      expect(findPushSettings(environment)?.push).toBe(push)
      expect(incompleteOf(newsroom, environment)).toEqual([])
    }
  })
})

describe('the key of the embedded database', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'candor-key-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('is made once, for its owner only', async () => {
    const file = join(folder, 'database.key')
    const key = keepKey(file)
    expect(key.byteLength).toBe(32)
    expect(keepKey(file)).toEqual(key)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it('is never replaced, also if its file is damaged', async () => {
    const file = join(folder, 'database.key')
    for (const damaged of ['', 'c2hvcnQ=\n']) {
      await writeFile(file, damaged)
      expect(() => keepKey(file)).toThrow(/must have the key of push/)
      expect(await readFile(file, 'utf8')).toBe(damaged)
    }
  })
})
