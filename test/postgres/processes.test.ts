/** PROCESSES: several processes on one port are one service for those who read it, count it, and stop it. */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { ask } from '../app/ask.ts'
import { facts } from '../fixtures/facts.ts'
import { freePort, killAll, type Process, refusalOf, run, start } from '../processes/candor.ts'
import { openFresh } from '../store/fresh-database.ts'
import { startProxy } from './tcp-proxy.ts'

let fresh: Awaited<ReturnType<typeof openFresh>>
beforeAll(async () => {
  fresh = await openFresh()
})
afterEach(killAll)
afterAll(() => fresh.close())

const program = ['src/node/main.ts']
const environment = async (more: Record<string, string> = {}) => ({
  DATABASE_URL: fresh.url,
  PORT: String(await freePort()),
  METRICS_PORT: String(await freePort()),
  PROCESSES: '3',
  ...more,
})
type Settings = Awaited<ReturnType<typeof environment>>
const origin = ({ PORT }: Settings) => `http://127.0.0.1:${PORT}`

/** proc(5): the processes that the primary started. */
const childrenOf = ({ pid = 0 }: Process): readonly number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function metricsOf({ METRICS_PORT }: Settings) {
  const text = await (await ask(`http://127.0.0.1:${METRICS_PORT}`, '/metrics')).text()
  const sum = (pattern: RegExp) => [...text.matchAll(pattern)].reduce((all, [, value]) => all + Number(value), 0)
  return {
    feeds: sum(/^candor_http_requests_total\{[^}]*format="rss",status="200"[^}]*\} (\d+)$/gm),
    limit: sum(/^candor_memory_limit_bytes\{[^}]*\} (\d+)$/gm),
  }
}

/** Of so many processes. Each request has a connection of its own. */
async function untilLimitIs(settings: Settings, megabytes: number): Promise<void> {
  const isReached = async () => Math.abs((await metricsOf(settings)).limit - megabytes * 1e6) < 1e6
  await vi.waitUntil(isReached, { timeout: 20_000, interval: 100 })
}

it('serves one port, shares the memory, adds up the metrics, replaces a process that dies, and stops', async () => {
  const settings = await environment({ MEMORY_MB: '30', FEED_LENGHT: '3' })
  const service = await start(settings)
  await untilLimitIs(settings, 30)
  expect(childrenOf(service)).toHaveLength(3)
  const before = (await metricsOf(settings)).feeds
  for (let asked = 0; asked < 12; asked += 1) expect((await ask(origin(settings), '/rss.xml')).status).toBe(200)
  expect((await metricsOf(settings)).feeds).toBe(before + 12)
  for (const path of ['/health/live', '/health/ready']) expect((await ask(origin(settings), path)).status).toBe(200)
  const environments = childrenOf(service).map((pid) => readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0'))
  for (const each of environments) expect(each).toContain('MEMORY_MB=10')
  expect(service.said.output.match(/Candor serves/g)).toHaveLength(1)
  // A misspelt setting, once.
  expect(service.said.errors).toMatch(/^FEED_LENGHT [^\n]*\n$/)

  const said = (line: RegExp, timeout = 20_000) => vi.waitUntil(() => line.test(service.said.errors), { timeout })
  const [victim = 0] = childrenOf(service)
  process.kill(victim, 'SIGKILL')
  await said(/Process \d+ .*SIGKILL/)
  expect(service.said.errors).toMatch(facts(`Process ${victim}`, 'SIGKILL'))
  expect((await ask(origin(settings), '/rss.xml')).status).toBe(200)
  expect((await metricsOf(settings)).feeds).toBe(before + 13)
  await said(/Process \d+ serves/)
  await untilLimitIs(settings, 30)

  // As a terminal sends signals: to all processes.
  const pids = [service.pid ?? 0, ...childrenOf(service)]
  expect(pids).toHaveLength(4)
  for (const pid of pids) process.kill(pid, 'SIGHUP')
  await said(/SIGHUP reloads nothing/)
  await untilLimitIs(settings, 30)
  expect(childrenOf(service)).toEqual(pids.slice(1))
  for (const pid of pids) process.kill(pid, 'SIGINT')
  const { code, errors } = await service.ended
  expect(code).toBe(0)
  expect(errors.match(/SIGHUP/g)).toHaveLength(1)
  expect(pids.filter(isAlive)).toEqual([])
})

it('replaces a process that hangs, says so, and leaves none when the primary is killed', async () => {
  const settings = await environment({ PROCESSES: '2', MEMORY_MB: '30' })
  const service = await start(settings)
  await untilLimitIs(settings, 30)
  const [hung = 0, well = 0] = childrenOf(service)
  process.kill(hung, 'SIGSTOP')
  await vi.waitUntil(() => service.said.errors.includes('\n'), { timeout: 30_000 })
  expect(service.said.errors).toMatch(facts(`Process ${hung}`, 'no answer for 15 s'))
  await vi.waitUntil(() => /Process \d+ serves/.test(service.said.errors), { timeout: 20_000 })
  await untilLimitIs(settings, 30)
  const pids = childrenOf(service)
  expect(pids).toEqual([well, expect.any(Number)])
  await service.end('SIGKILL')
  await expect.poll(() => pids.filter(isAlive)).toEqual([])
})

it('sends no reader to a process that joins during an outage, until it has its database', async () => {
  const proxy = await startProxy(fresh.url)
  const settings = await environment({ DATABASE_URL: proxy.url, PROCESSES: '2', MEMORY_MB: '30' })
  const service = await start(settings)
  await untilLimitIs(settings, 30)
  for (let asked = 0; asked < 8; asked += 1) await ask(origin(settings), '/rss.xml')
  proxy.turn('refuses', { dropped: true })
  process.kill(childrenOf(service)[0] ?? 0, 'SIGKILL')
  await vi.waitUntil(() => service.said.errors.includes('Waiting for it; until then, other processes serve.'), {
    timeout: 20_000,
  })
  for (let asked = 0; asked < 8; asked += 1) expect((await ask(origin(settings), '/rss.xml')).status).toBe(200)
  proxy.turn('well')
  await vi.waitUntil(() => /Process \d+ serves/.test(service.said.errors), { timeout: 20_000 })
  expect((await service.end('SIGTERM')).code).toBe(0)
  await proxy.close()
})

it('is refused once: for a busy port, and a database that does not exist', async () => {
  const nowhere = await environment({ DATABASE_URL: fresh.url.replace(/[^/]*$/, 'nowhere') })
  expect(refusalOf(await run(program, nowhere).ended)).toMatch(facts('DATABASE_URL', 'nowhere'))
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const busy = await environment({ PORT: String(port) })
  expect(refusalOf(await run(program, busy).ended)).toMatch(facts('PORT', port, 'in use'))
  taken.close()
})

it('waits for a database that is away, answering meanwhile, and has one line for it', async () => {
  const away = await environment({ DATABASE_URL: `postgres://root@127.0.0.1:${await freePort()}/nowhere` })
  const service = run(program, away)
  await vi.waitUntil(() => service.said.errors.includes('Waiting'), { timeout: 60_000 })
  expect((await ask(origin(away), '/health/live')).status).toBe(200)
  expect((await ask(origin(away), '/rss.xml')).status).toBe(503)
  expect(childrenOf(service)).toHaveLength(1)
  const { code, errors } = await service.end('SIGTERM')
  expect(code).toBe(0)
  expect(errors.trimEnd()).not.toContain('\n')
})
