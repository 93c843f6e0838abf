/**
 * A stop under load: whoever has sent a request gets its answer, and each write that was committed
 * is answered.
 */
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { openEmbedded } from '../../../src/hosts/node/database/embedded.ts'
import { unpackDemo } from '../../fixtures/demo-folder.ts'
import { freePort, killAll, start } from './candor.ts'

const [readers, writers] = [16, 4]

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-stop-'))
})
afterEach(killAll)
afterAll(() => rm(folder, { recursive: true }))

type Sent = {
  readonly path: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

async function ask(agent: Agent | undefined, port: number, { path, headers = {}, body }: Sent) {
  const method = body === undefined ? 'GET' : 'PUT'
  const sent = request({ host: '127.0.0.1', port, path, method, headers, agent })
  sent.end(body)
  const [response] = await once(sent, 'response')
  await text(response)
  return { status: Number(response.statusCode), headers: response.headers as IncomingHttpHeaders }
}

const bodyOf = (title: string) =>
  JSON.stringify({
    ...{ url: `https://news.example.org/${title}`, title, language: 'en', status: 'published' },
    disclosure: { mode: 'human-only' },
  })

/** A service with an embedded database of its own, and what a writer sends to it. */
async function startService(name: string) {
  const data = await unpackDemo(join(folder, name))
  const port = await freePort()
  const limits = { API_REQUESTS_PER_MINUTE: '100000' }
  const service = await start({ HOST: '127.0.0.1', PORT: String(port), DATA_DIR: data, ...limits })
  const token = (await readFile(`${data}.token`, 'utf8')).trim()
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  const write = (title: string) => ({
    path: `/api/1/articles/${title}`,
    headers,
    body: bodyOf(title),
  })
  return { data, port, service, write }
}

it('cuts no answer of readers and writers that go on through SIGTERM on kept connections', async () => {
  const { data, port, service, write } = await startService('load')
  const cut: string[] = []
  const written: string[] = []
  let answers = 0
  let closes = 0

  /** Asks again and again on one connection, until none can be opened. */
  async function goOn(next: () => Sent, answered: (status: number) => void): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    for (;;) {
      try {
        const { status, headers } = await ask(agent, port, next())
        answers += 1
        if (headers.connection === 'close') closes += 1
        answered(status)
      } catch (error) {
        if (!(error instanceof Error && 'code' in error)) throw error
        if (error.code !== 'ECONNREFUSED') cut.push(String(error.code))
        else return
      }
    }
  }
  const clients = [
    ...Array.from({ length: readers }, () =>
      goOn(
        () => ({ path: '/rss.xml' }),
        (status) => expect(status).toBe(200),
      ),
    ),
    ...Array.from({ length: writers }, (_, writer) => {
      let count = 0
      const title = () => `written-${writer}-${count}`
      const next = () => {
        count += 1
        return write(title())
      }
      return goOn(next, (status) => {
        expect(status).toBe(201)
        written.push(title())
      })
    }),
  ]
  await vi.waitUntil(() => written.length > 20 && answers > 500, { timeout: 30_000, interval: 5 })
  expect(closes).toBe(0)
  const ended = await service.end('SIGTERM')
  await Promise.all(clients)
  expect(ended).toMatchObject({ code: 0, errors: '' })
  expect(cut).toEqual([])
  expect(closes).toBeGreaterThanOrEqual(readers + writers)

  const { client, close } = await openEmbedded(data)
  const { rows } = await client.query<{ title: string }>(
    `select title from articles where title like 'written-%'`,
  )
  await close()
  expect(rows.map(({ title }) => title).toSorted()).toEqual(written.toSorted())
})

it('is not ready while a write is under way after SIGTERM, serves the rest, and ends with the answer', async () => {
  const { port, service, write } = await startService('write')
  const { path, headers, body } = write('late')
  const slow = connect(port, '127.0.0.1').setEncoding('latin1')
  const lines = Object.entries({
    ...headers,
    'Content-Length': String(body.length),
    Expect: '100-continue',
  })
  slow.write(`PUT ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n`)
  slow.write(`${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`)
  expect(String(await once(slow, 'data'))).toMatch(/^HTTP\/1\.1 100 /)
  expect(await ask(undefined, port, { path: '/health/ready' })).toMatchObject({ status: 200 })

  const ended = service.end('SIGTERM')
  const own = () => new Agent({ keepAlive: true })
  await expect
    .poll(async () => (await ask(own(), port, { path: '/health/ready' })).status)
    .toBe(503)
  const Host = `localhost:${port}`
  const served = { '/health/live': 200, '/rss.xml': 200, '/desk/': 401, '/health/ready': 503 }
  for (const [asked, status] of Object.entries(served)) {
    const answer = await ask(own(), port, { path: asked, headers: { Host } })
    expect([asked, answer]).toMatchObject([asked, { status, headers: { connection: 'close' } }])
  }

  slow.write(body)
  const answer = await text(slow)
  expect(answer).toMatch(/^HTTP\/1\.1 201 /)
  expect(answer).toMatch(/^Connection: close\r$/m)
  expect(await ended).toMatchObject({ code: 0, errors: '' })
  await expect(ask(own(), port, { path: '/rss.xml' })).rejects.toThrow('ECONNREFUSED')
})
