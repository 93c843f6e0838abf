/** The migrations: they can run again, they create the tables that schema/ describes, and they upgrade existing data. */
import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
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
      await migrateOnce(db, migrate)
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
      const schema = inProject('schema/{tables,kept-tables}.ts')
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
        where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and t.relname <> 'candor_migrations'
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

  it('upgrade a newsroom with articles, also with a long one: the directory counts them, and search finds them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'candor-upgrade-'))
    const client = new PGlite()
    try {
      // The schema before families existed.
      await cp(inProject('schema/migrations'), folder, { recursive: true })
      const journal = JSON.parse(await readFile(join(folder, 'meta/_journal.json'), 'utf8'))
      const entries = journal.entries.filter(({ idx }: { idx: number }) => idx < 3)
      expect(entries).toHaveLength(3)
      await writeFile(join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }))
      const db = drizzle(client)
      const where = { migrationsSchema: 'public', migrationsTable: 'candor_migrations' }
      await migrate(db, { ...where, migrationsFolder: folder })
      await client.exec(`insert into topics values ('time', 'Time');
        begin; set local candor.backdate = 'on';
        insert into articles (url, title, body_html, language, disclosure_mode, status, published_at)
        select 'https://news.example.org/' || n, n, '<p>Clocks.</p>', 'en', 'human-only', 'published', timestamptz '2020-01-01Z' + n * interval '1 hour'
        from generate_series(1, 95) n;
        insert into article_topics select id, 'time' from articles; commit;
        delete from article_topics where article_id in (select id from articles where title in ('3', '95'));
        update articles set status = 'withheld' where title = '40'; delete from articles where title = '41';
        update articles set body_html = body_html || repeat('x', 1000000) where title = '42'`)
      await migrate(db, { ...where, migrationsFolder: inProject('schema/migrations') })
      const ask = async (sql: string) => (await client.query(sql)).rows
      expect(await ask(`select article_count('all') as all, article_count('topics/time') as topic`)).toEqual([
        { all: 93, topic: 91 },
      ])
      expect(
        await ask(`select family, articles, languages, newest_at = timestamptz '2020-01-04 22:00Z' as dated, version::int from families
          where family in ('topics/time', 'languages/en', 'corrections') order by family`),
      ).toEqual([
        { family: 'corrections', articles: 0, languages: [], dated: null, version: 0 },
        { family: 'languages/en', articles: 93, languages: ['en'], dated: false, version: 0 },
        { family: 'topics/time', articles: 91, languages: ['en'], dated: true, version: 0 },
      ])
      expect(await ask(`select part, through from archive_parts where family = 'all' order by part`)).toEqual(
        [30, 60, 90, 95].map((through, index) => ({ part: index + 1, through })),
      )
      expect(await ask(`select from article_matches('clock', 100)`)).toHaveLength(93)
    } finally {
      await client.close()
      await rm(folder, { recursive: true, force: true })
    }
  })
})
