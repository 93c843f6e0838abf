/** The migrations: they can run again, and they create the tables that schema/ describes. */
import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { openEmbedded } from '../../src/node/database/embedded.ts'
import { migrateOnce } from '../../src/node/database/migrate.ts'
import { insertArticle } from '../fixtures/insert-article.ts'

const inProject = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

type Snapshot = {
  readonly tables: Readonly<Record<string, SnapshotTable>>
}

type SnapshotTable = {
  readonly name: string
  readonly columns: Readonly<
    Record<string, { readonly name: string; readonly type: string; readonly notNull: boolean }>
  >
  readonly indexes: Readonly<
    Record<string, { readonly name: string; readonly columns: readonly { expression: string }[] }>
  >
}

async function newestSnapshot(): Promise<Snapshot> {
  const folder = inProject('schema/migrations/meta')
  const files = (await readdir(folder)).filter((file) => file.endsWith('_snapshot.json')).toSorted()
  return JSON.parse(await readFile(join(folder, files.at(-1) ?? ''), 'utf8'))
}

describe('the migrations', () => {
  it('run once, and do not change existing data when they run again', async () => {
    const { db, client, close } = await openEmbedded(null)
    try {
      const ran = async () => (await client.query('select hash, created_at from candor_migrations order by id')).rows
      const first = await ran()
      await insertArticle(db)
      await migrateOnce(db)
      expect(first).toHaveLength(
        (await readdir(inProject('schema/migrations'))).filter((f) => f.endsWith('.sql')).length,
      )
      expect(await ran()).toEqual(first)
      expect((await client.query('select from articles')).rows).toHaveLength(1)
    } finally {
      await close()
    }
  })

  it('create the tables of schema/: drizzle-kit finds nothing to add', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'candor-migrations-'))
    try {
      await cp(inProject('schema/migrations'), join(folder, 'migrations'), { recursive: true })
      const before = await readdir(join(folder, 'migrations'))
      const kit = inProject('node_modules/drizzle-kit/bin.cjs')
      const schema = inProject('schema/*tables.ts')
      const arguments_ = ['generate', '--dialect', 'postgresql', '--schema', schema]
      const { stdout } = await promisify(execFile)(process.execPath, [kit, ...arguments_, '--out', 'migrations'], {
        cwd: folder,
      })
      expect(stdout).toContain('No schema changes')
      expect(await readdir(join(folder, 'migrations'))).toEqual(before)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('create the columns and indexes of drizzle-kit’s snapshot', async () => {
    const { client, close } = await openEmbedded(null)
    try {
      const snapshot = await newestSnapshot()
      const noted = Object.values(snapshot.tables).flatMap(({ name, columns, indexes }) => [
        ...Object.values(columns).map((c) => `${name}.${c.name} ${c.type} ${c.notNull ? 'not null' : 'null'}`),
        ...Object.values(indexes).map(
          (i) => `${i.name} (${i.columns.map((c) => c.expression.replace(/\(.*/, '')).join(', ')})`,
        ),
      ])
      const { rows } = await client.query<{ line: string }>(`
        select format('%s.%s %s %s', t.relname, a.attname, format_type(a.atttypid, a.atttypmod),
          case when a.attnotnull then 'not null' else 'null' end) as line
        from pg_attribute a join pg_class t on t.oid = a.attrelid
        where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and t.relname not in ('candor_migrations', 'candor_functions')
          and a.attnum > 0 and not a.attisdropped
        union all
        select format('%s (%s)', i.relname, (select string_agg(attname, ', ' order by attnum) from pg_attribute where attrelid = i.oid))
        from pg_index x join pg_class i on i.oid = x.indexrelid
        where i.relnamespace = 'public'::regnamespace and not exists (select from pg_constraint where conindid = i.oid)`)
      expect(noted.length).toBeGreaterThan(50)
      expect(rows.map((row) => row.line).toSorted()).toEqual(noted.toSorted())
    } finally {
      await close()
    }
  })
})
