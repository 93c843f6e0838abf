/**
 * Candor on the newsroom's own server: it migrates on demand, and inserts the demo only on demand.
 */
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { ask } from '../../core/app/ask.ts'
import { freePort, killAll, refusalOf, run, start } from './candor.ts'

/** One process at a time may use it. */
async function openServer() {
  const client = await PGlite.create('memory://')
  const socket = new PGLiteSocketServer({ db: client, port: 0, maxConnections: 8 })
  await socket.start()
  return {
    url: `postgres://candor:hunter2@${socket.getServerConn()}/newsroom`,
    count: async () =>
      (await client.query<{ n: number }>('select count(*)::int as n from articles')).rows[0]?.n ??
      0,
    sql: (text: string) => client.exec(text),
    close: async () => {
      await socket.stop()
      await client.close()
    },
  }
}

let server: Awaited<ReturnType<typeof openServer>>
const environment = async () => ({ DATABASE_URL: server.url, PORT: String(await freePort()) })
const items = async (port: string) =>
  (await (await ask(`http://127.0.0.1:${port}`, '/feed.json')).json()).items

beforeAll(async () => {
  server = await openServer()
})
afterEach(killAll)
afterAll(() => server.close())

it('npm run migrate creates the tables and names the server without its password', async () => {
  const { code, output, errors } = await run(
    ['npm', 'run', '--silent', 'migrate'],
    await environment(),
  ).ended
  expect(errors).toBe('')
  expect(code).toBe(0)
  expect(output).toMatch(/^[^\n]*DATABASE_URL[^\n]*postgres:\/\/[^\n]*\n$/)
  expect(output).not.toContain('hunter2')
  expect(await server.count()).toBe(0)
})

it('the service adds no articles to an empty newsroom', async () => {
  const settings = await environment()
  const service = await start(settings)
  expect(service.printed.output).not.toContain('demo')
  expect(await items(settings.PORT)).toEqual([])
  expect(await server.count()).toBe(0)
  expect(await service.end('SIGTERM')).toMatchObject({ code: 0, errors: '' })
})

it('candor seed inserts the demo, and refuses a newsroom with other articles', async () => {
  const settings = await environment()
  const { code, output, errors } = await run(['npm', 'run', '--silent', 'candor', 'seed'], settings)
    .ended
  expect(errors).toBe('')
  expect(code).toBe(0)
  expect(output).toMatch(/^[^\n]*DATABASE_URL[^\n]*postgres:\/\/[^\n]* demo [^\n]*\n$/)
  const filled = await server.count()
  expect(filled).toBeGreaterThan(30)

  await server.sql(`insert into articles (url, title, language, disclosure_mode)
    values ('https://news.example.org/ours', 'Ours', 'en', 'human-only')`)
  expect(refusalOf(await run(['src/hosts/cli/main.ts', 'seed'], settings).ended)).toMatch(
    /^Not seeded: .*DATABASE_URL/m,
  )
  expect(await server.count()).toBe(filled + 1)
})
