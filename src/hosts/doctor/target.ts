/** Opens the database that the doctor checks, for queries in plain SQL. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { parseNodeSettings, withoutPassword } from '../../core/settings/node.ts'
import type { Environment } from '../../core/settings/setting.ts'
import { openSocket } from '../../core/store/open-socket.ts'
import type { Ask, ExaminedDatabase } from '../../core/tools/check.ts'
import { openEmbedded } from '../node/database/embedded.ts'

export type Target = Pick<ExaminedDatabase, 'ask' | 'db' | 'embedded'> & {
  /** The setting that names the database, without its password. */
  readonly name: string
  readonly close: () => Promise<void>
}

/** DATA_DIR has no database yet. */
export class NoDatabase extends Error {
  override readonly name = 'NoDatabase'
}

/**
 * Does not change a server's database. Migrates the embedded one, as every start does.
 *
 * @throws {NoDatabase} instead of creating an embedded database.
 */
export async function openTarget(environment: Environment): Promise<Target> {
  const { databaseUrl, dataDirectory } = parseNodeSettings(environment)
  if (databaseUrl === null) {
    const folder = resolve(dataDirectory)
    if (!existsSync(folder)) throw new NoDatabase(`DATA_DIR (${dataDirectory}) has no database`)
    return { ...(await openEmbeddedTarget(folder)), name: `DATA_DIR (${dataDirectory})` }
  }
  const client = connect(databaseUrl)
  return {
    db: drizzle(client),
    ask: askOf(client),
    embedded: false,
    name: `DATABASE_URL (${withoutPassword(databaseUrl)})`,
    close: () => client.end({ timeout: 1 }),
  }
}

/** One connection without timeouts: `checkTimeouts` asks for those of the role. */
export const connect = (url: string) =>
  postgres(url, {
    ...{ max: 1, fetch_types: false, connect_timeout: 3, socket: openSocket, onnotice: () => {} },
    connection: { application_name: 'candor doctor' },
  })

export const askOf =
  (client: postgres.Sql): Ask =>
  async <Row>(statement: string) =>
    await client.unsafe<Row[]>(statement)

/** `null` opens a new database in memory, with the schema of the migrations. */
export async function openEmbeddedTarget(folder: string | null): Promise<Omit<Target, 'name'>> {
  const { db, client, close } = await openEmbedded(folder)
  return {
    db,
    ask: async <Row>(statement: string) => (await client.query<Row>(statement)).rows,
    embedded: true,
    close,
  }
}
