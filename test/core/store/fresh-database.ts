/** Creates a database on a real PostgreSQL server for one test file, and drops it at the end. */
import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { migrateServer, openServer } from '../../../src/hosts/node/database/server.ts'
import { hashOf, sourcesOfMigrated } from '../../fixtures/open-migrated.ts'
import type { Backend } from './bench.ts'

const serverUrl = process.env['TEST_DATABASE_URL'] || 'postgres://root@127.0.0.1:5432/test'

const howToStart =
  'docker run --rm -d -p 5432:5432 -e POSTGRES_USER=root -e POSTGRES_DB=test -e POSTGRES_HOST_AUTH_METHOD=trust postgres:18'

export type FreshDatabase = { readonly url: string; drop(): Promise<void> }

/** One connection for raw SQL. */
export const connect = (url: string) =>
  postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 3 })

/**
 * Creates an empty database, without migrations.
 *
 * @throws when there is no server at TEST_DATABASE_URL, with a command that starts one.
 */
export const createDatabase = (): Promise<FreshDatabase> => createFrom('template1')

async function createFrom(template: string): Promise<FreshDatabase> {
  const name = `candor_test_${randomUUID().replaceAll('-', '')}`
  await onServer(async (server) => {
    await server.unsafe(`create database ${name} template ${template}`)
    // Commits do not wait for the disk. Visibility to other connections stays the same.
    await server.unsafe(`alter database ${name} set synchronous_commit = off`)
  })
  const drop = async () =>
    void (await onServer((server) => server.unsafe(`drop database if exists ${name} with (force)`)))
  return { url: urlOf(name), drop }
}

function urlOf(name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

let migrated: Promise<string> | undefined

/**
 * The name of a migrated database to copy: that is faster than to migrate each. It stays for the
 * next run.
 */
function findMigrated(): Promise<string> {
  migrated ??= makeMigrated()
  return migrated
}

const makeMigrated = () =>
  onServer(async (server) => {
    const name = `candor_migrated_${await hashOf(sourcesOfMigrated)}`
    await server`select pg_advisory_lock(hashtext('candor_migrated'))`
    if ((await server`select from pg_database where datname = ${name}`).length > 0) return name
    await server.unsafe(`drop database if exists ${name}_new`)
    await server.unsafe(`create database ${name}_new`)
    await migrateServer(urlOf(`${name}_new`))
    await server.unsafe(`alter database ${name}_new rename to ${name}`)
    return name
  })

async function onServer<T>(work: (server: postgres.Sql) => Promise<T>): Promise<T> {
  const client = connect(serverUrl)
  try {
    await client`select 1`.catch((cause: unknown) => {
      const message = `TEST_DATABASE_URL (${new URL(serverUrl).host}) names no Postgres server on which databases can be created. Start one:\n  ${howToStart}`
      throw new Error(message, { cause })
    })
    return await work(client)
  } finally {
    await client.end({ timeout: 1 })
  }
}

/** A migrated database, opened as the service opens it, with a second connection as the owner. */
export async function openFresh(): Promise<Backend & { readonly url: string }> {
  const { url, drop } = await createFrom(await findMigrated())
  const { db, close } = await openServer(url).catch(async (error: unknown) => {
    await drop()
    throw error
  })
  const owner = connect(url)
  return {
    url,
    db,
    sql: async (text) => {
      const result = await owner.unsafe(text)
      const last = Array.isArray(result.at(-1)) ? result.at(-1) : result
      return [...(last ?? [])]
    },
    close: async () => {
      await close()
      await owner.end({ timeout: 1 })
      await drop()
    },
  }
}
