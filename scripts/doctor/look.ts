/** The database that the doctor looks at: opened without changing it, and asked in plain SQL. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { openEmbedded } from '../../src/node/database/embedded.ts'
import { parseNodeSettings, withoutPassword } from '../../src/settings/node.ts'
import type { Environment } from '../../src/settings/setting.ts'
import type { Database } from '../../src/store/statements.ts'

/** Numbers are asked for as `int`, times as text: everything else differs from driver to driver. */
export type Answers = Readonly<Record<string, string | number | boolean | null>>

export type Ask = (statement: string) => Promise<readonly Answers[]>

export type Look = {
  readonly ask: Ask
  readonly db: Database
  /** It belongs to Candor alone: there are no roles to be right or wrong. */
  readonly embedded: boolean
  /** The setting it came from, without its password. */
  readonly name: string
  readonly close: () => Promise<void>
}

/** There is nothing in DATA_DIR yet. */
export class NoDatabase extends Error {
  override readonly name = 'NoDatabase'
}

/**
 * A server is left as it is; opening the embedded one brings it up to date, as every start does.
 *
 * @throws {NoDatabase} instead of making one.
 */
export async function openToLook(environment: Environment): Promise<Look> {
  const { databaseUrl, dataDirectory } = parseNodeSettings(environment)
  if (databaseUrl === null) {
    const folder = resolve(dataDirectory)
    if (!existsSync(folder)) throw new NoDatabase(`there is no database in DATA_DIR (${dataDirectory})`)
    return { ...(await lookEmbedded(folder)), name: `DATA_DIR (${dataDirectory})` }
  }
  const client = postgres(databaseUrl, {
    max: 1,
    fetch_types: false,
    connect_timeout: 3,
    onnotice: () => {},
    connection: { application_name: 'candor doctor', statement_timeout: 30_000 },
  })
  return {
    db: drizzle(client),
    ask: (statement) => client.unsafe(statement),
    embedded: false,
    name: `DATABASE_URL (${withoutPassword(databaseUrl)})`,
    close: () => client.end({ timeout: 1 }),
  }
}

/** `null` looks at a new one in memory: what the migrations alone make. */
export async function lookEmbedded(folder: string | null): Promise<Omit<Look, 'name'>> {
  const { db, client, close } = await openEmbedded(folder)
  return {
    db,
    ask: async (statement) => (await client.query<Answers>(statement)).rows,
    embedded: true,
    close,
  }
}
