/**
 * The needs of push on Node: settings that depend on each other, and the key of the embedded
 * database.
 */
import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import type { Needs } from '../../../core/settings/incomplete.ts'
import { parseNodeSettings } from '../../../core/settings/node.ts'
import { type Environment, SettingsError } from '../../../core/settings/setting.ts'
import { type PushSettings, parsePushSettings } from '../settings.ts'

const needsServer = 'DATABASE_URL, because only one process can open the embedded database'
export const keeperLogin =
  'SERVICE_DATABASE_URL: the database of DATABASE_URL with a login in the role candor_keeper, for example SERVICE_DATABASE_URL=postgres://push@127.0.0.1:5432/candor'

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
export async function keepKey(file: string): Promise<Uint8Array<ArrayBuffer>> {
  const fresh = randomBytes(32)
  const made = await writeFile(file, `${fresh.toString('base64')}\n`, {
    mode: 0o600,
    flag: 'wx',
  }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
      throw error
    },
  )
  if (made) return new Uint8Array(fresh)
  const kept = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64')
  if (kept.byteLength === 32) return new Uint8Array(kept)
  throw new SettingsError([
    `${file} must have the key of push, 32 bytes in base64. Put back a copy of it, or delete it: then subscribers have to subscribe again, and webhooks need new secrets.`,
  ])
}
