/**
 * The newsroom of a soak: on a PostgreSQL server of its own, with a login for each of the three
 * roles, and a token.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import { serverTarget } from '../../demo/generator/copy.ts'
import { generateNewsroom } from '../../demo/generator.ts'
import { digestOfToken, toToken } from '../../src/core/text/token.ts'
import { migrateServer, openPool } from '../../src/hosts/node/database/server.ts'
import { scopes } from '../../src/plugins/publish/scopes.ts'
import { insertToken } from '../../src/plugins/publish/store/tokens.ts'
import { startPostgres } from '../servers/postgres.ts'

const articles = 1000
const logins = { reader: 'candor_reader', api: 'candor_publisher', push: 'candor_keeper' }

export async function openOwnNewsroom() {
  const server = await startPostgres()
  await migrateServer(server.url)
  const client = postgres(server.url, { max: 1, onnotice: () => {} })
  await client.unsafe(readFileSync('schema/roles.sql', 'utf8'))
  for (const [login, role] of Object.entries(logins))
    await client.unsafe(`create role ${login} login in role ${role}`)
  await generateNewsroom(serverTarget(client), { articles, topics: 20, sources: 3, seed: 1 })
  await client.end()
  const token = toToken(randomBytes(32))
  const pool = openPool(server.url)
  const digest = await digestOfToken(token)
  await insertToken(pool.db, {
    name: 'soak',
    digest,
    scopes,
    modes: null,
    reviewers: null,
    expiresAt: null,
  })
  await pool.close()
  const urlFor = (login: keyof typeof logins) => server.url.replace('root@', `${login}@`)
  const settings = {
    WRITER_DATABASE_URL: urlFor('api'),
    SERVICE_DATABASE_URL: urlFor('push'),
    PUSH: 'on',
    PUSH_KEY: randomBytes(32).toString('base64'),
    PUSH_PRIVATE_CALLBACKS: 'on',
  }
  return { server, token, url: urlFor('reader'), settings }
}
