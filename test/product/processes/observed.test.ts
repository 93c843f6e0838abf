/**
 * What an operator sees of a service: its log, its metrics, and the counts of readers. Two starts
 * on one folder.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import type { ReadershipReport } from '../../../src/plugins/readers/report.ts'
import { ask } from '../../core/app/ask.ts'
import { unpackDemo } from '../../fixtures/demo-folder.ts'
import { freePort, killAll, run, start } from './candor.ts'

let folder: string
let port: number
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-observed-'))
  port = await freePort()
  await unpackDemo(join(folder, 'database'))
})
afterEach(killAll)
afterAll(() => rm(folder, { recursive: true }))

const environment = (more: Record<string, string>) => ({
  PORT: String(port),
  DATA_DIR: join(folder, 'database'),
  READERS: 'on',
  CLIENT_ADDRESS_HEADER: 'X-Forwarded-For',
  ACCESS_LOG: '1',
  ...more,
})
const origin = () => `http://127.0.0.1:${port}`
const read = async (address: string, path: string, headers = {}) => {
  const response = await ask(address, path, { headers })
  return { status: response.status, text: await response.text() }
}

it('has a log in JSON without tokens, metrics on a port of their own, and counts that survive its end', async () => {
  const own = await freePort()
  // This is the default of the setting, which the tests set otherwise.
  const settings = environment({
    LOG_FORMAT: 'auto',
    METRICS_PORT: String(own),
    METRICS_HOST: '127.0.0.2',
  })
  const service = run(['src/hosts/node/main.ts'], settings)
  await vi.waitUntil(() => service.printed.errors.includes('started'), { timeout: 90_000 })
  await read(origin(), '/rss.xml?key=secret', {
    'User-Agent': 'Feedly/1.0 (poller; 131 subscribers;)',
  })
  await read(origin(), '/rss.xml')

  const { status, text } = await read(`http://127.0.0.2:${own}`, '/metrics')
  expect(status).toBe(200)
  expect(text).toContain('format="rss",status="200",cache="memory"} 1\n')
  expect(text).toMatch(/^candor_newest_article_age_seconds\{group="topics"\} \d/m)
  expect(text).toMatch(/^process_resident_memory_bytes \d{8,}$/m)
  expect(text).toMatch(/^candor_build_info\{version="\d+\.\d+\.\d+",node="v\d+\.[\d.]+"\} 1$/m)
  expect(text).toMatch(/^process_cpu_seconds_total [\d.]+$/m)
  expect(text).toMatch(/^nodejs_eventloop_utilization_ratio [01]/m)
  expect((await read(`http://127.0.0.2:${own}`, '/rss.xml')).status).toBe(404)
  expect((await read(origin(), '/metrics')).status).toBe(404)
  await expect(read(`http://127.0.0.1:${own}`, '/metrics')).rejects.toThrow('ECONNREFUSED')

  const { code, output, errors } = await service.end('SIGTERM')
  expect([code, output]).toEqual([0, ''])
  expect(
    errors
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toMatchObject([
    {
      level: 'info',
      event: 'started',
      msg: expect.stringMatching(
        new RegExp(
          `${origin()}/\\. The token.* is in .+\\.token\\. The editors.* desk is at .*/desk/\\. Next: docs/publish`,
        ),
      ),
    },
    {
      event: 'request',
      route: '/rss.xml',
      status: 200,
      user_agent: expect.stringContaining('Feedly'),
    },
    { event: 'request', route: '/rss.xml', status: 200 },
    { event: 'request', route: 'other', status: 404 },
  ])
  const token = (await readFile(`${join(folder, 'database')}.token`, 'utf8')).trim()
  expect(token).toMatch(/^candor_/)
  expect(errors).not.toMatch(/candor_[0-9A-Za-z]|secret/)
  const candor = await run(['src/hosts/cli/main.ts', 'readers', '--json', '--days', '2'], settings)
    .ended
  const { feeds }: ReadershipReport = JSON.parse(candor.output)
  expect(feeds).toMatchObject([{ family: 'all', subscribers: 131, requests: 2, not_modified: 0 }])
})

it('logs text with LOG_FORMAT=text, what LOG_LEVEL allows, and has metrics beside the feeds with METRICS_TOKEN alone', async () => {
  const token = 'a-token-of-the-operator'
  const service = await start(
    environment({ LOG_LEVEL: 'error', METRICS_TOKEN: token, BASE_PATH: '/news' }),
  )
  expect(service.printed.output).toContain(`${origin()}/news/rss.xml`)
  expect((await read(origin(), '/news/metrics')).status).toBe(401)
  const { status, text } = await read(origin(), '/news/metrics', {
    Authorization: `Bearer ${token}`,
  })
  expect(status).toBe(200)
  expect(text).toContain(
    'route="/metrics",group="none",format="health",status="401",cache="refused"} 1\n',
  )
  const { output, errors } = await service.end('SIGTERM')
  expect(errors).toBe('')
  expect(text + output).not.toContain(token)
})
