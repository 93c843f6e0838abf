/** The database that the settings name: a server where DATABASE_URL is set, else the embedded one. Either is migrated. */
import { resolve } from 'node:path'
import { parseNodeSettings, withoutPassword } from '../../settings/node.ts'
import type { Environment } from '../../settings/setting.ts'
import { FolderInUse, openEmbedded } from './embedded.ts'
import { MigrationFailed } from './migrate.ts'
import { openServer } from './server.ts'

/** The setting names no database that can be used; the cause says why. */
export class CannotOpen extends Error {
  override readonly name = 'CannotOpen'
}

function refuse(cause: unknown): never {
  if (cause instanceof FolderInUse || cause instanceof MigrationFailed) throw cause
  throw new CannotOpen('the database cannot be opened', { cause })
}

/**
 * `name` says which setting it came from and may be logged; `embedded` ones belong to Candor alone: `announce` tells
 * other processes, which cannot open them, where this one serves them.
 *
 * @throws {FolderInUse | MigrationFailed | CannotOpen}
 */
export async function openDatabase(environment: Environment) {
  const { databaseUrl, dataDirectory } = parseNodeSettings(environment)
  if (databaseUrl === null) {
    const { db, close, announce } = await openEmbedded(resolve(dataDirectory)).catch(refuse)
    return { db, close, announce, embedded: true, name: `DATA_DIR (${dataDirectory})` }
  }
  const { db, close } = await openServer(databaseUrl).catch(refuse)
  return { db, close, announce: () => {}, embedded: false, name: `DATABASE_URL (${withoutPassword(databaseUrl)})` }
}
