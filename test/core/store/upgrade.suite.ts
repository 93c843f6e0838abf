/** Migrations of a newsroom with data: one that fails says what, and leaves all as it was. */
import type { readMigrationFiles } from 'drizzle-orm/migrator'
import { describe, expect, it } from 'vitest'
import { MigrationFailed, migrateOnce } from '../../../src/hosts/node/database/migrate.ts'
import { describePlan, planMigration } from '../../../src/hosts/node/database/plan-migration.ts'
import { readMigrations } from '../../../src/hosts/node/database/schema-state.ts'
import { explainStart } from '../../../src/hosts/node/start-errors.ts'
import { buildSelection } from '../../fixtures/build-article.ts'
import { facts } from '../../fixtures/facts.ts'
import { everyShape, insertEveryShape } from '../../fixtures/insert-every-shape.ts'
import type { Bench } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

type Migration = ReturnType<typeof readMigrationFiles>[number]
const next = (...statements: string[]): readonly Migration[] => [
  ...readMigrations(),
  { sql: statements, bps: true, folderMillis: 9e12, hash: 'next' },
]

export function describeUpgrade(bench: () => Bench): void {
  const state = async () => [
    await bench().sql('select * from articles order by number'),
    await bench().sql('select * from families order by family'),
    await bench().sql(
      `select attname from pg_attribute where attrelid = 'articles'::regclass order by attnum`,
    ),
    await bench().sql('select hash from candor_migrations order by id'),
  ]

  describe('an upgrade of a newsroom with articles of every shape', () => {
    it.each([
      // The write's triggers wait for the end of the transaction.
      [
        'a change of a table that has something to do at the end',
        [`update articles set byline = 'Desk'`, 'alter table pending_changes add column next text'],
        ['pending trigger events', 'alter table pending_changes add column next text', 'report'],
      ],
      [
        'a rule that rows break',
        [
          'alter table articles add column next text',
          `alter table articles add constraint next check (status <> 'draft')`,
        ],
        ['check constraint', 'next', 'add constraint next', 'correct the rows'],
      ],
      [
        'a key that rows share',
        ['create unique index next on articles (url)'],
        [
          'Key (url)=(https://news.example.org/2026/05/bridge-reopens)',
          'create unique index next',
          'correct the rows',
        ],
      ],
    ])(
      'that fails by %s says what, that nothing was changed, and what to do',
      async (_, statements, expected) => {
        const { db } = bench()
        await insertEveryShape(db)
        const before = await state()
        expect(before[0]).toHaveLength(everyShape.length)
        const error: unknown = await migrateOnce(db, next(...statements)).then(
          () => null,
          (reason: unknown) => reason,
        )
        expect(error).toBeInstanceOf(MigrationFailed)
        const line = explainStart(error, { DATABASE_URL: 'postgres://owner:secret@127.0.0.1/news' })
        expect(line).toMatch(facts('cannot be migrated', 'nothing in it was changed', ...expected))
        expect(line).not.toMatch(/secret|\n/)
        expect(await state()).toEqual(before)
      },
    )

    it('says before it what it would do and which tables nobody reads meanwhile, and does nothing', async () => {
      const { db, sql } = bench()
      await insertEveryShape(db)
      // An earlier test may have left statistics of fewer rows.
      await sql('analyze articles')
      const before = await state()
      const [{ digest } = {}] = await sql(
        `select digest from candor_functions where name = 'candor_commit'`,
      )
      await sql(`update candor_functions set digest = 'other' where name = 'candor_commit'`)
      const steps = next(
        'alter table articles alter column byline type varchar(900)',
        'alter table topics add column next text',
        'create table next (id integer primary key)',
      )
      const plan = await planMigration(db, steps)
      const articles = { table: 'articles', rewritten: true, rows: everyShape.length }
      const topics = { table: 'topics', rewritten: false, rows: expect.any(Number) }
      expect(plan).toEqual({ steps: 1, functions: 1, locked: [articles, topics] })
      expect(describePlan('here', plan)).toMatch(
        facts('migrations: 1', 'views: 1', 'rewrite articles', 'lock topics'),
      )
      expect(await state()).toEqual(before)
      await sql(
        `update candor_functions set digest = '${String(digest)}' where name = 'candor_commit'`,
      )
      expect(await planMigration(db)).toBeNull()
    })

    it('may write to articles and replace the trigger that does the rest of the write', async () => {
      const { db, sql } = bench()
      await insertEveryShape(db)
      await sql(`update candor_functions set digest = 'other' where name = 'candor_commit'`)
      await migrateOnce(db, next(`update articles set byline = 'Desk'`))
      await sql(`delete from candor_migrations where hash = 'next'`)
      expect(await sql(`select from candor_functions where digest = 'other'`)).toEqual([])
      const { articles } = await bench().store.latest(buildSelection())
      expect(articles.length).toBeGreaterThan(5)
      expect(new Set(articles.map(({ byline }) => byline))).toEqual(new Set(['Desk']))
    })
  })
}

if (import.meta.vitest) runOnPglite(describeUpgrade)
