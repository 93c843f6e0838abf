/** A database that was made by the old migrations: it is adopted as it is, and then equals a new one. */
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MigrationFailed, migrateOnce } from '../../src/node/database/migrate.ts'
import { catalogQuery } from '../fixtures/catalog.ts'
import { runOldMigrations } from '../fixtures/old-migrations.ts'
import type { Backend, Row } from './bench.ts'

/** An empty database, with the old migrations to run there. */
export type OpenEmpty = () => Promise<Backend & { readonly migrateOld: (count: number) => Promise<void> }>

/** Ninety-five articles over four days: some have left, one is deleted, one is long. */
const newsroom = `insert into topics values ('time', 'Time');
  begin; set local candor.backdate = 'on';
  insert into articles (url, title, body_html, language, disclosure_mode, status, published_at)
  select 'https://news.example.org/' || n, n, '<p>Clocks.</p>', 'en', 'human-only', 'published', timestamptz '2020-01-01Z' + n * interval '1 hour'
  from generate_series(1, 95) n;
  insert into article_topics select id, 'time' from articles; commit;
  delete from article_topics where article_id in (select id from articles where title in ('3', '95'));
  update articles set status = 'withheld' where title = '40'; delete from articles where title = '41'`

const longBody = `update articles set body_html = body_html || repeat('x', 1000000) where title = '42'`

const describeDatabase = async ({ sql }: Backend) => ({
  catalog: (await sql(catalogQuery)).map(({ line }) => line),
  migrations: await sql('select hash, created_at::text from candor_migrations order by created_at'),
  functions: await sql('table candor_functions order by name'),
})

const stateOfMarkers = 'select family, version::int, changed_at::text from families order by family'

export function describeAdoption(name: string, openEmpty: OpenEmpty): void {
  describe.each([8, 10])(`a database of the first %i old migrations on ${name}`, (count) => {
    let old: Awaited<ReturnType<OpenEmpty>>
    let markersBefore: readonly Row[]
    beforeAll(async () => {
      old = await openEmpty()
      await old.migrateOld(count)
      await old.sql(newsroom)
      if (count === 8) await old.sql(longBody)
      markersBefore = await old.sql(stateOfMarkers)
      await migrateOnce(old.db)
    })
    afterAll(() => old.close())

    it('equals a new database: tables, functions, triggers, views and rights', async () => {
      const fresh = await openEmpty()
      try {
        await migrateOnce(fresh.db)
        const expected = await describeDatabase(fresh)
        expect(expected.catalog.length).toBeGreaterThan(250)
        expect(await describeDatabase(old)).toEqual(expected)
      } finally {
        await fresh.close()
      }
    })

    it('has the same markers as before', async () => {
      expect(await old.sql(stateOfMarkers)).toEqual(markersBefore)
    })

    it('has every feed in its directory', async () => {
      const rows =
        await old.sql(`select family, articles, languages::text, newest_at = timestamptz '2020-01-04 22:00Z' as dated
        from families where family in ('topics/time', 'languages/en', 'corrections') order by family`)
      expect(rows).toEqual([
        { family: 'corrections', articles: 0, languages: '{}', dated: null },
        { family: 'languages/en', articles: 93, languages: '{en}', dated: false },
        { family: 'topics/time', articles: 91, languages: '{en}', dated: true },
      ])
    })

    it('keeps its archive and its search index', async () => {
      expect(await old.sql(`select articles from families where family in ('all', 'topics/time') order by 1`)).toEqual([
        { articles: 91 },
        { articles: 93 },
      ])
      expect(await old.sql(`select through from archive_parts where family = 'all' order by part`)).toEqual(
        [30, 60, 90, 95].map((through) => ({ through })),
      )
      expect(await old.sql(`select article_id from article_matches('clock', 100)`)).toHaveLength(93)
    })

    it('keeps its public suffix list, which only renew:suffixes replaces', async () => {
      expect(await old.sql('select rule from public_suffixes')).toHaveLength(2)
    })
  })

  it(`an older database on ${name} is refused, unchanged and with the way to go`, async () => {
    const old = await openEmpty()
    try {
      await old.migrateOld(7)
      const before = await old.sql(catalogQuery)
      const migrating = migrateOnce(old.db)
      await expect(migrating).rejects.toThrow(MigrationFailed)
      await expect(migrating).rejects.toThrow(/too old.*9b23155.*npm run migrate/)
      expect(await old.sql(catalogQuery)).toEqual(before)
    } finally {
      await old.close()
    }
  })
}

async function openPglite(): ReturnType<OpenEmpty> {
  const client = await PGlite.create()
  const db = drizzle(client)
  return {
    db,
    sql: async (text) => (await client.exec(text)).at(-1)?.rows.map((row) => ({ ...row })) ?? [],
    close: () => client.close(),
    migrateOld: (count) => runOldMigrations((config) => migrate(db, config), count),
  }
}

if (import.meta.vitest) describeAdoption('PGlite', openPglite)
