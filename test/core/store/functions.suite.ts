/**
 * schema/functions in a database: all are there, one that changed is applied, one that is gone is
 * dropped, none is set back.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { functionsRevision } from '../../../schema/functions-revision.ts'
import { readFunctions } from '../../../src/hosts/node/database/functions.ts'
import { MigrationFailed, migrateOnce } from '../../../src/hosts/node/database/migrate.ts'
import { openMigrated } from '../../fixtures/open-migrated.ts'

const files = readFunctions()
let opened: Awaited<ReturnType<typeof openMigrated>>
beforeAll(async () => {
  opened = await openMigrated()
})
afterAll(() => opened.close())

const run = (statements: string) => opened.client.exec(statements)
const rows = async (query: string) =>
  (await opened.client.query<Record<string, unknown>>(query)).rows
const migrate = () => migrateOnce(opened.db)

/** Replaces a function by one that does nothing. */
const emptied = (name: 'candor_index_words' | 'candor_import_done') =>
  `create or replace function ${name}(${name === 'candor_index_words' ? 'ids uuid[]' : ''}) returns void language sql as 'select'; `
const changed = (name: string) =>
  `update candor_functions set digest = 'other' where name = '${name}'; `
const bodyOf = async (name: string) =>
  (await rows(`select prosrc from pg_proc where proname = '${name}'`))[0]?.['prosrc']

describe('the folder', () => {
  it('has each function, view and type, but for the one that newsrooms replace', async () => {
    const found = await rows(`
      select proname as name from pg_proc where pronamespace = 'public'::regnamespace
      union all select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'c')`)
    const names = found
      .map(({ name }) => String(name))
      .filter((name) => name !== 'article_body_limit')
    expect(names.toSorted()).toEqual(files.map(({ name }) => name))
    expect(files.length).toBeGreaterThan(40)
  })

  it('lets nobody else call a function that acts as its owner', async () => {
    const open = await rows(`select proname from pg_proc where pronamespace = 'public'::regnamespace
      and prosecdef and has_function_privilege('public', oid, 'execute')`)
    expect(open).toEqual([])
  })
})

describe('migrate', () => {
  afterEach(async () => {
    await run(`reset role; drop view if exists ours; drop role if exists reader;
      delete from candor_migrations where hash = 'newer'; update candor_functions set digest = 'other', revision = 1`)
    await migrate()
  })

  it('applies a function that changed, and no other', async () => {
    const [words, others] = [await bodyOf('candor_index_words'), 'select']
    await run(
      emptied('candor_index_words') + emptied('candor_import_done') + changed('candor_index_words'),
    )
    await migrate()
    expect([await bodyOf('candor_index_words'), await bodyOf('candor_import_done')]).toEqual([
      words,
      others,
    ])
    expect(await rows('select name, digest from candor_functions order by name')).toEqual(
      files.map(({ name, digest }) => ({ name, digest })),
    )
  })

  it('lets nobody call a function but its owner and the roles that it is granted to', async () => {
    const open = `select proname from pg_proc where pronamespace = 'public'::regnamespace
      and exists (select from aclexplode(coalesce(proacl, acldefault('f', proowner))) where grantee = 0) order by 1`
    const expected = [
      ...['article_body_limit', 'article_families'],
      ...['candor_article_url', 'candor_clock', 'candor_skeleton'],
    ]
    expect((await rows(open)).map(({ proname }) => proname)).toEqual(expected)
    await run(`grant execute on function candor_domain to public; ${changed('candor_domain')}`)
    await migrate()
    expect(await rows(open)).toHaveLength(expected.length)
  })

  it('creates triggers again', async () => {
    const triggers = `select pg_get_triggerdef(oid) as text from pg_trigger where not tgisinternal order by tgname`
    const before = await rows(triggers)
    await run(`drop trigger listings_by_hand on listings; drop trigger pending_changes_commit on pending_changes;
      ${changed('candor_refuse_by_hand')} ${changed('candor_commit')}`)
    await migrate()
    expect(await rows(triggers)).toEqual(before)
  })

  it('drops a function that is in no file any more, with its triggers, and a view', async () => {
    await run(`create function gone() returns trigger language plpgsql as 'begin return null; end';
      create trigger gone after insert on topics for each statement execute function gone();
      create view gone_view as select 1 as one;
      insert into candor_functions values ('gone', '', 1), ('gone_view', '', 1)`)
    await migrate()
    expect(
      await rows(`select from pg_proc where proname = 'gone' union all select from pg_trigger where tgname = 'gone'
      union all select from pg_class where relname = 'gone_view'`),
    ).toEqual([])
    expect(await rows(`select from candor_functions where name like 'gone%'`)).toEqual([])
  })

  it('replaces a function that has other parameters now', async () => {
    await run(`drop function candor_close_parts; ${changed('candor_close_parts')}
      create function candor_close_parts(name text) returns void language sql as 'select'`)
    await migrate()
    expect(await rows(`select pronargs from pg_proc where proname = 'candor_close_parts'`)).toEqual(
      [{ pronargs: 3 }],
    )
  })

  it('replaces a type that changed, with the functions that use it', async () => {
    const uses = `select oid::regprocedure::text as text from pg_proc where proname in ('candor_relist', 'candor_stamp') order by 1`
    const before = await rows(uses)
    await run(`drop type candor_family_change cascade; create type candor_family_change as (family text);
      create function candor_stamp(affected candor_family_change[]) returns void language sql as 'select';
      ${changed('candor_family_change')}`)
    expect(await rows(uses)).not.toEqual(before)
    await migrate()
    expect(await rows(uses)).toEqual(before)
    const columns = `select attname from pg_attribute where attrelid = 'candor_family_change'::regclass`
    expect((await rows(columns)).length).toBeGreaterThan(1)
  })

  it('brings a database of functions with arrays side by side up to date', async () => {
    await run(`drop type candor_family_change, candor_article_change, candor_listing cascade;
      delete from candor_functions where name in ('candor_family_change', 'candor_article_change', 'candor_listing');
      create function candor_stamp(names text[], shown boolean[]) returns void language sql as 'select'`)
    await migrate()
    expect(
      await rows(`select count(*)::int as count from pg_proc where proname = 'candor_stamp'`),
    ).toEqual([{ count: 1 }])
    await run(`begin; insert into articles (url, title, language, status, published_at, disclosure_mode)
      values ('https://news.example.org/', 'A', 'en', 'published', now(), 'human-only')`)
    await run('set constraints all immediate')
    expect(await rows(`select count(*)::int as count from listings where family = 'all'`)).toEqual([
      { count: 1 },
    ])
    await run('rollback')
  })

  it('applies nothing if one change fails', async () => {
    await run(`create function gone() returns integer language sql as 'select 1'; create view ours as select gone();
      insert into candor_functions values ('gone', '', 1); ${emptied('candor_index_words')} ${changed('candor_index_words')}`)
    await expect(migrate()).rejects.toThrow(MigrationFailed)
    await expect(migrate()).rejects.toThrow(/gone.*depend/)
    expect(await bodyOf('candor_index_words')).toBe('select')
  })

  it('keeps the functions of a newer version', async () => {
    await run(`${emptied('candor_index_words')} ${changed('candor_index_words')}
      update candor_functions set revision = ${functionsRevision + 1}`)
    await migrate()
    expect(await bodyOf('candor_index_words')).toBe('select')
  })

  it('keeps the functions of a version with newer migrations', async () => {
    await run(`${emptied('candor_index_words')} ${changed('candor_index_words')}
      insert into candor_migrations (hash, created_at) values ('newer', 9e15::bigint)`)
    await migrate()
    expect(await bodyOf('candor_index_words')).toBe('select')
  })

  it('keeps the limit of bodies that the newsroom chose', async () => {
    await run(`create or replace function article_body_limit() returns integer language sql immutable as 'select 2000000';
      update candor_functions set digest = 'other'`)
    await migrate()
    expect(await rows('select article_body_limit() as bytes')).toEqual([{ bytes: 2_000_000 }])
  })

  it('only reads a database that is up to date, and one that is newer', async () => {
    await run('create role reader; set role reader')
    await migrate()
    await run(
      `reset role; update candor_functions set digest = 'other', revision = ${functionsRevision + 1}; set role reader`,
    )
    await migrate()
    await run(
      `reset role; update candor_functions set revision = ${functionsRevision}; set role reader`,
    )
    await expect(migrate()).rejects.toThrow(/permission denied/)
  })
})
