/** What the login of the publishing API may do, and who may not see its tokens. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Environment } from '../../../../src/core/settings/setting.ts'
import { checkLogin } from '../../../../src/hosts/doctor/login.ts'
import { checkPublisher } from '../../../../src/plugins/publish/doctor.ts'
import { connect } from '../../../core/store/fresh-database.ts'
import { buildBody, buildWholeBody } from '../../../fixtures/build-body.ts'
import { facts } from '../../../fixtures/facts.ts'
import { openPublishing, startApi } from './publishing.ts'

const check = (environment: Environment) => checkPublisher({ environment, checkLogin })

describe('the role candor_publisher', () => {
  const run = randomUUID().slice(0, 8)
  const others = {
    candor_reader: `candor_test_api_reader_${run}`,
    candor_writer: `candor_test_api_writer_${run}`,
  }
  let database: Awaited<ReturnType<typeof openPublishing>>
  let publisher: postgres.Sql

  beforeAll(async () => {
    database = await openPublishing()
    publisher = connect(database.publisherUrl)
    for (const [group, name] of Object.entries(others)) {
      await database.sql(`create role ${name} login password 'unused' in role ${group}`)
    }
  })
  afterAll(async () => {
    await publisher?.end({ timeout: 1 })
    await database?.sql(`drop role ${Object.values(others).join(', ')}`)
    await database?.close()
  })

  it('is all that the API needs', async () => {
    const { send, log, close } = startApi(database.publisherUrl, database.token)
    const key = { 'Idempotency-Key': 'key' }
    const requests: readonly (readonly [
      string,
      string,
      unknown?,
      Readonly<Record<string, string>>?,
    ])[] = [
      ['PUT', '/articles/a', buildWholeBody()],
      [
        'PUT',
        '/articles/a',
        buildWholeBody({ sources: [], corrections: [], topics: [{ slug: 'new', label: 'New' }] }),
      ],
      ['GET', '/articles/a'],
      ['GET', '/articles?topic=new&changed_since=2026-01-01T00:00:00Z'],
      [
        'PATCH',
        '/articles/a',
        {
          standfirst: 'It has a new title.',
          disclosure: { reviewed_at: new Date().toISOString() },
        },
      ],
      ['POST', '/articles/a/corrections', { text: 'It was a Tuesday.' }, key],
      ['POST', '/articles/a/corrections', { text: 'It was a Tuesday.' }, key],
      ['POST', '/articles/a/retraction', { reason: 'Wrong.' }],
      ['POST', '/articles/a/withholding'],
      ['POST', '/batch?dry_run=1', { operations: [{ method: 'put', id: 'b', body: buildBody() }] }],
      ['POST', '/batch', { operations: [{ method: 'put', id: 'b', body: buildBody() }] }],
      ['GET', '/articles/a/events'],
      ['GET', '/events'],
      ['DELETE', '/articles/a'],
      ['POST', '/partners', { name: 'wire', families: ['topics/new'], per_hour: 60 }],
      ['POST', '/partners/wire/token'],
      ['GET', '/partners'],
      ['DELETE', '/partners/wire'],
    ]
    for (const [method, path, body, headers] of requests) {
      const { status } = await send(method, path, body, headers)
      expect([method, path, status < 300]).toEqual([method, path, true])
    }
    const reviewed = buildWholeBody({ topics: [] })
    expect((await send('PUT', '/articles/c', reviewed)).status).toBe(201)
    const refused = await send('PUT', '/articles/c', {
      ...reviewed,
      title: 'Other',
      topics: ['no-topic'],
    })
    expect([refused.status, JSON.stringify(refused)]).toEqual([
      422,
      expect.stringContaining('changed_after_review'),
    ])
    await database.sql(
      `insert into editors (name, may, handle) values ('Grace Example', '{review}', 'handle')`,
    )
    const claimed = buildBody({ disclosure: { mode: 'ai-assisted', reviewed_by: 'Grace Example' } })
    const denied = await send('PUT', '/articles/d', claimed)
    expect([denied.status, JSON.stringify(denied)]).toEqual([
      403,
      expect.stringContaining('reviewer_is_not_allowed'),
    ])
    expect(log).toEqual([])
    await close()
  })

  it('is known to the doctor', async () => {
    const levels = async (url: string) =>
      (await check({ WRITER_DATABASE_URL: url })).map(({ level, todo }) => [
        level,
        /candor_publisher/.test(todo),
      ])
    const reader = new URL(database.url)
    reader.username = others.candor_reader
    reader.password = 'unused'
    expect(await levels(database.publisherUrl)).toEqual([
      ['ok', false],
      ['ok', false],
    ])
    expect(await levels(reader.href)).toEqual([['fault', true]])
    await database.sql('revoke select (name) on editors from candor_publisher')
    expect(await levels(database.publisherUrl)).toEqual([['fault', true]])
    await database.sql('grant select (name) on editors to candor_publisher')
    expect(await levels('postgres://nobody:x@127.0.0.1:9/none')).toEqual([['fault', true]])
    expect(await check({})).toEqual([])
    const readOnly = new URL(database.publisherUrl)
    readOnly.searchParams.set('default_transaction_read_only', 'on')
    const [{ level, text, todo } = {}] = await check({
      WRITER_DATABASE_URL: readOnly.href,
    })
    expect([level, text, todo]).toEqual([
      'fault',
      expect.stringMatching(facts(readOnly.username, 'read-only')),
      expect.stringMatching(facts('WRITER_DATABASE_URL', 'default_transaction_read_only')),
    ])
  })

  it('has its tokens checked by the doctor: whether one is valid, and which end soon', async () => {
    const tokens = async () =>
      (await check({ WRITER_DATABASE_URL: database.publisherUrl }))
        .slice(1)
        .map(({ level, text }) => `${level} ${text}`)
    expect(await tokens()).toEqual([expect.stringMatching(/^ok .* 1 valid token\./)])
    await database.sql(`insert into api_tokens (name, digest, scopes, expires_at) values
      ('ending', '1', '{publish}', now() + interval '13 days'),
        ('later', '2', '{publish}', now() + interval '15 days'),
      ('ended', '3', '{publish}', now() - interval '1 day')`)
    expect(await tokens()).toEqual([
      expect.stringMatching(/^ok .* 3 valid tokens\./),
      expect.stringMatching(/^warning The token "ending" ends on \d{4}-/),
    ])
    await database.sql(`update api_tokens set revoked_at = now()`)
    expect(await tokens()).toEqual([expect.stringMatching(/^warning .* no valid token/)])
    await database.sql(`update api_tokens set revoked_at = null where name = 'test'`)
  })

  it.each([
    'delete from api_tokens',
    `update api_tokens set scopes = '{delete}'`,
    `insert into api_tokens (name, digest, scopes) values ('mine', '', '{read}')`,
    'truncate api_answers',
    'delete from partners',
    'update api_answers set status = 200',
    'update article_events set actor = null',
    'delete from article_events',
    'delete from reviewed_texts',
    'insert into listings default values',
    'update families set version = version + 1',
    'delete from tombstones',
    'create table mine (id int)',
    `select candor_relist('{}', now())`,
  ])('does not allow: %s', async (statement) => {
    await expect(publisher.unsafe(statement)).rejects.toThrow('permission denied')
  })

  it.each(Object.keys(others) as (keyof typeof others)[])(
    'is the only one that sees tokens: %s does not',
    async (group) => {
      const url = new URL(database.url)
      url.username = others[group]
      url.password = 'unused'
      const client = connect(url.href)
      try {
        for (const statement of [
          'select digest from api_tokens',
          'select from api_answers',
          `insert into api_tokens (name, digest, scopes) values ('a', 'a', '{}')`,
          `update api_tokens set scopes = '{publish}'`,
          `insert into partners (name, digest) values ('a', 'a')`,
          'update partners set revoked_at = null',
          'delete from partners',
          'select from partner_requests',
          `select candor_broken_rules('articles', '[]')`,
        ]) {
          await expect(client.unsafe(statement)).rejects.toThrow('permission denied')
        }
      } finally {
        await client.end({ timeout: 1 })
      }
    },
  )
})
