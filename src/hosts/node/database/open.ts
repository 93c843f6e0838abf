/**
 * Opens the configured database: a server if DATABASE_URL is set, otherwise the embedded one, which
 * migrates by itself.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseNodeSettings, withoutPassword } from '../../../core/settings/node.ts'
import type { Environment } from '../../../core/settings/setting.ts'
import { connectionOptions } from '../../../core/store/connection.ts'
import { FolderInUse } from '../../../core/store/errors.ts'
import { openEmbedded } from './embedded.ts'
import { MigrationFailed } from './migrate.ts'
import { BeforeFirstRelease, MigrationNeeded } from './schema-state.ts'
import { openPool, openServer, type ServerOptions } from './server.ts'

/** The configured database cannot be opened; see `cause`. */
export class CannotOpen extends Error {
  override readonly name = 'CannotOpen'
}

const known = [FolderInUse, BeforeFirstRelease, MigrationFailed, MigrationNeeded]

function refuse(cause: unknown): never {
  if (known.some((type) => cause instanceof type)) throw cause
  throw new CannotOpen('the database cannot be opened', { cause })
}

/**
 * `name` is the setting with its value, safe for logs. Only Candor uses an `embedded` database;
 * `announce` tells other processes, which cannot open it, where this one serves it. A server is
 * migrated if MIGRATE is `auto`, or `migrate` is set.
 *
 * @throws {SettingsError | FolderInUse | BeforeFirstRelease | MigrationFailed | MigrationNeeded |
 *   CannotOpen}
 */
export async function openDatabase(environment: Environment, options: ServerOptions = {}) {
  const { databaseUrl, dataDirectory, databaseConnections, migrate } =
    parseNodeSettings(environment)
  if (databaseUrl === null) {
    const { db, close, announce } = await openEmbedded(resolve(dataDirectory)).catch(refuse)
    return { db, close, announce, embedded: true, name: `DATA_DIR (${dataDirectory})` }
  }
  const { db, close } = await openServer(databaseUrl, {
    options: { ...connectionOptions, max: databaseConnections },
    migrate: migrate === 'auto',
    ...options,
  }).catch(refuse)
  return {
    db,
    close,
    announce: () => {},
    embedded: false,
    name: `DATABASE_URL (${withoutPassword(databaseUrl)})`,
  }
}

/**
 * The same without a migration, whatever the schema is; an embedded database that is not there is
 * not created.
 */
export async function openAsItIs(environment: Environment) {
  const { databaseUrl, dataDirectory } = parseNodeSettings(environment)
  if (databaseUrl !== null) {
    return { ...openPool(databaseUrl), name: `DATABASE_URL (${withoutPassword(databaseUrl)})` }
  }
  const folder = existsSync(dataDirectory) ? resolve(dataDirectory) : null
  const { db, close } = await openEmbedded(folder, { migrate: false }).catch(refuse)
  return { db, close, name: `DATA_DIR (${dataDirectory})` }
}
