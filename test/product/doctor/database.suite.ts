/**
 * The doctor's checks of the database and of the role: a healthy database, and one database for
 * each fault.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { seedDemo } from '../../../demo/seed.ts'
import { type Diagnosis, hasFault } from '../../../src/core/tools/check.ts'
import { examine, examineDatabase } from '../../../src/hosts/doctor/database.ts'
import { checkRoles } from '../../../src/hosts/doctor/roles.ts'
import type { Target } from '../../../src/hosts/doctor/target.ts'
import { lockFolder } from '../../../src/hosts/node/database/folder-lock.ts'
import { migrateOnce } from '../../../src/hosts/node/database/migrate.ts'
import { facts } from '../../fixtures/facts.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { openLook } from './looking.ts'

let look: Target
beforeEach(async () => {
  look = await openLook()
})
afterEach(() => look.close())

const run = async (statements: string) => {
  for (const statement of statements.split(';\n')) await look.ask(statement)
}
/** `openMigrated` undoes it: no other test gets a database with this fault. */
const damage = (statements: string) => run(`begin;\n${statements}`)
const findings = () => examine(look, {})
const worse = (found: readonly Diagnosis[]) => found.filter(({ level }) => level !== 'ok')

describe('a healthy database', () => {
  it('has no fault, and a description', async () => {
    const soon = new Date(Date.now() + 86_400_000)
    const later = new Date(Date.now() + 2 * 86_400_000)
    await insertArticle(look.db, { publishedAt: new Date() })
    await insertArticle(look.db, { publishedAt: later })
    await insertArticle(look.db, { publishedAt: soon })
    await insertArticle(look.db, { status: 'draft' })
    await insertArticle(look.db, { status: 'withheld' })
    const found = await findings()
    expect(worse(found)).toEqual([])
    const ends = soon.toISOString().slice(0, 19).replace('T', ' ')
    expect(found.map(({ text }) => text)).toEqual(
      [
        /^PostgreSQL \d.*DATA_DIR \(memory\)/,
        facts('tables', 'functions', 'this version'),
        /\d\d\d columns/,
        /\d\d indexes/,
        /\d\d triggers/,
        /\d\d constraints/,
        /\d\d functions/,
        /suffix list/,
        /\d+ seconds? old/,
        /3 .*published, 0 retracted, 1 drafts?, 1 withheld/,
        facts(2, `${ends} UTC`),
        facts(1),
        /version \d+.* UTC/,
      ].map((expected) => expect.stringMatching(expected)),
    )
  })
})

it("accepts the newsroom's own limit of bodies", async () => {
  await insertArticle(look.db)
  await damage(
    `create or replace function article_body_limit() returns integer language sql immutable as 'select 2000000'`,
  )
  expect(worse(await findings())).toEqual([])
})

it('accepts old articles of the demo without a warning', async () => {
  await seedDemo(look.db, 'http://127.0.0.1:8787')
  expect(worse(await findings())).toEqual([])
})

describe('a database with a fault', () => {
  it.each([
    ['drop index listings_shown', facts('index', 'listings_shown', 'listings')],
    [
      'alter table sources disable trigger sources_inserted',
      facts('trigger', 'sources_inserted', 'sources'),
    ],
    ['drop trigger topics_updated on topics', facts('trigger', 'topics_updated', 'topics')],
    [
      'alter table articles drop constraint status_is_known',
      facts('constraint', 'status_is_known', 'articles'),
    ],
    [
      `create or replace function candor_language(tag text) returns text language sql immutable as 'select tag'`,
      facts('function', 'candor_language', 'schema/functions'),
    ],
    ['alter function candor_commit reset plan_cache_mode', facts('function', 'candor_commit')],
    ['drop function article_queries', facts('function', 'article_queries', 'missing')],
    [
      `update candor_functions set digest = 'other' where name = 'candor_stamp'`,
      facts('functions', 'not'),
    ],
    [`delete from families where family = 'all'`, facts('newsroom')],
    [`update candor_migrations set created_at = created_at - 1e13::bigint`, facts('migrations')],
    [`update candor_migrations set hash = 'of another commit'`, facts('0.1.0', 'left as it is')],
    ['drop table candor_migrations', facts('0.1.0', 'left as it is')],
    ['drop schema public cascade;\ncreate schema public', facts('no Candor tables')],
    [`set session_replication_role = replica`, facts('session_replication_role', 'replica')],
  ])('has a fault after: %s', async (statements, expected) => {
    await damage(statements)
    const found = worse(await findings())
    expect(hasFault(found)).toBe(true)
    expect(found.map(({ text }) => text).join('\n')).toMatch(expected)
    expect(found.filter(({ todo }) => todo === '')).toEqual([])
  })

  it.each([
    ['drop index listings_shown'],
    ['drop trigger topics_updated on topics'],
    ['alter table articles drop constraint status_is_known'],
    ['alter table families drop constraint families_pkey'],
    ['alter table articles alter column title drop not null'],
    ['alter table articles alter column byline set not null'],
  ])('says by which statement all is well again after: %s', async (statement) => {
    await insertArticle(look.db)
    await damage(statement)
    const found = worse(await findings())
    expect(found.map(({ level }) => level)).toEqual(['fault'])
    const [, remedy = ''] = / run: (.*;)$/.exec(found[0]?.todo ?? '') ?? []
    await run(remedy)
    expect(worse(await findings()).filter(({ level }) => level === 'fault')).toEqual([])
  })

  it('counts the rows that are in the way of NOT NULL', async () => {
    await insertArticle(look.db)
    await damage(`alter table articles alter column title drop not null;
set session_replication_role = replica;\nupdate articles set title = null;\nset session_replication_role = origin`)
    expect(worse(await findings())).toContainEqual(
      expect.objectContaining({ level: 'fault', todo: expect.stringContaining('1 row') }),
    )
  })

  it('names a column that is gone', async () => {
    await damage('alter table partners drop column ends_at cascade')
    expect(worse(await findings()).map(({ text }) => text)).toContainEqual(
      expect.stringMatching(facts('column', 'ends_at', 'partners', 'missing')),
    )
  })

  it('says how a function that was replaced by hand is created again', async () => {
    await run(
      `create or replace function candor_language(tag text) returns text language sql immutable as 'select tag'`,
    )
    const found = worse(await findings()).find(({ level }) => level === 'fault')
    await run(/DELETE FROM [^;]+/.exec(found?.todo ?? '')?.[0] ?? '')
    expect(found?.todo).toContain('candor migrate')
    await migrateOnce(look.db)
    expect(hasFault(await findings())).toBe(false)
  })

  it('names a left-out article and the cause', async () => {
    await insertArticle(look.db)
    const id = await insertArticle(look.db, { url: 'http://％/' })
    const found = worse(await findings())
    expect(found).toMatchObject([{ level: 'fault', text: expect.stringMatching(facts(id)) }])
    expect(found[0]?.todo).toMatch(facts('url', 'http://％/'))
  })

  it('counts listings whose article is gone', async () => {
    const id = await insertArticle(look.db)
    await run(
      `set session_replication_role = replica;\ndelete from articles;\nreset session_replication_role`,
    )
    const found = await findings()
    expect(found).toContainEqual(
      expect.objectContaining({ level: 'fault', text: expect.stringMatching(facts(1, id)) }),
    )
    await run('select candor_repair()')
    expect(hasFault(await findings())).toBe(false)
  })

  it('expects private articles in the feeds of their partners', async () => {
    await insertArticle(look.db, { audience: ['acme'] })
    expect(hasFault(await findings())).toBe(false)
    await run(
      `set session_replication_role = replica;\nupdate articles set audience = null;\nreset session_replication_role`,
    )
    expect(hasFault(await findings())).toBe(true)
  })

  it('names the rows that a rule refuses, and then the statement that makes the rule valid', async () => {
    const id = await insertArticle(look.db)
    const rule = 'title_is_not_empty'
    const [check] = await look.ask<{ text: string }>(
      `select pg_get_constraintdef(oid) as text from pg_constraint where conname = '${rule}'`,
    )
    await run(`alter table articles drop constraint ${rule};\nupdate articles set title = E'\\u2066';
alter table articles add constraint ${rule} ${check?.text} not valid`)
    expect(worse(await findings())).toMatchObject([
      {
        level: 'warning',
        text: expect.stringMatching(facts(1, rule, id)),
        todo: expect.stringContaining('VALIDATE'),
      },
    ])
    await run(`update articles set title = 'A'`)
    const [left] = worse(await findings())
    expect(left?.text).toMatch(facts(rule))
    await run(left?.todo ?? '')
    expect(worse(await findings())).toEqual([])
  })

  it('counts articles that no feed lists', async () => {
    await run('alter table articles disable trigger articles_inserted')
    const id = await insertArticle(look.db)
    await run('alter table articles enable trigger articles_inserted')
    const found = await findings()
    expect(found).toContainEqual(
      expect.objectContaining({ level: 'fault', text: expect.stringMatching(facts(1, id)) }),
    )
  })

  it.each([
    [
      `insert into candor_migrations (hash, created_at) values ('newer', 9e15::bigint)`,
      facts('newer'),
    ],
    ['update candor_functions set revision = revision + 1', facts('newer')],
    [`delete from public_suffixes where rule = 'co.uk'`, facts('suffix')],
    [`update families set changed_at = now() + interval '1 day'`, facts('version')],
    [
      `set local session_replication_role = replica;\nupdate listings set listed_at = now() - interval '9 days';\nset local session_replication_role = origin`,
      facts('9 days'),
    ],
  ])('has a warning after: %s', async (statement, expected) => {
    await insertArticle(look.db)
    await damage(statement)
    const found = worse(await findings())
    expect(found.map(({ level }) => level)).toEqual(['warning'])
    expect(found[0]?.text).toMatch(expected)
  })
})

it('has a warning without articles', async () => {
  expect(worse(await findings())).toMatchObject([
    { level: 'warning', text: expect.stringMatching(facts('article')) },
  ])
})

describe('a wrong setting', () => {
  it.each([
    [{ PUSH: 'maybe' }, ['PUSH']],
    [{ SITE_LANGUAGE: 'no language' }, ['SITE_LANGUAGE']],
    [{ PORT: 'https' }, ['PORT']],
    [{ PARTNERS: 'nobody', METRICS_PORT: 'x' }, ['PARTNERS', 'METRICS_PORT']],
  ])('is told once, as itself: %j', async (environment, names) => {
    await insertArticle(look.db)
    const found = worse(await examine(look, environment))
    expect(found.map(({ level, text }) => [level, text.split(/[ :]/, 1)[0]])).toEqual(
      names.map((name) => ['fault', name]),
    )
    expect(JSON.stringify(found)).not.toContain('this role')
  })

  it('is told also if it is in the way of the database', async () => {
    const found = await examineDatabase({ DATABASE_CONNECTIONS: 'many', DESK: 'maybe' })
    expect(found.map(({ text }) => text.split(' ', 1)[0])).toEqual(['DESK', 'DATABASE_CONNECTIONS'])
  })
})

describe('the clock of the service', () => {
  const clockAt = async (differenceMs: number) => {
    await damage('select 1')
    const found = await examine(
      { ...look, embedded: false },
      {},
      fetch,
      () => Date.now() + differenceMs,
    )
    return found.filter(({ text }) => text.includes('clock of the service'))
  }

  it.each([
    [630_000, facts('10 minutes', 'ahead', 'database')],
    [-600_000, facts('behind', 'database')],
  ])('has a fault if it is %i ms from that of the database', async (differenceMs, text) => {
    expect(await clockAt(differenceMs)).toMatchObject([
      { level: 'fault', text: expect.stringMatching(text) },
    ])
  })

  it('has none if it is some seconds off', async () => {
    expect(await clockAt(10_000)).toMatchObject([{ level: 'ok' }])
  })
})

describe('the role', () => {
  const asRole = async (grants: string) => {
    await damage(
      `create role candor_reader;\ncreate role candor_writer;\ncreate role candor_keeper;\ncreate role candor_publisher;\ncreate role candor_desk;\ncreate role candor_importer;\ncreate role "Service"${grants};\nset role "Service"`,
    )
    return checkRoles(look)
  }

  it('has no fault as a reader with all permissions', async () => {
    const found = await asRole(
      ';\ngrant select on all tables in schema public to candor_reader;\ngrant execute on all functions in schema public to candor_reader;\ngrant candor_reader to "Service"',
    )
    expect(found).toMatchObject([
      { level: 'ok', text: expect.stringMatching(facts('candor_reader', 'candor_writer')) },
      { level: 'ok', text: expect.stringMatching(facts('Service', 'read')) },
      { level: 'ok', text: expect.stringMatching(facts('Service', 'write')) },
    ])
  })

  it('has a fault without permission to read, with the missing grant', async () => {
    const found = await asRole('')
    expect(found[1]).toMatchObject({
      level: 'fault',
      todo: expect.stringContaining('GRANT candor_reader TO "Service";'),
    })
    expect(found[1]?.text).toMatch(
      facts(
        'Service',
        'articles',
        'families',
        'article_visibility',
        'article_excerpt()',
        'article_queries()',
      ),
    )
  })

  it('has two warnings as a superuser without the group roles', async () => {
    const found = await checkRoles(look)
    expect(found.map(({ level }) => level)).toEqual(['warning', 'ok', 'warning'])
    expect(found[0]?.todo).toContain('schema/roles.sql')
    expect(found[0]?.text).toMatch(
      facts('candor_reader', 'candor_writer', 'candor_publisher', 'candor_desk', 'candor_importer'),
    )
  })

  it('names the group roles that an upgrade brought and that are missing', async () => {
    await look.ask('create role candor_reader')
    await look.ask('create role candor_writer')
    try {
      const [found] = await checkRoles(look)
      expect([found?.level, found?.text]).toEqual([
        'warning',
        expect.stringMatching(facts('candor_publisher')),
      ])
      expect(found?.text).not.toContain('candor_reader')
    } finally {
      await look.ask('drop role candor_reader')
      await look.ask('drop role candor_writer')
    }
  })
})

describe('an unavailable database', () => {
  it.each([
    [
      { DATABASE_URL: 'postgres://me:hush@127.0.0.1:1/news' },
      facts('postgres://me@127.0.0.1:1/news'),
      /./,
    ],
    [
      { DATABASE_URL: 'mysql://me:hush@db.example.org/news' },
      facts('DATABASE_URL', 'mysql://'),
      /^/,
    ],
    [
      { DATA_DIR: join(tmpdir(), 'candor-no-such-folder') },
      facts('DATA_DIR', 'candor-no-such-folder'),
      facts('candor serve'),
    ],
  ])('is one fault that hides the password: %j', async (environment, expected, todo) => {
    const found = await examineDatabase(environment)
    expect(found).toHaveLength(1)
    expect(found[0]?.level).toBe('fault')
    expect(found[0]?.text).toMatch(expected)
    expect(found[0]?.todo).toMatch(todo)
    expect(JSON.stringify(found)).not.toMatch(/hush|\n {4}at /)
  })

  it.each([
    ['has no address yet', null],
    ['does not answer at its address', 'http://127.0.0.1:1'],
  ])('is one fault that names the process that owns it, which %s', async (_, local) => {
    const folder = await mkdtemp(join(tmpdir(), 'candor-doctor-'))
    await mkdir(join(folder, 'database'))
    const { announce, unlock } = await lockFolder(join(folder, 'database'))
    try {
      if (local) announce({ local, root: local })
      const found = await examineDatabase({ DATA_DIR: join(folder, 'database') })
      expect(found.map(({ level }) => level)).toEqual(['fault'])
      expect(found[0]?.text).toContain(`process ${process.pid}`)
    } finally {
      unlock()
      await rm(folder, { recursive: true })
    }
  })
})
