/**
 * Readers' queries on a streaming replica (DATABASE_URL), writes on its primary: what a reader gets
 * while it is behind.
 */
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { type OwnPostgres, startPostgres } from '../../../bench/servers/postgres.ts'
import { createApp } from '../../../src/core/app.ts'
import { parseDeliverySettings, parseSite } from '../../../src/core/settings/site.ts'
import { createStore } from '../../../src/core/store/store.ts'
import { migrateServer, openPool } from '../../../src/hosts/node/database/server.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'

let primary: OwnPostgres
let replica: OwnPostgres
let owner: postgres.Sql
let standby: postgres.Sql
let writer: ReturnType<typeof openPool>
let reader: ReturnType<typeof openPool>
let app: ReturnType<typeof createApp>

beforeAll(async () => {
  primary = await startPostgres(['fsync=off'])
  await migrateServer(primary.url)
  replica = await startPostgres(['fsync=off'], primary)
  owner = postgres(primary.url, { max: 1, onnotice: () => {} })
  standby = postgres(replica.url, { max: 1, onnotice: () => {} })
  writer = openPool(primary.url)
  reader = openPool(replica.url)
  const store = createStore(reader.db, () => {})
  app = createApp({
    site: parseSite({}, { origin: 'https://news.example.org' }),
    settings: parseDeliverySettings({ FRESH_MS: '0' }),
    store: () => store,
    log: () => {},
  })
  await publish('First')
  await shows('First')
}, 60_000)
afterAll(async () => {
  await Promise.all([owner, standby].map((client) => client?.end({ timeout: 1 })))
  await Promise.all([writer, reader].map((pool) => pool?.close()))
  replica?.remove()
  primary?.remove()
})
beforeEach(() => confirmWhen('on'))

/** What a commit waits for: with `remote_apply`, until the replica shows it. */
async function confirmWhen(level: 'on' | 'remote_apply'): Promise<void> {
  const names = level === 'on' ? '' : '*'
  await owner.unsafe(`alter system set synchronous_standby_names = '${names}'`)
  await owner.unsafe(`alter system set synchronous_commit = '${level}'`)
  await owner`select pg_reload_conf()`
  const applies = async () => {
    const [found] = await owner`select current_setting('synchronous_commit') = ${level} and
      (${names} = '' or exists (select from pg_stat_replication where sync_state = 'sync')) as applies`
    return found?.['applies'] === true
  }
  await vi.waitUntil(applies, { timeout: 15_000 })
}

const publish = (title: string) => insertArticle(writer.db, { title })
const read = (etag = '') => app.request('/rss.xml', { headers: { 'If-None-Match': etag } })
const etagOf = async () => (await read()).headers.get('ETag') ?? ''
const shows = (title: string) =>
  vi.waitUntil(async () => (await (await read()).text()).includes(title), {
    timeout: 15_000,
    interval: 20,
  })

it('shows what the replica has: an older feed while it is behind, and the change as soon as it arrives', async () => {
  const etag = await etagOf()
  await standby`select pg_wal_replay_pause()`
  await publish('Behind')
  expect((await read(etag)).status).toBe(304)
  await standby`select pg_wal_replay_resume()`
  await shows('Behind')
  for (let asked = 0; asked < 5; asked += 1) expect((await read(etag)).status).toBe(200)
})

it('with remote_apply, no 304 hides a change that the primary has confirmed', async () => {
  await confirmWhen('remote_apply')
  for (let number = 0; number < 25; number += 1) {
    const etag = await etagOf()
    await publish(`Confirmed ${number}`)
    const response = await read(etag)
    expect([number, response.status]).toEqual([number, 200])
    expect(await response.text()).toContain(`Confirmed ${number}<`)
  }
})

it('with remote_apply, a change is not confirmed before the replica shows it', async () => {
  await confirmWhen('remote_apply')
  const etag = await etagOf()
  await standby`select pg_wal_replay_pause()`
  let confirmed = false
  const publishing = publish('Waits').then(() => {
    confirmed = true
  })
  await vi.waitUntil(async () => {
    const [waiting] = await owner`select 1 from pg_stat_activity where wait_event = 'SyncRep'`
    return waiting !== undefined
  })
  expect((await read(etag)).status).toBe(304)
  expect(confirmed).toBe(false)
  await standby`select pg_wal_replay_resume()`
  await publishing
  expect((await read(etag)).status).toBe(200)
})
