/**
 * Candor on the newsroom's own PostgreSQL: it migrates on demand, inserts the demo only on demand, and survives an
 * outage.
 */
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { ask } from '../app/ask.ts'
import { connect, createDatabase } from '../store/fresh-database.ts'
import { freePort, killAll, refusalOf, run, start } from './candor.ts'

type Server = {
  readonly url: string
  count(): Promise<number>
  sql(text: string): Promise<unknown>
  close(): Promise<void>
}

const countArticles = 'select count(*)::int as n from articles'

/** An empty database on a real server (TEST_DATABASE_URL), or a PGlite that one process at a time may use. */
async function openServer(): Promise<Server> {
  if (process.env['TEST_DATABASE_URL']) {
    const { url, drop } = await createDatabase()
    const owner = connect(url)
    return {
      url,
      count: async () => Number((await owner.unsafe(countArticles))[0]?.['n']),
      sql: (text) => owner.unsafe(text),
      close: async () => {
        await owner.end()
        await drop()
      },
    }
  }
  const client = await PGlite.create('memory://')
  const socket = new PGLiteSocketServer({ db: client, port: 0, maxConnections: 8 })
  await socket.start()
  return {
    url: `postgres://candor:hunter2@${socket.getServerConn()}/newsroom`,
    count: async () => (await client.query<{ n: number }>(countArticles)).rows[0]?.n ?? 0,
    sql: (text) => client.exec(text),
    close: async () => {
      await socket.stop()
      await client.close()
    },
  }
}

let server: Server
const environment = async () => ({ DATABASE_URL: server.url, PORT: String(await freePort()) })
const items = async (port: string) => (await (await ask(`http://127.0.0.1:${port}`, '/feed.json')).json()).items

beforeAll(async () => {
  server = await openServer()
})
afterEach(killAll)
afterAll(() => server.close())

it('npm run migrate creates the tables and names the server without its password', async () => {
  const { code, output, errors } = await run(['npm', 'run', '--silent', 'migrate'], await environment()).ended
  expect(errors).toBe('')
  expect(code).toBe(0)
  expect(output).toMatch(/^[^\n]*DATABASE_URL[^\n]*postgres:\/\/[^\n]*\n$/)
  expect(output).not.toContain('hunter2')
  expect(await server.count()).toBe(0)
})

it('the service adds no articles to an empty newsroom', async () => {
  const settings = await environment()
  const service = await start(settings)
  expect(service.said.output).not.toContain('demo')
  expect(await items(settings.PORT)).toEqual([])
  expect(await server.count()).toBe(0)
  expect(await service.end('SIGTERM')).toMatchObject({ code: 0, errors: '' })
})

it('npm run seed inserts the demo, and refuses a newsroom with other articles', async () => {
  const settings = await environment()
  const { code, output, errors } = await run(['npm', 'run', '--silent', 'seed'], settings).ended
  expect(errors).toBe('')
  expect(code).toBe(0)
  expect(output).toMatch(/^[^\n]*DATABASE_URL[^\n]*postgres:\/\/[^\n]* demo [^\n]*\n$/)
  const filled = await server.count()
  expect(filled).toBeGreaterThan(30)

  const service = await start(settings)
  expect(await items(settings.PORT)).toHaveLength(30)
  await service.end('SIGINT')

  await server.sql(`insert into articles (url, title, language, disclosure_mode)
    values ('https://news.example.org/ours', 'Ours', 'en', 'human-only')`)
  expect(refusalOf(await run(['scripts/seed.ts'], settings).ended)).toMatch(/^Not seeded: .*DATABASE_URL/m)
  expect(await server.count()).toBe(filled + 1)
})

it('answers from memory or with 503 during an outage, and with new feeds after it', async () => {
  const settings = { ...(await environment()), FRESH_MS: '0' }
  const service = await start(settings)
  const status = async (path: string) => (await ask(`http://127.0.0.1:${settings.PORT}`, path)).status
  expect(await status('/rss.xml')).toBe(200)
  await server.sql('alter table families rename to families_away')
  expect(await status('/rss.xml')).toBe(200)
  expect(await status('/atom.xml')).toBe(503)
  await server.sql('alter table families_away rename to families')
  expect(await status('/atom.xml')).toBe(200)
  const { code, errors } = await service.end('SIGTERM')
  expect(code).toBe(0)
  expect(errors).toMatch(/^.*database.*relation "families" does not exist.*\n.+\n/m)
  expect(errors).not.toMatch(/hunter2|Failed query/)
})
