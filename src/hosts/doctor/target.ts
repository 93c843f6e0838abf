/** Opens the database that the doctor checks, for queries in plain SQL. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import type { ArticleRights } from '../../core/rights/ai-rights.ts'
import { parseNodeSettings, withoutPassword } from '../../core/settings/node.ts'
import type { Environment } from '../../core/settings/setting.ts'
import { openSocket } from '../../core/store/open-socket.ts'
import type { Database } from '../../core/store/statements.ts'
import { openEmbedded } from '../node/database/embedded.ts'

/**
 * The rows of a statement. Select numbers as `int` and times as text: other types differ between
 * drivers.
 */
export type Ask = <Row = Readonly<Record<string, unknown>>>(
  statement: string,
) => Promise<readonly Row[]>

export type Target = {
  readonly ask: Ask
  readonly db: Database
  /** The embedded database belongs to Candor alone, so its roles need no check. */
  readonly embedded: boolean
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

/**
 * At most ten of the newest thousand articles: one for each host, or for each host and value of its
 * rights.
 */
export const newestArticles = (ask: Ask, each: 'host' | 'host, ai_rights') =>
  ask<{
    url: string
    ai_rights: ArticleRights | null
  }>(`select distinct on (${each}) url, ai_rights from (
      select a.url, a.ai_rights, substring(a.url from '^[^/]+//[^/?#]+') as host from listings l
        join articles a on a.id = l.article_id
      where l.family = 'all' and l.left_at is null and l.listed_at <= now()
        order by l.listed_at desc limit 1000
    ) as newest limit 10`)

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
