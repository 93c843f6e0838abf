/**
 * The needs of push on Node: settings that depend on each other, and the key of the embedded
 * database.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { keeperLogin, parseNodeSettings } from '../../../core/settings/node.ts'
import { type Environment, type Needs, SettingsError } from '../../../core/settings/setting.ts'
import { type PushSettings, parsePushSettings } from '../settings.ts'

const needsServer = 'DATABASE_URL, because only one process can open the embedded database'
/** The settings that push lacks, if it is on. */
export function lackedByPush(environment: Environment): Needs {
  const { push, key } = parsePushSettings(environment)
  const { databaseUrl, serviceDatabaseUrl, writerDatabaseUrl } = parseNodeSettings(environment)
  // It makes its own key.
  if (databaseUrl === null) return [push === 'hub' && `${needsServer}; or PUSH=on`]
  return [
    serviceDatabaseUrl === null && writerDatabaseUrl === null && keeperLogin,
    key === null && 'PUSH_KEY: 32 bytes in base64, which "openssl rand -base64 32" makes',
  ]
}

/** The settings of push, or `null` if it is off, also because it lacks something. */
export function findPushSettings(environment: Environment): PushSettings | null {
  const settings = parsePushSettings(environment)
  return settings.push === 'off' || lackedByPush(environment).some((each) => each !== false)
    ? null
    : settings
}

/**
 * The key in the file, or a new one if there is none. The file is for its owner only: with it, the
 * secrets in the database can be read.
 *
 * @throws {SettingsError} if the file has no key: a new one in its place would make these secrets
 *   useless.
 */
export function keepKey(file: string): Uint8Array<ArrayBuffer> {
  const fresh = randomBytes(32)
  try {
    writeFileSync(file, `${fresh.toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
    return new Uint8Array(fresh)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const kept = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  if (kept.byteLength === 32) return new Uint8Array(kept)
  throw new SettingsError([
    `${file} must have the key of push, 32 bytes in base64. Put back a copy of it, or delete it: then subscribers have to subscribe again, and webhooks need new secrets.`,
  ])
}
