/** A bug after the commit, while the answer is made: the error says that the request was done. */
import type { SQL } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { add } from '../../../src/core/plugin.ts'
import { parseSite } from '../../../src/core/settings/site.ts'
import type { WriterDatabase } from '../../../src/core/store/writer-database.ts'
import { answersFor } from '../../../src/plugins/partners/api/answers.ts'
import type { Partner } from '../../../src/plugins/partners/partner.ts'
import { presets } from '../../../src/plugins/partners/presets.ts'
import { partnersOfApi } from '../../../src/plugins/publish/points.ts'
import { scopes } from '../../../src/plugins/publish/scopes.ts'
import { pushOfApi } from '../../../src/plugins/push/api/webhook-request.ts'
import { createSecretBox } from '../../../src/plugins/push/secret-box.ts'
import { buildBody } from '../../fixtures/build-body.ts'
import { facts } from '../../fixtures/facts.ts'
import { openShared } from '../../fixtures/open-migrated.ts'
import { makeToken } from '../../plugins/publish/app/publish-client.ts'
import { openApi } from '../../plugins/publish/open-api.ts'
import { addedWith } from './all-routes.ts'

const site = parseSite({}, { origin: 'https://news.example.org' })
/** Fails as soon as somebody asks what it takes. */
const broken = Object.defineProperty({ ...presets.flipboard }, 'articles', {
  get: () => {
    throw new Error('a bug')
  },
}) as Partner

let tokenId: number
let newsroom: Awaited<ReturnType<typeof openShared>>
beforeAll(async () => {
  newsroom = await openShared()
  await makeToken(newsroom.sql)
  const [token] = await newsroom.sql('select id from api_tokens')
  tokenId = Number(token?.['id'])
})

async function send(
  method: string,
  path: string,
  body: object,
  { headers = {}, partners = [broken], db = newsroom.db as WriterDatabase } = {},
) {
  const logged: unknown[] = []
  const log = (_: string, error: unknown) => void logged.push(error)
  const api = openApi(db, site, {
    added: addedWith([
      add(partnersOfApi, answersFor(partners)),
      add(pushOfApi, { box: createSecretBox(new Uint8Array(32)), allowPrivate: true }),
    ]),
    log,
    caller: { tokenId, name: 'test', scopes, modes: null, reviewers: null, prefixes: null },
  })
  const sent = { 'Content-Type': 'application/json', ...headers }
  const response = await api.request(`/api/1${path}`, {
    method,
    headers: sent,
    body: JSON.stringify(body),
  })
  return { status: response.status, body: await response.json(), logged }
}
const stored = async (name: string) =>
  (await newsroom.sql(`select title from articles where external_id = '${name}'`)).map(
    ({ title }) => title,
  )

it('says that the article was written, and the same request again is fine', async () => {
  const { status, body, logged } = await send('PUT', '/articles/answer-1', buildBody())
  expect([status, body.detail]).toEqual([500, expect.stringMatching(facts('was done', 'log'))])
  expect(body.detail).not.toContain('Nothing was written')
  expect(logged).toMatchObject([{ cause: { message: 'a bug' } }])
  expect(await stored('answer-1')).toHaveLength(1)
  const again = await send('PUT', '/articles/answer-1', buildBody(), { partners: [] })
  expect([again.status, again.body.result]).toEqual([200, 'unchanged'])
})

it('says so of a batch, and of a request that its key repeats', async () => {
  const operations = [{ method: 'put', id: 'answer-2', body: buildBody() }]
  const headers = { 'Idempotency-Key': 'answer' }
  for (const _ of ['first', 'again']) {
    const { status, body } = await send('POST', '/batch', { operations }, { headers })
    expect([status, body.detail]).toEqual([500, expect.stringContaining('was done')])
  }
  expect(await stored('answer-2')).toHaveLength(1)
})

it('says that nothing was written of a request that was only tried, or refused', async () => {
  const tried = await send('PUT', '/articles/answer-3?dry_run=1', buildBody())
  expect([tried.status, tried.body.detail]).toEqual([
    500,
    expect.stringContaining('Nothing was written'),
  ])
  expect(await stored('answer-3')).toEqual([])
})

/** Fails at the first statement after one that has this text. */
function failingAfter(text: string): WriterDatabase {
  let fails = false
  const wrap = (db: WriterDatabase): WriterDatabase =>
    new Proxy(db, {
      get(target, name) {
        if (name === 'transaction')
          return (work: (tx: WriterDatabase) => Promise<unknown>) =>
            target.transaction((tx) => work(wrap(tx)))
        if (name !== 'execute') return Reflect.get(target, name)
        return async (statement: SQL) => {
          if (fails) throw new Error('a bug')
          fails = JSON.stringify(statement.queryChunks).includes(text)
          return target.execute(statement)
        }
      },
    })
  return wrap(newsroom.db)
}

it.each([
  ['/webhooks', 'push_webhooks', { name: 'answer', url: 'http://127.0.0.1:9/', families: ['all'] }],
  ['/partners', 'partners', { name: 'answer' }],
])('writes nothing to %s if what was made cannot be read', async (path, table, body) => {
  const { status, body: answer } = await send('POST', path, body, {
    db: failingAfter(`insert into ${table}`),
  })
  expect([status, answer.detail]).toEqual([500, expect.stringContaining('Nothing was written')])
  expect(await newsroom.sql(`select name from ${table}`)).toEqual([])
  expect((await send('POST', path, body)).status).toBe(201)
})
