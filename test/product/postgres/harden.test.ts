/**
 * schema/harden.sql: what it refuses to the roles of schema/roles.sql, and that they can still do
 * their work.
 */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseSearch } from '../../../src/core/request/selection.ts'
import { createStore } from '../../../src/core/store/store.ts'
import { examineDatabase } from '../../../src/hosts/doctor/database.ts'
import { openServer } from '../../../src/hosts/node/database/server.ts'
import { connect, openFresh } from '../../core/store/fresh-database.ts'
import { buildSelection } from '../../fixtures/build-article.ts'

const textOf = (path: string) => readFile(new URL(`../../../${path}`, import.meta.url), 'utf8')
const run = randomUUID().slice(0, 8)
const names = { reader: `candor_test_reader_${run}`, writer: `candor_test_writer_${run}` }

/** Each is possible before, and leaves nothing behind. */
const statements = [
  'create temporary table mine (id int)',
  'create table mine (id int)',
  `create function mine() returns int language sql as 'select 1'`,
  'select lo_creat(-1)',
  'select lo_create(0)',
  `select lo_from_bytea(0, 'x')`,
]

describe('schema/harden.sql', () => {
  let fresh: Awaited<ReturnType<typeof openFresh>>
  const before = new Map<string, string[]>()
  let clients: Readonly<Record<keyof typeof names, postgres.Sql>>
  const urlOf = (role: keyof typeof names) => {
    const url = new URL(fresh.url)
    url.username = names[role]
    url.password = run
    return url.href
  }
  const attempt = (role: keyof typeof names, statement: string) =>
    clients[role]
      .begin(async (sql) => {
        await sql.unsafe(statement)
        throw new Error('possible')
      })
      .catch((error: unknown) => (error instanceof Error ? error.message : ''))
  const both = async (statement: string) => [
    await attempt('reader', statement),
    await attempt('writer', statement),
  ]

  beforeAll(async () => {
    fresh = await openFresh()
    await fresh.sql(await textOf('schema/roles.sql'))
    // Databases from before PostgreSQL 15 have this grant.
    await fresh.sql('grant create on schema public to public')
    for (const [role, name] of Object.entries(names)) {
      await fresh.sql(`create role ${name} login password '${run}' in role candor_${role}`)
    }
    clients = { reader: connect(urlOf('reader')), writer: connect(urlOf('writer')) }
    for (const statement of statements) before.set(statement, await both(statement))
    for (const _ of [1, 2]) await fresh.sql(await textOf('schema/harden.sql'))
  })
  afterAll(async () => {
    await Promise.all(Object.values(clients ?? {}).map((client) => client.end({ timeout: 1 })))
    await fresh?.sql(`drop role if exists ${names.reader}, ${names.writer}`)
    await fresh?.close()
  })

  it.each(statements)('refuses to both roles: %s', async (statement) => {
    expect(before.get(statement)).toEqual(['possible', 'possible'])
    expect(await both(statement)).toEqual([
      expect.stringMatching('permission denied'),
      expect.stringMatching('permission denied'),
    ])
  })

  it('lets the newsroom publish, and the service show, search and pass the doctor', async () => {
    await clients.writer`insert into articles (url, title, language, disclosure_mode, status, published_at)
      values ('https://news.example.org/a', 'Bridge', 'en', 'human-only', 'published', now())`
    const { db, close } = await openServer(urlOf('reader'))
    const store = createStore(db, () => {})
    const found = [
      await store.latest(buildSelection()),
      await store.latest(parseSearch(new URLSearchParams('q=bridge'), 10)),
    ].map(({ articles }) => articles.map(({ title }) => title))
    await close()
    expect(found).toEqual([['Bridge'], ['Bridge']])
    const findings = await examineDatabase({ DATABASE_URL: urlOf('reader') })
    expect(findings.filter(({ level }) => level === 'fault')).toEqual([])
  })

  it('cannot keep the writer from locking a table, but settings of its role end it', async () => {
    expect(await attempt('writer', 'lock table articles')).toBe('possible')
    expect(await both('lock table listings')).toEqual([
      expect.stringMatching('permission denied'),
      expect.stringMatching('permission denied'),
    ])
    const settings =
      (await textOf('schema/harden.sql')).match(
        /ALTER ROLE newsroom SET (?!transaction_timeout)[^;]+/g,
      ) ?? []
    expect(settings).toHaveLength(3)
    for (const setting of settings) await fresh.sql(setting.replace('newsroom', names.writer))
    await fresh.sql(`alter role ${names.writer} set idle_in_transaction_session_timeout = '200ms'`)
    const locking = connect(urlOf('writer'))
    await locking.unsafe('begin; lock table articles').catch(() => {})
    await expect
      .poll(() =>
        fresh.sql(`set lock_timeout = '50ms'; select count(*)::int from articles`).catch(() => []),
      )
      .toEqual([{ count: 1 }])
    await locking.end({ timeout: 1 }).catch(() => {})
  })

  it('leaves a refused TRUNCATE of the writer without a lock', async () => {
    const reading = connect(urlOf('reader'))
    await reading.begin(async (sql) => {
      await sql`select from articles`
      await expect(
        clients.writer.unsafe(`set lock_timeout = '200ms'; truncate articles`),
      ).rejects.toThrow('permission denied')
    })
    await reading.end({ timeout: 1 })
  })
})
