/**
 * Copies of a newsroom by PostgreSQL's own tools, though its rules refuse changes by hand of the
 * tables that triggers write.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type postgres from 'postgres'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { binaries, startPostgres } from '../../../bench/servers/postgres.ts'
import { migrateServer } from '../../../src/hosts/node/database/server.ts'
import { connect, openFresh } from '../../core/store/fresh-database.ts'
import { codeBlocks, readDoc, root, section } from '../../fixtures/read-docs.ts'
import { endOf, startMain } from '../cli/running-main.ts'

type Run = (text: string) => Promise<readonly Readonly<Record<string, unknown>>[]>

const runProgram = promisify(execFile)
const tool = (name: string, ...args: readonly string[]) => runProgram(join(binaries(), name), args)

const insert = (from: number, to: number) => `insert into articles
  (guid, url, title, language, disclosure_mode, status, published_at)
  select 'urn:example:' || n, 'https://news.example.org/' || n, n, 'en', 'human-only', 'published',
    now()
  from generate_series(${from}, ${to}) n`

/** Fills all tables that only triggers write. */
const newsroom = [
  insert(1, 35),
  `insert into corrections (article_id, text) select id, 'Corrected.' from articles where title in ('3', '34')`,
  `delete from articles where title = '33'`,
  `update articles set status = 'withheld' where title = '2'`,
]

const written = [
  'articles',
  'corrections',
  'listings',
  'tombstones',
  'notices',
  'archive_parts',
  'families',
]

/** All rows of these tables, as text. */
async function rowsOf(sql: Run): Promise<Readonly<Record<string, unknown>>> {
  const tables: Record<string, unknown> = {}
  for (const table of written) {
    const [found] = await sql(
      `select count(*)::int, string_agg(t::text, e'\n' order by t::text) as rows from ${table} t`,
    )
    tables[table] = found
  }
  return tables
}

/** The copy refuses changes by hand, as its original does, of tables that have rows. */
async function checkRefusals(sql: Run, rows: Readonly<Record<string, unknown>>): Promise<void> {
  for (const table of ['listings', 'tombstones', 'notices', 'archive_parts']) {
    expect(rows).toMatchObject({ [table]: { count: expect.not.closeTo(0, 0) } })
    await expect(sql(`delete from ${table}`)).rejects.toThrow('only triggers write this table')
  }
}

/**
 * The copy takes the next article. A logical replica would need the numbers of its sequences first.
 */
async function checkInsert(sql: Run): Promise<void> {
  await sql(insert(100, 100))
  const listed = `select count(*)::int from listings join articles a on a.id = article_id where title = '100'`
  expect(await sql(listed)).toMatchObject([{ count: 4 }])
}

let folder: string
let original: Awaited<ReturnType<typeof openFresh>>
let rows: Readonly<Record<string, unknown>>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-restore-'))
  original = await openFresh()
  for (const transaction of newsroom) await original.sql(transaction)
  rows = await rowsOf(original.sql)
}, 60_000)
afterAll(async () => {
  await original?.close()
  await rm(folder, { recursive: true, force: true })
})

/** All rights that somebody has in the database, and which of its roles are in others. */
const rights = `select string_agg(line, e'\\n' order by line) as lines from (
  select concat_ws(' ', relname, unnest(relacl)) as line from pg_class where relnamespace = 'public'::regnamespace
  union all select concat_ws(' ', oid::regprocedure, unnest(coalesce(proacl, acldefault('f', proowner)))) from pg_proc where pronamespace = 'public'::regnamespace
  union all select concat_ws(' ', attrelid::regclass, attname, unnest(attacl)) from pg_attribute
    where attrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
  union all select concat_ws(' ', roleid::regrole, member::regrole) from pg_auth_members
    where member::regrole::text ~ '^candor_(reader|writer|keeper|publisher|desk|importer)$') as all_rights`

it('the commands of docs/operate.md make the same newsroom, with the same rights, on a server that never had one', async () => {
  const server = await startPostgres(['fsync=off'])
  const url = server.url.replace(/postgres$/, 'news_restored')
  const { hostname: PGHOST, port: PGPORT, username: PGUSER } = new URL(url)
  const page = section(readDoc('docs/operate.md'), '## Back up and restore')
  const [dump = '', ...restore] = codeBlocks(page, 'sh')[0]?.trim().split('\n') ?? []
  await symlink(`${root}schema`, join(folder, 'schema'))
  const shell = (line: string, environment: Readonly<Record<string, string>>) => {
    const PATH = `${binaries()}:${process.env['PATH']}`
    return runProgram('sh', ['-ec', line], { cwd: folder, env: { PATH, ...environment } })
  }
  const owner = connect(url)
  const sql: Run = (text) => owner.unsafe(text)
  try {
    await shell('psql -qf schema/roles.sql "$DATABASE_URL"', { DATABASE_URL: original.url })
    await shell(dump, { DATABASE_URL: original.url })
    const check = restore.pop()
    for (const line of restore) await shell(line, { PGHOST, PGPORT, PGUSER })
    expect(await rowsOf(sql)).toEqual(rows)
    expect(await sql(rights)).toEqual(await original.sql(rights))
    expect(check).toMatch(/news_restored candor doctor$/)
    expect(await endOf(startMain(['doctor'], { DATABASE_URL: url }))).toMatchObject({ code: 0 })
    await checkRefusals(sql, rows)
    await checkInsert(sql)
  } finally {
    await owner.end({ timeout: 1 })
    server.remove()
  }
}, 120_000)

it('rows alone go into a migrated database with --disable-triggers, and are refused without', async () => {
  const own = ['candor_migrations', 'candor_functions', 'public_suffixes'].map(
    (table) => `--exclude-table=${table}`,
  )
  const copy = await openFresh()
  const load = (file: string) =>
    tool(
      'psql',
      '--single-transaction',
      '--set=ON_ERROR_STOP=1',
      '--command=delete from families',
      `--file=${file}`,
      copy.url,
    )
  try {
    const [plain, silent] = [join(folder, 'plain.sql'), join(folder, 'silent.sql')]
    await tool('pg_dump', '--data-only', ...own, `--file=${plain}`, original.url)
    await expect(load(plain)).rejects.toThrow('only triggers write this table')
    await tool(
      'pg_dump',
      '--data-only',
      '--disable-triggers',
      ...own,
      `--file=${silent}`,
      original.url,
    )
    await load(silent)
    expect(await rowsOf(copy.sql)).toEqual(rows)
    await checkRefusals(copy.sql, rows)
    await checkInsert(copy.sql)
  } finally {
    await copy.close()
  }
}, 60_000)

it('a logical replica has the same rows', async () => {
  const server = await startPostgres(['fsync=off', 'wal_level=logical'])
  const admin = connect(server.url)
  const urlOf = (name: string) => server.url.replace(/postgres$/, name)
  const clients: postgres.Sql[] = [admin]
  try {
    for (const name of ['source', 'replica']) await admin.unsafe(`create database ${name}`)
    await migrateServer(urlOf('source'))
    const file = join(folder, 'schema.sql')
    await tool('pg_dump', '--schema-only', `--file=${file}`, urlOf('source'))
    await tool('psql', '--set=ON_ERROR_STOP=1', `--file=${file}`, urlOf('replica'))
    const [source, replica] = [connect(urlOf('source')), connect(urlOf('replica'))]
    clients.push(source, replica)
    const [before = '', ...after] = newsroom
    await source.unsafe(before)
    await source.unsafe('create publication candor for all tables')
    // Within one server a subscription cannot make its slot itself.
    await source.unsafe(`select pg_create_logical_replication_slot('candor', 'pgoutput')`)
    await replica.unsafe(`create subscription candor connection '${urlOf('source')}' publication candor
      with (create_slot = false)`)
    for (const transaction of after) await source.unsafe(transaction)
    const expected = await rowsOf((text) => source.unsafe(text))
    await vi.waitFor(
      async () => expect(await rowsOf((text) => replica.unsafe(text))).toEqual(expected),
      20_000,
    )
    await replica.unsafe('alter subscription candor disable')
    await replica.unsafe('alter subscription candor set (slot_name = none)')
    await replica.unsafe('drop subscription candor')
    await checkRefusals((text) => replica.unsafe(text), expected)
  } finally {
    await Promise.all(clients.map((client) => client.end({ timeout: 1 })))
    server.remove()
  }
}, 120_000)
