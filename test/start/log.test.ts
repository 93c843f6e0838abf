/** The log of the Node entry as a supervisor collects it: JSON, one line an event, and no token. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { ask } from '../app/ask.ts'
import { freePort, killAll, run, start } from './candor.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-log-'))
})
afterEach(killAll)
afterAll(() => rm(folder, { recursive: true }))

const environment = (port: number, more: Record<string, string>) => ({
  PORT: String(port),
  DATA_DIR: join(folder, 'database'),
  ...more,
})
const eventsIn = (errors: string): Record<string, unknown>[] =>
  errors
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

it('is JSON when no terminal reads it: the start, then the requests, and no token', async () => {
  const port = await freePort()
  // As without the setting, which the tests set otherwise.
  const service = run(['src/node/main.ts'], environment(port, { LOG_FORMAT: 'auto', ACCESS_LOG: '1' }))
  await vi.waitUntil(() => service.said.errors.includes('started'), { timeout: 25_000 })
  await ask(`http://127.0.0.1:${port}`, '/rss.xml?key=secret', { headers: { 'User-Agent': 'Reader/1.0' } })
  const { code, output, errors } = await service.end('SIGTERM')
  expect([code, output]).toEqual([0, ''])
  expect(eventsIn(errors)).toMatchObject([
    {
      level: 'info',
      event: 'started',
      msg: expect.stringMatching(
        new RegExp(`^.*http://127.0.0.1:${port}/\\. The token.* is in .+\\.token\\. Next: README`),
      ),
    },
    { event: 'request', route: '/rss.xml', status: 200, user_agent: 'Reader/1.0' },
  ])
  const token = (await readFile(`${join(folder, 'database')}.token`, 'utf8')).trim()
  expect(token).toMatch(/^candor_/)
  expect(errors).not.toMatch(/candor_[0-9A-Za-z]|secret/)
})

it('has a line for each wrong setting', async () => {
  const { errors, code } = await run(
    ['src/node/main.ts'],
    environment(0, { LOG_FORMAT: 'json', LOG_LEVEL: 'loud', ACCESS_LOG: '-1' }),
  ).ended
  expect(code).toBe(1)
  expect(eventsIn(errors)).toMatchObject([
    { level: 'error', event: 'start.failed', msg: expect.stringMatching(/^LOG_LEVEL .*"loud".* error, warn, info/) },
    { level: 'error', event: 'start.failed', msg: expect.stringMatching(/^ACCESS_LOG .*"-1"/) },
  ])
})

it('is text with LOG_FORMAT=text, and only what LOG_LEVEL allows', async () => {
  const port = await freePort()
  const service = await start(environment(port, { LOG_LEVEL: 'error', ACCESS_LOG: '1' }))
  await ask(`http://127.0.0.1:${port}`, '/rss.xml')
  const { output, errors } = await service.end('SIGTERM')
  expect(output).toContain(`http://127.0.0.1:${port}/rss.xml`)
  expect(errors).toBe('')
})
