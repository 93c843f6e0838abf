/**
 * Starts on a real server: what ends a start, what is waited for, and a role with one connection.
 */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type postgres from 'postgres'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { migrateServer } from '../../../src/hosts/node/database/server.ts'
import { ask } from '../../core/app/ask.ts'
import { connect, createDatabase, type FreshDatabase } from '../../core/store/fresh-database.ts'
import { facts } from '../../fixtures/facts.ts'
import { type Ended, freePort, killAll, refusalOf, run, start } from '../processes/candor.ts'

const service = ['src/hosts/node/main.ts']
const name = randomUUID().slice(0, 8)
const roles = {
  one: `candor_test_one_${name}`,
  none: `candor_test_none_${name}`,
  writer: `candor_test_api_${name}`,
}

let database: FreshDatabase
let owner: postgres.Sql

beforeAll(async () => {
  database = await createDatabase()
  owner = connect(database.url)
})
afterEach(killAll)
afterAll(async () => {
  await owner.unsafe(`drop role if exists ${roles.one}, ${roles.none}, ${roles.writer}`)
  await owner.end()
  await database.drop()
})

const environment = async (changes: Record<string, string> = {}) => ({
  DATABASE_URL: database.url,
  PORT: String(await freePort()),
  ...changes,
})
const urlOf = (username: string, path?: string) => {
  const url = new URL(database.url)
  url.username = username
  url.pathname = path ?? url.pathname
  return url.href
}
const tables = async () => (await owner`select from pg_tables where schemaname = 'public'`).length

/** The line that ends a start. A busy server may have been waited for before. */
const lastLineOf = (ended: Ended) =>
  refusalOf({ ...ended, errors: ended.errors.trimEnd().split('\n').at(-1) ?? '' })

describe('npm start', () => {
  it('does not migrate an empty database: it says what it would do, and how', async () => {
    const line = lastLineOf(await run(service, await environment()).ended)
    expect(line).toMatch(
      facts('DATABASE_URL', 'no tables of Candor', 'candor migrate', 'MIGRATE=auto'),
    )
    expect(await tables()).toBe(0)
  })

  it('migrates it with MIGRATE=auto, and says so', async () => {
    const started = await start(await environment({ MIGRATE: 'auto' }))
    expect(started.printed.errors).toMatch(/^Migrating the database[^\n]*\n$/)
    expect(await tables()).toBeGreaterThan(10)
    await started.end('SIGTERM')
    const again = await start(await environment({ MIGRATE: 'auto' }))
    expect(again.printed.errors).toBe('')
  })

  it('does not migrate an older one: it counts the steps and the functions', async () => {
    await migrateServer(database.url)
    await owner`update candor_migrations set created_at = created_at - 1`
    await owner`update candor_functions set digest = 'other' where name in ('candor_relist', 'candor_stamp')`
    const line = lastLineOf(await run(service, await environment()).ended)
    expect(line).toMatch(
      /would run 1 of its steps and replace 2 of its functions\. Run "candor migrate"/,
    )
    expect((await owner`select from candor_functions where digest = 'other'`).length).toBe(2)
    await owner`update candor_migrations set created_at = created_at + 1`
    await migrateServer(database.url)
  })

  it.each(['by-hand', 'auto'])(
    'serves a database that a newer version has migrated (MIGRATE=%s)',
    async (migrate) => {
      await owner`insert into candor_migrations (hash, created_at) values ('newer', ${9e15})`
      await owner`alter table articles add column newer text not null default 'unknown to this version'`
      await owner`update candor_functions set revision = revision + 1, digest = 'newer' where name = 'candor_relist'`
      const settings = await environment({ MIGRATE: migrate })
      const service = await start(settings)
      expect((await ask(`http://127.0.0.1:${settings.PORT}`, '/rss.xml')).status).toBe(200)
      expect(service.printed.errors).toBe('')
      expect(await owner`select 1 from candor_functions where digest = 'newer'`).toHaveLength(1)
      await service.end('SIGTERM')
      await owner`delete from candor_migrations where hash = 'newer'`
      await owner`alter table articles drop column newer`
      await owner`update candor_functions set revision = revision - 1, digest = 'older' where digest = 'newer'`
      await migrateServer(database.url)
    },
  )

  it.each([
    [
      'a database that does not exist',
      () => urlOf('root', '/nowhere'),
      ['nowhere', 'does not exist'],
    ],
    ['a role that does not exist', () => urlOf('nobody_here'), ['nobody_here']],
    [
      'a role without rights',
      () => urlOf(roles.none),
      ['permission denied for table', 'schema/roles.sql'],
    ],
  ])('ends with %s', async (_, url, expected) => {
    await owner.unsafe(
      `do $$ begin if to_regrole('${roles.none}') is null then create role ${roles.none} login; end if; end $$`,
    )
    const line = lastLineOf(await run(service, await environment({ DATABASE_URL: url() })).ended)
    expect(line).toMatch(facts('DATABASE_URL', ...expected))
  })

  it('lives while candor_migrations is locked, and says what it waits for', async () => {
    await owner`begin`
    await owner`lock table candor_migrations in access exclusive mode`
    const settings = await environment({ MIGRATE: 'auto' })
    const started = run(service, settings)
    const get = (path: string) => ask(`http://127.0.0.1:${settings.PORT}`, path)
    try {
      await vi.waitUntil(
        () =>
          get('/health/live').then(
            ({ ok }) => ok,
            () => false,
          ),
        { timeout: 10_000, interval: 50 },
      )
      expect((await get('/rss.xml')).status).toBe(503)
      await vi.waitUntil(() => started.printed.errors.includes('\n'), { timeout: 10_000 })
      expect(started.printed.errors).toMatch(
        facts('DATABASE_URL', 'locked', 'candor_migrations', 'Waiting', '503'),
      )
    } finally {
      await owner`commit`
    }
    await vi.waitUntil(async () => (await get('/rss.xml')).status === 200, {
      timeout: 10_000,
      interval: 100,
    })
  })
})

describe('a role with one connection', () => {
  beforeAll(async () => {
    await migrateServer(database.url)
    await owner.unsafe(
      await readFile(new URL('../../../schema/roles.sql', import.meta.url), 'utf8'),
    )
    await owner.unsafe(`create role ${roles.one} login connection limit 1 in role candor_reader`)
  })

  it('is served in turns, not with 503', async () => {
    const own = await environment({ DATABASE_URL: urlOf(roles.one) })
    const started = await start(own)
    const get = async (path: string) => (await ask(`http://127.0.0.1:${own.PORT}`, path)).status
    const cold = Array.from({ length: 60 }, (_, index) => `/rss.xml?limit=${index + 1}`)
    const statuses = await Promise.all(
      [...cold, '/health/ready', '/feeds/', '/search/?q=news', '/'].map(get),
    )
    expect(statuses.filter((status) => status !== 200)).toEqual([])
    expect(await started.end('SIGTERM')).toMatchObject({ code: 0, errors: '' })
  })

  it('publishes in turns with DATABASE_CONNECTIONS=1', async () => {
    await owner.unsafe(
      `create role ${roles.writer} login connection limit 1 in role candor_publisher`,
    )
    const made = await run(
      ['src/hosts/cli/main.ts', '--json', 'token', 'create', '--name', 'test', '--may', 'publish'],
      await environment(),
    ).ended
    const { token } = JSON.parse(made.output)
    const urls = { DATABASE_URL: urlOf(roles.one), WRITER_DATABASE_URL: urlOf(roles.writer) }
    const own = await environment({ ...urls, DATABASE_CONNECTIONS: '1' })
    const started = await start(own)
    const put = (index: number) =>
      fetch(`http://127.0.0.1:${own.PORT}/api/1/articles/turn-${index}`, {
        method: 'PUT',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({
          ...{
            url: `https://news.example.org/turn-${index}`,
            title: 'Turn',
            body_html: '<p>Text</p>',
            language: 'en',
          },
          ...{ status: 'published', disclosure: { mode: 'ai-autonomous' } },
        }),
      })
    const statuses = (await Promise.all(Array.from({ length: 20 }, (_, index) => put(index)))).map(
      ({ status }) => status,
    )
    expect(statuses).toEqual(Array.from({ length: 20 }, () => 201))
    // A write that waits for the database: the end of the service is no outage.
    await owner.begin(async (tx) => {
      await tx`lock table articles in access exclusive mode`
      const asked = put(20).catch(() => 'ended')
      await expect.poll(() => tx`select from pg_locks where not granted`).not.toHaveLength(0)
      expect(await started.end('SIGTERM')).toMatchObject({ code: 0, errors: '' })
      expect(await asked).toBe('ended')
    })
  })
})
