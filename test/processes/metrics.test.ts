/** Metrics of the Node entry: off by default, on a port of their own, or beside the feeds with a token. */
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { ask } from '../app/ask.ts'
import { facts } from '../fixtures/facts.ts'
import { freePort, killAll, refusalOf, run, start } from './candor.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-metrics-'))
})
afterEach(killAll)
afterAll(() => rm(folder, { recursive: true }))

const origin = (port: number) => `http://127.0.0.1:${port}`
const environment = (port: number, more: Record<string, string> = {}) => ({
  PORT: String(port),
  DATA_DIR: join(folder, 'database'),
  ...more,
})
const token = 'a-token-of-the-operator'
const read = async (port: number, path = '/metrics', headers = {}) => {
  const response = await ask(origin(port), path, { headers })
  return { status: response.status, text: await response.text() }
}

it('are off by default', async () => {
  const port = await freePort()
  await start(environment(port))
  expect((await read(port)).status).toBe(404)
})

it('have a port of their own, with those of the process, and are not on the port of the feeds', async () => {
  const [port, own] = [await freePort(), await freePort()]
  const service = await start(environment(port, { METRICS_PORT: String(own) }))
  await ask(origin(port), '/rss.xml')
  await ask(origin(port), '/rss.xml')
  const { status, text } = await read(own)
  expect(status).toBe(200)
  expect(text).toContain('format="rss",status="200",cache="memory"} 1\n')
  expect(text).toMatch(/^candor_newest_article_age_seconds\{group="topics"\} \d/m)
  expect(text).toMatch(/^process_resident_memory_bytes \d{8,}$/m)
  expect(text).toMatch(/^candor_build_info\{version="\d+\.\d+\.\d+",node="v\d+\.[\d.]+"\} 1$/m)
  expect(text).toMatch(/^process_cpu_seconds_total [\d.]+$/m)
  expect(text).toMatch(/^nodejs_eventloop_utilization_ratio [01]/m)
  expect((await read(own, '/rss.xml')).status).toBe(404)
  expect((await read(port)).status).toBe(404)
  expect(await service.end('SIGTERM')).toMatchObject({ code: 0, errors: '' })
})

it('are at METRICS_HOST, and nowhere else', async () => {
  const [port, own] = [await freePort(), await freePort()]
  await start(environment(port, { METRICS_PORT: String(own), METRICS_HOST: '127.0.0.2' }))
  expect((await ask(`http://127.0.0.2:${own}`, '/metrics')).status).toBe(200)
  await expect(read(own)).rejects.toThrow('ECONNREFUSED')
})

it('are beside the feeds with METRICS_TOKEN alone, for those who have it', async () => {
  const port = await freePort()
  const service = await start(environment(port, { METRICS_TOKEN: token, BASE_PATH: '/news' }))
  expect((await read(port, '/news/metrics')).status).toBe(401)
  const { status, text } = await read(port, '/news/metrics', { Authorization: `Bearer ${token}` })
  expect(status).toBe(200)
  expect(text).toContain('route="/metrics",group="none",format="health",status="401",cache="refused"} 1\n')
  expect(text + service.said.output + service.said.errors).not.toContain(token)
})

it('refuse a wrong token, and a port that is in use, by their names', async () => {
  const port = await freePort()
  const short = await run(['src/node/main.ts'], environment(port, { METRICS_TOKEN: 'short' })).ended
  expect(refusalOf(short)).toMatch(facts('METRICS_TOKEN', '16'))
  expect(short.errors).not.toContain('"short"')
  const taken = createServer().listen(port, '127.0.0.1')
  await once(taken, 'listening')
  const other = environment(await freePort(), { METRICS_PORT: String(port), DATA_DIR: join(folder, 'other') })
  const { ended } = run(['src/node/main.ts'], other)
  expect(refusalOf(await ended)).toMatch(facts('METRICS_PORT', port, 'EADDRINUSE'))
  taken.close()
})
