/** The functions of schema/functions: applied when they changed, dropped when they are gone, never set back. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { functionsDigest, functionsRevision } from '../../schema/functions-revision.ts'
import { digestOf, readFunctions } from '../../src/node/database/functions.ts'
import { MigrationFailed, migrateOnce, readMigrations } from '../../src/node/database/migrate.ts'
import { codeSpans, readDoc } from '../docs/read-docs.ts'
import { openMigrated } from '../fixtures/open-migrated.ts'

const files = readFunctions()

it('has the revision and the digest of its files', () => {
  const digest = digestOf(files.map((file) => file.digest).join(' ')).slice(0, 16)
  expect(
    { functionsDigest },
    `schema/functions has changed. Databases take the change if schema/functions-revision.ts says:
    export const functionsRevision = ${functionsRevision + 1} (once for each release)
    export const functionsDigest = '${digest}'`,
  ).toEqual({ functionsDigest: digest })
})

/** By the owner of the tables, to change a limit. */
const replaced = ['article_body_limit', 'reviewed_texts_kept']

let opened: Awaited<ReturnType<typeof openMigrated>>
const open = async () => {
  opened = await openMigrated()
}
const close = () => opened.close()

const run = (statements: string) => opened.client.exec(statements)
const rows = async (query: string) => (await opened.client.query<Record<string, unknown>>(query)).rows
const migrate = () => migrateOnce(opened.db)

/** Replaces a function by one that does nothing. */
const emptied = (name: 'candor_index_words' | 'candor_import_done') =>
  `create or replace function ${name}(${name === 'candor_index_words' ? 'ids uuid[]' : ''}) returns void language sql as 'select'; `
const changed = (name: string) => `update candor_functions set digest = 'other' where name = '${name}'; `
const bodyOf = async (name: string) =>
  (await rows(`select prosrc from pg_proc where proname = '${name}'`))[0]?.['prosrc']

describe('the folder', () => {
  beforeAll(open)
  afterAll(close)

  it('has one file for each function and view, but for those that newsrooms replace', async () => {
    const found = await rows(`
      select proname as name from pg_proc where pronamespace = 'public'::regnamespace
      union all select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v'`)
    const names = found.map(({ name }) => String(name)).filter((name) => !replaced.includes(name))
    expect(names.toSorted()).toEqual(files.map(({ name }) => name))
    expect(files.length).toBeGreaterThan(40)
  })

  it.each(files)('has a comment at the head of $name, and the function or view of that name', ({ name, content }) => {
    expect(content).toMatch(/^-- [A-Z]/)
    const created = [...content.matchAll(/^CREATE (?:OR REPLACE )?(?:FUNCTION|VIEW) (\w+)/gm)].map(([, of]) => of)
    expect(created).toEqual([name])
    const called = [...content.matchAll(/^CREATE [^;]*? TRIGGER [^;]*EXECUTE FUNCTION (\w+)/gm)].map(([, of]) => of)
    expect(called.filter((of) => of !== name)).toEqual([])
  })

  it('has each function once in schema/README.md', () => {
    const named = codeSpans(readDoc('schema/README.md')).filter((code) => /^(candor|article)_\w+$/.test(code))
    expect(named.toSorted()).toEqual(files.map(({ name }) => name))
  })

  it('has them all: migrations create none, but for those that newsrooms replace', () => {
    const created = readMigrations().flatMap(({ sql }) =>
      [...sql.join(';').matchAll(/\bCREATE\s[^;(]*\b(FUNCTION|TRIGGER|VIEW|PROCEDURE|RULE)\s+"?(\w+)/gi)].map(
        ([, , of]) => of,
      ),
    )
    expect(created).toEqual(replaced)
  })

  it('lets nobody else call a function that acts as its owner', async () => {
    const open = await rows(`select proname from pg_proc where pronamespace = 'public'::regnamespace
      and prosecdef and has_function_privilege('public', oid, 'execute')`)
    expect(open).toEqual([])
  })
})

describe('migrate', () => {
  beforeEach(open)
  afterEach(close)

  it('applies a file that changed, and no other', async () => {
    const [words, others] = [await bodyOf('candor_index_words'), 'select']
    await run(emptied('candor_index_words') + emptied('candor_import_done') + changed('candor_index_words'))
    await migrate()
    expect([await bodyOf('candor_index_words'), await bodyOf('candor_import_done')]).toEqual([words, others])
    expect(await rows('select name, digest from candor_functions order by name')).toEqual(
      files.map(({ name, digest }) => ({ name, digest })),
    )
  })

  it('applies a file that creates triggers again', async () => {
    const triggers = `select pg_get_triggerdef(oid) as text from pg_trigger where not tgisinternal order by tgname`
    const before = await rows(triggers)
    await run(`drop trigger listings_queue on listings; drop trigger pending_changes_commit on pending_changes;
      ${changed('candor_queue')} ${changed('candor_commit')}`)
    await migrate()
    expect(await rows(triggers)).toEqual(before)
  })

  it('drops a function whose file is gone, with its triggers, and a view', async () => {
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
    await run(`reset role; update candor_functions set revision = ${functionsRevision}; set role reader`)
    await expect(migrate()).rejects.toThrow(/permission denied/)
  })
})
