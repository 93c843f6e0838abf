/** The permissions of candor_reader and candor_writer on a real server. */

import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type postgres from 'postgres'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../../src/core/app.ts'
import { parseDeliverySettings, parseSite } from '../../../src/core/settings/site.ts'
import { timeouts } from '../../../src/core/store/connection.ts'
import { reasonOf } from '../../../src/core/store/errors.ts'
import { createStore } from '../../../src/core/store/store.ts'
import { examine, examineDatabase } from '../../../src/hosts/doctor/database.ts'
import { checkJit, checkTimeouts } from '../../../src/hosts/doctor/roles.ts'
import { MigrationFailed } from '../../../src/hosts/node/database/migrate.ts'
import { openPool, openServer } from '../../../src/hosts/node/database/server.ts'
import { readEvidence } from '../../../src/plugins/desk/store/read-evidence.ts'
import { emptyNewsroom } from '../../core/store/bench.ts'
import { connect, createDatabase, openFresh } from '../../core/store/fresh-database.ts'
import { buildSelection } from '../../fixtures/build-article.ts'
import { facts } from '../../fixtures/facts.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'

const inProject = (path: string) => new URL(`../../../${path}`, import.meta.url)
const run = randomUUID().slice(0, 8)
const roles = {
  reader: `candor_test_reader_${run}`,
  writer: `candor_test_writer_${run}`,
  desk: `candor_test_desk_${run}`,
}
const insertTables = [
  'articles',
  'sources',
  'topics',
  'article_topics',
  'corrections',
  'old_addresses',
]

function urlOf(database: string, role: keyof typeof roles): string {
  const url = new URL(database)
  url.username = roles[role]
  url.password = run
  return url.href
}

/**
 * candor_reader and candor_writer belong to the whole server and stay; the users created here are
 * dropped.
 */
describe('the roles', () => {
  let fresh: Awaited<ReturnType<typeof openFresh>>
  let reader: postgres.Sql
  let writer: postgres.Sql

  beforeAll(async () => {
    fresh = await openFresh()
    const text = await readFile(inProject('schema/roles.sql'), 'utf8')
    await fresh.sql(text)
    await fresh.sql(text)
    await fresh.sql(`create role ${roles.reader} login password '${run}' in role candor_reader;
      create role ${roles.writer} login password '${run}' in role candor_writer`)
    reader = connect(urlOf(fresh.url, 'reader'))
    writer = connect(urlOf(fresh.url, 'writer'))
  })
  beforeEach(async () => {
    await emptyNewsroom(fresh.sql)
    await insertArticle(
      fresh.db,
      { title: 'first' },
      { sources: [{}], topics: ['works'], corrections: [{}] },
    )
  })
  afterAll(async () => {
    await Promise.all([reader, writer].map((client) => client?.end({ timeout: 1 })))
    await fresh?.sql(`drop role if exists ${roles.reader}, ${roles.writer}, ${roles.desk}`)
    await fresh?.close()
  })

  it('let the service start as the reader and read complete articles', async () => {
    const { db, close } = await openServer(urlOf(fresh.url, 'reader'))
    try {
      const { articles } = await createStore(db, () => {}).latest(buildSelection({ limit: 10 }))
      expect(articles).toMatchObject([
        { title: 'first', sources: [{}], topics: [{}], corrections: [{}] },
      ])
    } finally {
      await close()
    }
  })

  it('let the desk read evidence', async () => {
    await fresh.sql(`create role ${roles.desk} login password '${run}' in role candor_desk`)
    const { db, close } = openPool(urlOf(fresh.url, 'desk'))
    const name = { article: 'guid:first' }
    await insertArticle(fresh.db, {
      guid: name.article,
      disclosureMode: 'ai-assisted',
      reviewedBy: 'Ada Example',
    })
    const { articles } = await readEvidence(db, name)
    await close()
    expect(articles).toMatchObject([
      { guid: name.article, reviews: [{ method: 'unsigned' }], texts: [{}], returns: [] },
    ])
  })

  it.each([
    ['topics', '/rss.xml'],
    ['notices', '/corrections/rss.xml'],
  ])(
    'if a right on %s is missing, the log names the table, the role and the remedy',
    async (table, path) => {
      await fresh.sql(`revoke select on ${table} from candor_reader`)
      const { db, close } = openPool(urlOf(fresh.url, 'reader'))
      const store = createStore(db, () => {})
      const log: string[] = []
      const app = createApp({
        site: parseSite({ SITE_ORIGIN: 'https://news.example.org' }),
        settings: parseDeliverySettings({ FRESH_MS: '0' }),
        store: () => store,
        log: (message, error) => log.push(`${message}: ${reasonOf(error)}`),
      })
      try {
        expect((await app.request(path)).status).toBe(503)
        const [line = '', ...more] = log
        expect(more).toEqual([])
        expect(line).toMatch(
          facts(
            `permission denied for table ${table} (role ${roles.reader}): run schema/roles.sql`,
          ),
        )
        expect((await app.request('/health/ready')).status).toBe(503)
        await fresh.sql(`grant select on ${table} to candor_reader`)
        expect((await app.request('/health/ready')).status).toBe(200)
      } finally {
        await fresh.sql(`grant select on ${table} to candor_reader`)
        await close()
      }
    },
  )

  it('let the writer, and nobody who reads, keep what an import has read', async () => {
    const write = `insert into imported_articles select id, '{}' from articles
      on conflict (article_id) do update set members = excluded.members returning members`
    expect(await writer.unsafe(write)).toEqual(await writer.unsafe(write))
    await expect(reader`select from imported_articles`).rejects.toThrow('permission denied')
  })

  it('let the writer say where old addresses lead, and the service read it', async () => {
    await writer`insert into old_addresses (path) values ('/author/jo/feed/')`
    const { db, close } = await openServer(urlOf(fresh.url, 'reader'))
    try {
      expect((await createStore(db, () => {}).findAddresses()).old).toMatchObject([
        { path: '/author/jo/feed/' },
      ])
    } finally {
      await close()
      await writer`delete from old_addresses`
    }
  })

  it('let the service read the digests of partners’ tokens as the reader', async () => {
    await fresh.sql(`insert into partners (name, digest) values ('wire', '\\x0a')`)
    const { db, close } = await openServer(urlOf(fresh.url, 'reader'))
    try {
      expect(await createStore(db, () => {}).findPartners()).toMatchObject([
        { name: 'wire', digest: '0a', endsAt: null },
      ])
    } finally {
      await close()
      await fresh.sql('delete from partners')
    }
  })

  it('let no other role search', async () => {
    const stranger = `candor_test_stranger_${run}`
    await fresh.sql(`create role ${stranger}`)
    try {
      for (const call of [
        `article_excerpt(gen_random_uuid(), 'a')`,
        `article_matches('a', 1)`,
        `article_queries('a')`,
      ]) {
        await expect(
          fresh.sql(`begin; set local role ${stranger}; select * from ${call}; commit`),
        ).rejects.toThrow('permission denied')
        await fresh.sql('rollback')
      }
    } finally {
      await fresh.sql(`drop role ${stranger}`)
    }
  })

  it('let the reader query article_visibility', async () => {
    expect(await reader`select shown from article_visibility`).toMatchObject([{ shown: true }])
  })

  const keptTables = [
    'listings',
    'tombstones',
    'families',
    'article_search',
    'article_events',
    'reviewed_texts',
  ]
  const writes = [...insertTables, ...keptTables].flatMap((table) => [
    `delete from ${table}`,
    `insert into ${table} default values`,
    `truncate ${table}`,
  ])
  const calls = [`select candor_rename_family('all', 'other')`, `select candor_relist('{}', now())`]

  it.each([
    ...writes,
    ...calls,
    `update families set version = version + 1`,
    `update articles set title = ''`,
    `select from articles for update`,
    'select from article_events',
    'select from reviewed_texts',
    `select candor_text_digest('', '', '')`,
    `create table mine (id int)`,
  ])('keep the reader from: %s', async (statement) => {
    await expect(reader.unsafe(statement)).rejects.toThrow('permission denied')
  })

  it.each([
    ...writes.filter(
      (statement) =>
        !insertTables.some((table) =>
          new RegExp(`(from|into|truncate) ${table}\\b`).test(statement),
        ),
    ),
    ...calls,
    `update families set version = version + 1`,
    `update listings set left_at = now()`,
    `update tombstones set guid = 'urn:example:other'`,
    `update article_events set actor = 'other'`,
  ])('keep the writer from: %s', async (statement) => {
    await expect(writer.unsafe(statement)).rejects.toThrow('permission denied')
  })

  it('let the writer insert, update and delete, and update the feeds through triggers', async () => {
    const store = createStore(fresh.db, () => {})
    const state = async () => (await store.findMarker('all')).state
    const seen = [await state()]
    for (const statement of [
      `insert into articles (id, guid, url, title, language, disclosure_mode, status, published_at)
        values ('00000000-0000-4000-8000-000000000009', 'urn:example:9',
          'https://news.example.org/9', 'Ninth', 'en',
          'human-only', 'published', '2026-05-01Z')`,
      `insert into sources (article_id, position, url, title) select id, 5, url, title from articles`,
      `insert into topics values ('bridges', 'Bridges');
        insert into article_topics select id, 'bridges' from articles`,
      `insert into corrections (article_id, text) select id, 'Corrected.' from articles`,
      `update articles set title = title || '!'`,
      `begin; set local candor.backdate = 'on'; update articles set title = title || '!'; select candor_import_done(); commit`,
      `delete from articles where guid = 'urn:example:9'`,
      `delete from corrections; delete from sources; delete from article_topics; delete from topics`,
    ]) {
      await writer.unsafe(statement)
      seen.push(await state())
    }
    expect(new Set(seen).size).toBe(seen.length)
    const { articles, tombstones } = await store.latest(buildSelection({ limit: 10 }))
    expect(articles.map((article) => article.title)).toEqual(['first!!'])
    expect(tombstones.map((tombstone) => tombstone.guid)).toEqual(['urn:example:9'])
  })

  it('let only an importer say that it is unknown how an article was made, and a writer change the rest of it', async () => {
    const role = `candor_test_importer_${run}`
    await fresh.sql(`create role ${role} login password '${run}' in role candor_importer`)
    const url = new URL(fresh.url)
    url.username = role
    url.password = run
    const importer = connect(url.href)
    const insert = `insert into articles (guid, url, title, language, disclosure_mode, status, published_at)
      values ('41', 'https://news.example.org/2019/a', 'Old', 'en', 'unknown', 'published', '2019-03-01Z') on conflict (guid) do nothing`
    const inImport = `begin; set local candor.backdate = 'on'; ${insert}; commit`
    try {
      const refused = { constraint_name: 'unknown_is_imported' }
      await expect(writer.unsafe(inImport)).rejects.toMatchObject(refused)
      await writer.unsafe('rollback')
      await expect(writer.unsafe('select candor_import_unknown()')).rejects.toThrow(
        'permission denied',
      )
      await expect(importer.unsafe(insert)).rejects.toMatchObject(refused)
      await importer.unsafe(inImport)
      await importer.unsafe(
        `begin; select candor_import_unknown(); ${insert.replace("'41'", "'42'")}; commit`,
      )
      await writer.unsafe(
        `update articles set status = 'withheld', byline = 'Desk' where guid = '41'`,
      )
      await expect(
        writer.unsafe(`update articles set title = 'New' where guid = '41'`),
      ).rejects.toMatchObject({
        constraint_name: 'changed_text_has_a_mode',
      })
      await writer.unsafe(
        `update articles set title = 'New', disclosure_mode = 'human-only', disclosure_model = null, disclosure_provider = null where guid = '41'`,
      )
      expect(
        await writer.unsafe(
          `select disclosure_mode as mode from articles where guid in ('41', '42') order by guid`,
        ),
      ).toEqual([{ mode: 'human-only' }, { mode: 'unknown' }])
    } finally {
      await importer.end()
      await fresh.sql(`drop role ${role}`)
    }
  })

  it('let the writer read the record of changes, which has the role that logged in', async () => {
    await writer.unsafe(`begin; set local role candor_writer; set local candor.actor = 'pipeline';
      update articles set title = 'second'; commit`)
    const [event] =
      await writer`select action, role, actor, text_digest = candor_text_digest(title, standfirst, body_html) as same
      from article_events join articles on articles.id = article_id order by article_events.id desc limit 1`
    expect(event).toEqual({ action: 'changed', role: roles.writer, actor: 'pipeline', same: true })
  })

  it('tell the writer that a body is too long, and let only the owner change the limit', async () => {
    await expect(writer`update articles set body_html = repeat('x', 1000001)`).rejects.toThrow(
      '1000001 bytes',
    )
    await expect(
      writer`create or replace function article_body_limit() returns integer language sql as 'select 2000000'`,
    ).rejects.toThrow(/must be owner|permission denied/)
  })

  describe('without timeouts of their own', () => {
    /**
     * The doctor's finding for a new connection of the reader, opened by a program of this name.
     */
    const find = async (applicationName = 'candor doctor', check = checkTimeouts) => {
      const client = connect(urlOf(fresh.url, 'reader'))
      try {
        await client`select set_config('application_name', ${applicationName}, false)`
        return await check(async (statement) => await client.unsafe(statement))
      } finally {
        await client.end()
      }
    }
    const reset = () => fresh.sql(`alter role ${roles.reader} reset all`)
    afterEach(reset)

    it('pass the doctor on Node, where the connection sets them', async () => {
      expect(await find()).toMatchObject({
        level: 'ok',
        text: expect.stringMatching(facts('set by the connection')),
      })
    })

    it('are told by the doctor to compile no queries, until they do not', async () => {
      const { text } = await find('candor doctor', checkJit)
      await fresh.sql(/ALTER ROLE .*?;/.exec(text)?.[0] ?? '')
      expect((await find('candor doctor', checkJit)).text).toContain('are not compiled')
    })

    it('have a warning behind Hyperdrive, with the SQL that fixes it', async () => {
      const found = await find('Cloudflare Hyperdrive')
      expect(found).toMatchObject({
        level: 'warning',
        text: expect.stringMatching(facts('statement_timeout', 'lock_timeout')),
      })
      const statements = found.todo.match(/ALTER ROLE .*?;/g) ?? []
      expect(statements).toHaveLength(2)
      await fresh.sql(statements[0] ?? '')
      expect(await find('Cloudflare Hyperdrive')).toMatchObject({
        level: 'warning',
        text: expect.not.stringMatching('statement_timeout'),
      })
      await fresh.sql(statements[1] ?? '')
      expect(await find('Cloudflare Hyperdrive')).toMatchObject({
        level: 'ok',
        text: expect.stringMatching(facts('3s', '1s')),
      })
    })

    it.each(['schema/roles.sql', 'schema/logins.sql'])(
      'get those of the service from the SQL in %s',
      async (path) => {
        const statements =
          (await readFile(inProject(path), 'utf8')).match(
            /ALTER ROLE candor_service SET [^";]+/g,
          ) ?? []
        await fresh.sql(statements.join(';').replaceAll('candor_service', roles.reader))
        const client = connect(urlOf(fresh.url, 'reader'))
        const rows =
          await client`select name, setting::int from pg_settings where name in ${client(Object.keys(timeouts))}`
        await client.end()
        expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual(
          timeouts,
        )
      },
    )
  })

  it('let the doctor check the database as the reader, whose timeouts it replaces', async () => {
    const found = await examineDatabase({ DATABASE_URL: urlOf(fresh.url, 'reader') })
    expect(found.filter(({ level }) => level === 'fault')).toEqual([])
    expect(found[1]).toMatchObject({
      level: 'ok',
      text: expect.stringMatching(facts('statement_timeout', 'lock_timeout')),
    })
    await examine(
      {
        ask: (text) => reader.unsafe(text),
        db: fresh.db,
        embedded: false,
        name: '',
        close: async () => {},
      },
      {},
    )
    expect(await reader`show statement_timeout`).toEqual([{ statement_timeout: '30s' }])
  })

  it('stop the service with a reason if the reader opens an empty database', async () => {
    const empty = await createDatabase()
    try {
      const opening = openServer(urlOf(empty.url, 'reader'))
      await expect(opening).rejects.toThrow(MigrationFailed)
      await expect(opening).rejects.toThrow(/permission denied/)
    } finally {
      await empty.drop()
    }
  })
})
