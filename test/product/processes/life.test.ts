/**
 * The life of one data folder: starts, signals, a kill, new ports, and a newsroom with other
 * articles.
 */

import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { isToken } from '../../../src/core/text/token.ts'
import { openEmbedded } from '../../../src/hosts/node/database/embedded.ts'
import { lockFolder } from '../../../src/hosts/node/database/folder-lock.ts'
import { ask } from '../../core/app/ask.ts'
import { untilSettled } from '../../core/app/running.ts'
import { facts } from '../../fixtures/facts.ts'
import { endOf, startMain } from '../cli/running-main.ts'
import { freePort, killAll, refusalOf, run, start } from './candor.ts'

let folder: string
let port: number
const environment = (changes: Record<string, string> = {}) => ({
  HOST: '127.0.0.1',
  PORT: String(port),
  DATA_DIR: join(folder, 'database'),
  ...changes,
})
const origin = (ofPort = port) => `http://127.0.0.1:${ofPort}`
const isLocked = () =>
  lockFolder(join(folder, 'database')).then(
    ({ unlock }) => Boolean(unlock()),
    () => true,
  )

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-life-'))
  port = await freePort()
})
afterEach(killAll)
afterAll(() => rm(folder, { recursive: true }))

const feed = async (ofPort = port) => (await ask(origin(ofPort), '/feed.json?limit=100')).json()
const idsOf = ({ items }: { items: { id: string }[] }) => items.map((item) => item.id)
const validators = async () => {
  const { headers } = await ask(origin(), '/rss.xml')
  return [headers.get('ETag'), headers.get('Last-Modified')]
}

/** Runs a statement in the folder's database while no service has it open. */
async function inFolder(statement: string): Promise<unknown[]> {
  const { client, close } = await openEmbedded(join(folder, 'database'))
  const results = await client.exec(statement)
  await close()
  return results.at(-1)?.rows ?? []
}

let guids: string[]
let before: unknown[]

it('stops at once on SIGTERM while it creates its database, and leaves no lock', async () => {
  const service = run(['src/hosts/node/main.ts'], environment())
  await vi.waitUntil(() => existsSync(join(folder, 'database.holder')), {
    timeout: 60_000,
    interval: 10,
  })
  expect(await service.end('SIGTERM')).toEqual({ code: 0, output: '', errors: '' })
  expect(await isLocked()).toBe(false)
})

it('prints the addresses of its feeds, serves them, survives SIGHUP, and stops on SIGINT with an open client connection', async () => {
  const service = await start(environment())
  const lines = ['RSS       ', 'Atom      ', 'JSON Feed '].map(
    (name, index) => `  ${name}${origin()}/${['rss.xml', 'atom.xml', 'feed.json'][index]}`,
  )
  expect(service.printed.output).toMatch(facts('demo', `${origin()}/\n${lines.join('\n')}\n`))
  for (const step of ['1. ', 'curl -X PUT', 'Bearer candor_', '2. ', 'candor doctor', 'Ctrl-C'])
    expect(service.printed.output).toContain(step)
  // Beside the service, which has the database open.
  const made = await endOf(
    startMain(['token', 'create', '--name', 'beside', '--may', 'read'], environment()),
  )
  expect([made.code, isToken(made.out.trim())]).toEqual([0, true])
  const headers = { Authorization: `Bearer ${made.out.trim()}` }
  expect((await fetch(`${origin()}/api/1/articles`, { headers })).status).toBe(200)
  const own = (await readFile(join(folder, 'database.token'), 'utf8')).trim()
  for (const token of [made.out.trim(), own])
    expect(
      (
        await fetch(`${origin()}/api/1/local-tokens`, {
          ...{ method: 'POST', body: '{"operation":"listTokens","args":[]}' },
          headers: { Authorization: `Bearer ${token}` },
        })
      ).status,
    ).toBe(404)
  guids = idsOf(await feed())
  expect(guids.length).toBeGreaterThan(30)
  expect(
    (await ask(origin(), '/articles/musk-testifies-xai-distilled-openai-models/')).status,
  ).toBe(200)
  await untilSettled({ fetch: (path) => ask(origin(), path), close: async () => {} })
  before = await validators()

  // Node's fetch keeps its connection open for the next request.
  expect((await (await fetch(`${origin()}/health/live`)).json()).status).toBe('live')
  void service.end('SIGHUP')
  await vi.waitUntil(() => service.printed.errors.includes('\n'), { timeout: 25_000 })
  expect((await ask(origin(), '/rss.xml')).status).toBe(200)
  const asked = Date.now()
  const { code, errors } = await service.end('SIGINT')
  expect(code).toBe(0)
  expect(errors).toMatch(/^SIGHUP reloads nothing: [^\n]*restart[^\n]*\n$/)
  // Node ends idle connections after five seconds by itself.
  expect(Date.now() - asked).toBeLessThan(4500)
  expect(await isLocked()).toBe(false)
})

it('sends the same bytes when npm starts it in another time zone and locale, and stops with npm', async () => {
  const elsewhere = { TZ: 'Pacific/Chatham', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }
  const npm = await start(environment(elsewhere), ['npm', 'start'])
  expect(await validators()).toEqual(before)
  await npm.end('SIGTERM')
  await vi.waitUntil(async () => !(await isLocked()), { timeout: 25_000 })
  await expect(ask(origin(), '/health/live')).rejects.toThrow('ECONNREFUSED')
})

it('passes the doctor over HTTP while it runs with a base path and a public origin', async () => {
  const settings = { BASE_PATH: '/news', SITE_ORIGIN: 'https://news.example.org', PORT: '0' }
  const service = await start(environment(settings))
  const { code, output, errors } = await run(['src/hosts/cli/main.ts', 'doctor'], environment())
    .ended
  expect({ code, errors }).toEqual({ code: 0, errors: '' })
  expect(output).toMatch(/^ok +Candor is running at http:\/\/127\.0\.0\.1:\d+\/news\/ /)
  expect(output).toContain(' https://news.example.org/news/rss.xml')
  expect(output).toContain(' 0 warnings, 0 faults')
  const wrong = environment({ LABELS: '{"en":{"labels":{"ai":"AI:"}}}' })
  const refused = await run(['src/hosts/cli/main.ts', 'doctor'], wrong).ended
  expect(refused).toMatchObject({ code: 1, output: expect.stringMatching(/^fault +LABELS: /m) })
  await service.end('SIGTERM')
})

it('updates the URLs of the demo to a new port, and refuses a second process on its folder', async () => {
  const [moved, other] = [await freePort(), await freePort()]
  const service = await start(environment({ PORT: String(moved) }))
  const document = await feed(moved)
  expect(idsOf(document)).toEqual(guids)
  expect(document.items[0].url).toContain(`${origin(moved)}/articles/`)
  expect(JSON.stringify(document).includes(origin())).toBe(false)

  const second = run(['src/hosts/node/main.ts'], environment({ PORT: String(other) }))
  expect(refusalOf(await second.ended)).toMatch(
    new RegExp(`^DATA_DIR .*${join(folder, 'database')}.* process \\d+.* DATA_DIR`),
  )
  const seed = run(['src/hosts/cli/main.ts', 'seed'], environment())
  expect(refusalOf(await seed.ended, 3)).toMatch(/^DATA_DIR .* process \d+/)
  expect((await service.end('SIGKILL')).code).toBe(null)
})

it('starts again after SIGKILL, with the demo in an emptied newsroom, and prints its port for PORT=0', async () => {
  expect(await isLocked()).toBe(false)
  const doctor = await run(['src/hosts/cli/main.ts', 'doctor'], environment()).ended
  expect([doctor.code, doctor.output]).toEqual([
    0,
    expect.stringMatching(/^ok +PostgreSQL .* DATA_DIR/),
  ])
  expect(await isLocked()).toBe(false)
  await inFolder('delete from articles')
  const again = await start(environment({ PORT: '0' }))
  const [, chosen = ''] = /http:\/\/127\.0\.0\.1:(\d+)\/rss\.xml/.exec(again.printed.output) ?? []
  const document = await feed(Number(chosen))
  expect(idsOf(document)).toEqual(guids)
  expect(document.feed_url).toBe(`${origin(Number(chosen))}/feed.json?limit=100`)
  expect((await again.end('SIGTERM')).code).toBe(0)
  expect(await isLocked()).toBe(false)
})

it('renews the public suffix list by one command, which says how many sources have another domain', async () => {
  await inFolder(`delete from public_suffixes where rule = 'co.uk'; insert into articles (guid, url, title, language, disclosure_mode)
    values ('urn:example:sourced', 'https://news.example.org/sourced', 'Sourced', 'en',
      'human-only');
    insert into sources (article_id, position, url, title)
    select id, 1, 'https://www.bbc.co.uk/news', 'Minutes' from articles where guid = 'urn:example:sourced'`)
  const domain = `select domain from sources where url = 'https://www.bbc.co.uk/news'`
  expect(await inFolder(domain)).toEqual([{ domain: 'co.uk' }])
  const { code, output, errors } = await run(['scripts/renew-suffixes.ts'], environment()).ended
  expect([code, output, errors]).toEqual([0, expect.stringMatching(/DATA_DIR.* 1 sources/), ''])
  expect(await inFolder(domain)).toEqual([{ domain: 'bbc.co.uk' }])
  await inFolder(`delete from articles where guid = 'urn:example:sourced'`)
})

it('does not change a newsroom with other articles, and refuses a database from before 0.1.0', async () => {
  const all = 'select * from articles order by id'
  const rows =
    await inFolder(`insert into articles (guid, url, title, language, status, published_at, disclosure_mode)
    values ('urn:example:ours', 'https://news.example.org/ours', 'Ours', 'en', 'published', now(),
      'human-only');
    delete from articles where language = 'de'; ${all}`)
  expect(rows.length).toBeGreaterThan(20)

  const moved = await freePort()
  const service = await start(environment({ PORT: String(moved) }))
  expect(idsOf(await feed(moved))[0]).toBe('urn:example:ours')
  // What is left of the demo keeps its pictures.
  expect(service.printed.output).toContain('demo')
  expect((await ask(origin(moved), '/demo/pictures/distillation.png')).status).toBe(200)
  await service.end('SIGTERM')
  const notSeeded = /^Not seeded: .*articles/
  expect(refusalOf(await run(['src/hosts/cli/main.ts', 'seed'], environment()).ended)).toMatch(
    notSeeded,
  )
  expect(await inFolder(`update candor_migrations set hash = 'of another commit'; ${all}`)).toEqual(
    rows,
  )
  const line = facts(
    'DATA_DIR',
    '0.1.0',
    'candor export',
    'candor import',
    'tokens',
    'docs/self-host.md',
  )
  expect(refusalOf(await run(['src/hosts/node/main.ts'], environment()).ended)).toMatch(line)
  expect(await isLocked()).toBe(false)
})
