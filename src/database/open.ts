/** The database that the settings name: a server where DATABASE_URL is set, else the embedded one. Either is migrated. */
import { resolve } from 'node:path'
import { parseNodeSettings, withoutPassword } from '../node-settings.ts'
import type { Environment } from '../setting.ts'
import { openEmbedded } from './embedded.ts'
import { openServer } from './server.ts'

/** `name` says which setting it came from and may be logged; `embedded` ones belong to Candor alone. */
export async function openDatabase(environment: Environment) {
  const { databaseUrl, dataDirectory } = parseNodeSettings(environment)
  if (databaseUrl === null) {
    const { db, close } = await openEmbedded(resolve(dataDirectory))
    return { db, close, embedded: true, name: `DATA_DIR (${dataDirectory})` }
  }
  const { db, close } = await openServer(databaseUrl)
  return { db, close, embedded: false, name: `DATABASE_URL (${withoutPassword(databaseUrl)})` }
}
