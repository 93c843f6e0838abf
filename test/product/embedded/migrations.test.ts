/** The migrations: they can run again, and they create the tables that schema/ describes. */
import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { PGlite } from '@electric-sql/pglite'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as deskTables from '../../../schema/desk-tables.ts'
import * as editorTables from '../../../schema/editor-tables.ts'
import * as hubTables from '../../../schema/hub-tables.ts'
import * as keptTables from '../../../schema/kept-tables.ts'
import * as partnerTables from '../../../schema/partner-tables.ts'
import * as publishTables from '../../../schema/publish-tables.ts'
import * as pushTables from '../../../schema/push-tables.ts'
import * as readerTables from '../../../schema/reader-tables.ts'
import * as recordTables from '../../../schema/record-tables.ts'
import * as signingTables from '../../../schema/signing-tables.ts'
import * as newsroomTables from '../../../schema/tables.ts'
import * as topicTables from '../../../schema/topic-tables.ts'
import { openEmbedded } from '../../../src/hosts/node/database/embedded.ts'
import { migrateOnce } from '../../../src/hosts/node/database/migrate.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'

const tables = {
  ...newsroomTables,
  ...topicTables,
  ...keptTables,
  ...recordTables,
  ...publishTables,
  ...hubTables,
  ...pushTables,
  ...partnerTables,
  ...readerTables,
  ...editorTables,
  ...deskTables,
  ...signingTables,
}

const inProject = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

/** Columns, constraints and indexes of a schema, a line each, without the names of schemas. */
async function describeTables(client: PGlite, schema: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ line: string }>(
    `select format('%s.%s %s not null %s default %s identity %s', t.relname, a.attname, format_type(a.atttypid, a.atttypmod),
      a.attnotnull, pg_get_expr(d.adbin, d.adrelid), a.attidentity) as line
    from pg_attribute a join pg_class t on t.oid = a.attrelid
      left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
    where t.relnamespace = $1::regnamespace and t.relkind = 'r' and a.attnum > 0
      and not a.attisdropped
    union all select format('%s %s %s', t.relname, c.conname, pg_get_constraintdef(c.oid))
    from pg_constraint c join pg_class t on t.oid = c.conrelid
      where c.connamespace = $1::regnamespace and c.contype in ('c', 'f', 'p', 'u')
    union all select pg_get_indexdef(x.indexrelid) from pg_index x join pg_class i
      on i.oid = x.indexrelid
    where i.relnamespace = $1::regnamespace`,
    [schema],
  )
  const lines = rows.map(({ line }) => line.replaceAll(/\b(public|kit)\./g, ''))
  return lines.filter((line) => !/\bcandor_(migrations|functions)\b/.test(line)).toSorted()
}

describe('the migrations', () => {
  let opened: Awaited<ReturnType<typeof openEmbedded>>
  beforeAll(async () => {
    opened = await openEmbedded(null)
  })
  afterAll(() => opened.close())

  it('run once, and do not change existing data when they run again', async () => {
    const { db, client } = opened
    const ran = async () =>
      (await client.query('select hash, created_at from candor_migrations order by id')).rows
    const first = await ran()
    await insertArticle(db)
    await migrateOnce(db)
    expect(first).toHaveLength(
      (await readdir(inProject('schema/migrations'))).filter((f) => f.endsWith('.sql')).length,
    )
    expect(await ran()).toEqual(first)
    expect((await client.query('select from articles')).rows).toHaveLength(1)
  })

  it('create the tables of schema/: drizzle-kit finds nothing to add', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'candor-migrations-'))
    try {
      await cp(inProject('schema/migrations'), join(folder, 'migrations'), { recursive: true })
      const before = await readdir(join(folder, 'migrations'))
      const kit = inProject('node_modules/drizzle-kit/bin.cjs')
      const schema = inProject('schema/*tables.ts')
      const arguments_ = ['generate', '--dialect', 'postgresql', '--schema', schema]
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [kit, ...arguments_, '--out', 'migrations'],
        {
          cwd: folder,
        },
      )
      expect(stdout).toContain('No schema changes')
      expect(await readdir(join(folder, 'migrations'))).toEqual(before)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('create the columns, constraints and indexes that drizzle-kit would create', async () => {
    const { client } = opened
    const statements = await generateMigration(generateDrizzleJson({}), generateDrizzleJson(tables))
    await client.exec('create schema kit; set search_path = kit, public')
    for (const statement of statements)
      await client.exec(statement.replaceAll('"public".', '"kit".'))
    const expected = await describeTables(client, 'kit')
    expect(expected.length).toBeGreaterThan(300)
    expect(await describeTables(client, 'public')).toEqual(expected)
  })
})
