/** The doctor inside: a healthy database, and one for each thing that can be wrong with it. */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { examine, examineDatabase } from '../../scripts/doctor/database.ts'
import { type Finding, hasFault } from '../../scripts/doctor/finding.ts'
import type { Answers, Look } from '../../scripts/doctor/look.ts'
import { checkRoles } from '../../scripts/doctor/roles.ts'
import { insertArticle } from '../fixtures/insert-article.ts'
import { openMigrated } from '../fixtures/open-migrated.ts'

let look: Look
beforeEach(async () => {
  const { db, client, close } = await openMigrated()
  const ask = async (statement: string) => (await client.query<Answers>(statement)).rows
  look = { db, ask, embedded: true, name: 'DATA_DIR (memory)', close }
})
afterEach(() => look.close())

const run = async (statements: string) => {
  for (const statement of statements.split(';\n')) await look.ask(statement)
}
const findings = () => examine(look, {})
const worse = (found: readonly Finding[]) => found.filter(({ level }) => level !== 'ok')

describe('a healthy database', () => {
  it('has no fault, and is described', async () => {
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
    expect(found.map(({ text }) => text).join('\n')).toMatch(
      new RegExp(
        [
          '^PostgreSQL \\d.* answers at DATA_DIR \\(memory\\)\\.',
          'All \\d+ migrations have run\\.',
          'All \\d\\d indexes are there and at work\\.',
          'All \\d\\d triggers are there and at work\\.',
          'All \\d\\d rules are there and at work\\.',
          'The newest article is \\d+ seconds? old \\(.*\\)\\.',
          '3 articles are published, 0 retracted, 1 drafts, 1 withheld\\.',
          `2 embargoes are pending; the next ends at ${ends} UTC\\.`,
          'The newest 1 articles can be shown\\.',
          'The change marker stands at version \\d+, moved .* UTC\\.$',
        ].join('\n'),
      ),
    )
  })
})

describe('a database with something wrong', () => {
  it.each([
    ['drop index listings_shown', 'The index listings_shown on listings is missing.'],
    ['alter table sources disable trigger sources_inserted', 'The trigger sources_inserted on sources is not at work.'],
    ['drop trigger topics_updated on topics', 'The trigger topics_updated on topics is missing.'],
    ['alter table articles drop constraint status_is_known', 'The rule status_is_known on articles is missing.'],
    [`delete from families where family = 'all'`, 'the newsroom cannot be looked at'],
    [`update candor_migrations set created_at = created_at - 1e13::bigint`, 'migrations have not run.'],
    ['drop table candor_migrations', 'It holds no tables of Candor.'],
    [`set session_replication_role = replica`, 'session_replication_role is replica.'],
    ['alter table families disable trigger all;\nupdate families set changing = true', '"changing" was left true'],
  ])('finds the fault after: %s', async (statements, said) => {
    await run(statements)
    const found = worse(await findings())
    expect(hasFault(found)).toBe(true)
    expect(found.map(({ text }) => text).join('\n')).toContain(said)
    expect(found.filter(({ todo }) => todo === '')).toEqual([])
  })

  it('names an article that is left out, and why', async () => {
    await insertArticle(look.db)
    const id = await insertArticle(look.db, { url: 'http://[' })
    const found = worse(await findings())
    expect(found).toMatchObject([{ level: 'fault', text: `The article ${id} is left out of the feeds.` }])
    expect(found[0]?.todo).toContain('url is "http://["')
  })

  it('counts articles that stand in no feed', async () => {
    await run('alter table articles disable trigger articles_inserted')
    const id = await insertArticle(look.db)
    await run('alter table articles enable trigger articles_inserted')
    const found = await findings()
    expect(found).toContainEqual(
      expect.objectContaining({ level: 'fault', text: `1 published articles stand in no feed, such as ${id}.` }),
    )
  })

  it.each([
    [
      `insert into candor_migrations (hash, created_at) values ('newer', 9e15::bigint)`,
      'A newer Candor has migrated it.',
    ],
    [`update candor_migrations set hash = 'edited' where id = 1`, '1 migrations ran in another wording'],
    [`update families set changed_at = now() + interval '1 day'`, 'The change marker stands at version'],
    [`update listings set listed_at = now() - interval '9 days'`, 'The newest article is 9 days old'],
    ['delete from articles', 'No article is shown yet.'],
  ])('warns after: %s', async (statement, said) => {
    await insertArticle(look.db)
    await run(statement)
    const found = worse(await findings())
    expect(found.map(({ level }) => level)).toEqual(['warning'])
    expect(found[0]?.text).toContain(said)
  })
})

describe('the role', () => {
  const asRole = async (grants: string) => {
    await run(
      `create role candor_reader;\ncreate role candor_writer;\ncreate role "Service"${grants};\nset role "Service"`,
    )
    return checkRoles(look)
  }

  it('is a reader that may read everything', async () => {
    const found = await asRole(
      ';\ngrant select on all tables in schema public to candor_reader;\ngrant execute on all functions in schema public to candor_reader;\ngrant candor_reader to "Service"',
    )
    expect(found.map(({ level, text }) => `${level} ${text}`)).toEqual([
      'ok The roles candor_reader and candor_writer exist.',
      'ok The role Service may read all that the service reads.',
      'ok The role Service may not write.',
    ])
  })

  it('may not read: a fault that names what, and the grant', async () => {
    const found = await asRole('')
    expect(found[1]).toMatchObject({
      level: 'fault',
      todo: expect.stringContaining('GRANT candor_reader TO "Service";'),
    })
    expect(found[1]?.text).toMatch(
      /^The role Service may not read articles, .*families, .*article_visibility, article_count\(\), .*article_queries\(\)\.$/,
    )
  })

  it('is a superuser, and the group roles are missing: two warnings', async () => {
    const found = await checkRoles(look)
    expect(found.map(({ level }) => level)).toEqual(['warning', 'ok', 'warning'])
    expect(found[0]?.todo).toContain('schema/roles.sql')
  })
})

describe('a database that cannot be opened', () => {
  it.each([
    [
      { DATABASE_URL: 'postgres://me:hush@127.0.0.1:1/news' },
      'postgres://me@127.0.0.1:1/news) cannot be used',
      'See that',
    ],
    [{ DATABASE_URL: 'mysql://me:hush@db.example.org/news' }, 'DATABASE_URL is "mysql://', ''],
    [{ DATA_DIR: join(tmpdir(), 'candor-no-such-folder') }, 'there is no database in DATA_DIR', 'npm start'],
  ])('is one fault without a password: %j', async (environment, said, todo) => {
    const found = await examineDatabase(environment)
    expect(found).toHaveLength(1)
    expect(found[0]?.level).toBe('fault')
    expect(found[0]?.text).toContain(said)
    expect(found[0]?.todo).toContain(todo)
    expect(JSON.stringify(found)).not.toMatch(/hush|\n {4}at /)
  })
})
