/**
 * Upgrades without a gap: migrations keep what the version before reads and writes. Its code runs on a database of its own
 * and on one that this version has migrated, with the same articles: both answer the same.
 */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openServer } from '../../src/node/database/server.ts'
import { makeToken } from '../app/publish-client.ts'
import { buildBody, buildWholeBody } from '../fixtures/build-body.ts'
import { freePort, killAll, run, start } from '../processes/candor.ts'
import { createDatabase, type FreshDatabase } from '../store/fresh-database.ts'
import { hasHistory, openVersionBefore } from './version-before.ts'

const origin = 'https://news.example.org'
const may = ['read', 'draft', 'publish', 'correct', 'retract', 'delete'] as const

type Service = { readonly get: (path: string) => Promise<Response>; readonly send: Send }
type Send = (method: string, path: string, body?: unknown) => Promise<Response>

/** With dates, so that both databases get the same. */
const dates = { published_at: '2026-05-01T12:00:00Z', updated_at: '2026-05-01T12:00:00Z' }
const bodies: Readonly<Record<string, unknown>> = {
  whole: buildWholeBody({ guid: 'whole' }),
  plain: buildBody({ guid: 'plain', url: `${origin}/plain`, title: 'Plain', ...dates }),
  gone: buildBody({ guid: 'gone', url: `${origin}/gone`, title: 'Gone', ...dates }),
}

const feeds = ['rss.xml', 'atom.xml', 'feed.json']
const paths = [
  ...feeds.map((file) => `/${file}`),
  ...feeds.map((file) => `/modes/ai-assisted/${file}`),
  ...feeds.map((file) => `/reviewed/${file}`),
  ...['/', '/feeds/', '/feeds.json', '/sitemap.xml', '/rss.xml?limit=1&content=summary', '/embed/', '/nothing/'],
]

/** Times that a database takes from its clock differ. */
const withoutNow = (text: string) =>
  text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z|\w{3}, \d\d \w{3} \d{4} [\d:]+ GMT/g, (moment) =>
    Date.parse(moment) > startedMs ? 'now' : moment,
  )
const startedMs = Date.now() - 60_000

describe.skipIf(!hasHistory)('the version before (skipped only in a download without .git)', () => {
  const name = randomUUID().slice(0, 8)
  const logins = { reader: `candor_test_old_reader_${name}`, publisher: `candor_test_old_publisher_${name}` }
  const databases: FreshDatabase[] = []
  const owners: postgres.Sql[] = []
  let code: ReturnType<typeof openVersionBefore>
  let before: Service
  let after: Service
  let migrated: FreshDatabase
  let tokenAfter: string

  async function open(database: FreshDatabase, environment: Record<string, string>, command: readonly string[]) {
    const port = await freePort()
    const owner = postgres(database.url, { max: 1, onnotice: () => {} })
    owners.push(owner)
    await start(
      { DATABASE_URL: database.url, SITE_ORIGIN: origin, PORT: String(port), FRESH_MS: '0', ...environment },
      command,
    )
    const token = await makeToken(async (text) => [...(await owner.unsafe(text))], { may })
    const service = serviceAt(port, token)
    return { service, token, owner }
  }

  function serviceAt(port: number, token: string): Service {
    const at = (path: string) => `http://127.0.0.1:${port}${path}`
    return {
      get: (path) => fetch(at(path)),
      send: (method, path, body) =>
        fetch(at(`/api/1/articles/${path}`), {
          method,
          headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        }),
    }
  }

  beforeAll(async () => {
    code = openVersionBefore()
    const own = await createDatabase()
    migrated = await createDatabase()
    databases.push(own, migrated)
    // The service refuses to start if this fails.
    await run(code.migrate, { DATABASE_URL: own.url }).ended
    before = (await open(own, { WRITER_DATABASE_URL: own.url }, code.service)).service

    // This version migrates, and gives the rights of its roles.
    await (await openServer(migrated.url)).close()
    const owner = postgres(migrated.url, { max: 1, onnotice: () => {} })
    await owner.unsafe(await readFile(new URL('../../schema/roles.sql', import.meta.url), 'utf8'))
    for (const [role, login] of Object.entries(logins)) {
      await owner.unsafe(`create role ${login} login in role candor_${role}`)
    }
    await owner.end()
    const urlOf = (login: string) => Object.assign(new URL(migrated.url), { username: login }).href
    const rights = { DATABASE_URL: urlOf(logins.reader), WRITER_DATABASE_URL: urlOf(logins.publisher) }
    const opened = await open(migrated, rights, code.service)
    after = opened.service
    tokenAfter = opened.token
  }, 120_000)
  afterAll(async () => {
    await killAll()
    await owners.at(-1)?.unsafe(`drop role if exists ${Object.values(logins).join(', ')}`)
    await Promise.all(owners.map((owner) => owner.end({ timeout: 1 })))
    await Promise.all(databases.map((database) => database.drop()))
    code?.remove()
  })

  /** Status, type and bytes of each document. */
  const documentsOf = async ({ get }: Service) =>
    Object.fromEntries(
      await Promise.all(
        paths.map(async (path) => {
          const response = await get(path)
          return [
            path,
            [response.status, response.headers.get('Content-Type'), withoutNow(await response.text())],
          ] as const
        }),
      ),
    )

  it('writes articles through its API to a database that this version has migrated', async () => {
    for (const { send } of [before, after]) {
      for (const [id, body] of Object.entries(bodies)) expect((await send('PUT', id, body)).status).toBe(201)
      expect(
        (await send('PATCH', 'plain', { title: 'Plain, changed', updated_at: '2026-05-02T12:00:00Z' })).status,
      ).toBe(200)
      const correction = { text: 'The bridge is of stone.', corrected_at: '2026-05-03T12:00:00Z' }
      expect((await send('POST', 'whole/corrections', correction)).status).toBe(200)
      expect((await send('DELETE', 'gone')).status).toBe(200)
    }
  })

  it('serves the same bytes from it as from its own database', async () => {
    const [own, other] = [await documentsOf(before), await documentsOf(after)]
    expect(other['/rss.xml']).toEqual([
      200,
      expect.stringContaining('application/rss+xml'),
      expect.stringContaining('Plain, changed'),
    ])
    expect(other).toEqual(own)
  })

  it('answers 304 until this version writes, and then shows what it wrote', async () => {
    const first = await after.get('/rss.xml')
    await first.text()
    const headers = { 'If-None-Match': first.headers.get('ETag') ?? '' }
    expect((await fetch(first.url, { headers })).status).toBe(304)
    const port = await freePort()
    await start({
      DATABASE_URL: migrated.url,
      WRITER_DATABASE_URL: migrated.url,
      SITE_ORIGIN: origin,
      PORT: String(port),
      FRESH_MS: '0',
    })
    const now = serviceAt(port, tokenAfter)
    const body = buildBody({ guid: 'new', url: `${origin}/new`, title: 'By this version' })
    expect((await now.send('PUT', 'new', body)).status).toBe(201)
    for (const { get } of [after, now]) expect(await (await get('/rss.xml')).text()).toContain('By this version')
    expect((await fetch(first.url, { headers })).status).toBe(200)
    expect(await (await now.get('/rss.xml')).text()).toContain('Plain, changed')
  })
})
