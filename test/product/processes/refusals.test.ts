/** Tests that a refused start prints one line, which names the variable and the remedy. */
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { facts } from '../../fixtures/facts.ts'
import { freePort, killAll, refusalOf, run } from './candor.ts'

const service = 'src/hosts/node/main.ts'

let folder: string
let silent: Server
let silentPort: number
let closedPort: number

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-refusals-'))
  await writeFile(join(folder, 'file'), '')
  silentPort = await freePort()
  // Accepts connections and never answers.
  silent = createServer().listen(silentPort, '127.0.0.1')
  await once(silent, 'listening')
  closedPort = await freePort()
})
afterAll(async () => {
  await killAll()
  silent.close()
  await rm(folder, { recursive: true })
})

/** By default DATA_DIR cannot be created, so that no test creates a database by mistake. */
const refusal = (command: string, environment: Record<string, string>) =>
  run(command.split(' '), { DATA_DIR: join(folder, 'file/db'), ...environment }).ended

it.concurrent('npm run migrate refuses a DATABASE_URL without a server', async () => {
  const migrate = 'src/hosts/cli/main.ts migrate'
  const url = `postgres://candor:hunter2@127.0.0.1:${closedPort}/newsroom`
  const line = facts(
    'DATABASE_URL',
    `postgres://candor@127.0.0.1:${closedPort}/newsroom`,
    'ECONNREFUSED',
  )
  expect(refusalOf(await refusal(migrate, { DATABASE_URL: url, PORT: '0' }), 3)).toMatch(line)
})

it.concurrent('refuses a DATA_DIR that cannot be a folder', async () => {
  expect(refusalOf(await refusal(service, { PORT: '0' }))).toMatch(
    facts('DATA_DIR', join(folder, 'file/db')),
  )
})

it.concurrent.each([
  [{ LABELS: '/no/such/labels.json' }, facts('LABELS', '/no/such/labels.json', 'ENOENT')],
  // Before it waits for the database: a feed must not be public by a typing error.
  [
    { PARTNER_FEEDS: 'reviewed,topic/science', DATABASE_URL: 'postgres://candor@127.0.0.1:1/news' },
    facts('PARTNER_FEEDS', '"topic/science"', 'topics/science'),
  ],
  // The log is text, which LOG_FORMAT of these processes asks for.
  [{ ACCESS_LOG: 'x', PORT: '0' }, /^ACCESS_LOG is "x"/],
  [{ HOST: 'nowhere.invalid', PORT: '0' }, facts('HOST', 'nowhere.invalid', 'HOST=127.0.0.1')],
  [
    { DATABASE_URL: 'postgres://candor:hunter2/x@127.0.0.1/newsroom', PORT: '0' },
    facts('DATABASE_URL', 'DATABASE_URL=postgres://'),
  ],
] as const)('refuses %j', async (environment, line) => {
  expect(refusalOf(await refusal(service, environment))).toMatch(line)
})

it.concurrent('names wrong settings of all tables at once, and a misspelt one, with no secret', async () => {
  const wrong = {
    ...{
      FEED_LENGTH: '1000',
      FRESH_MS: 'x',
      API_BODY_BYTES: 'x',
      PORT: 'x',
      DATABASE_URI: 'postgres://x',
    },
    ...{ LOG_LEVEL: 'loud', ACCESS_LOG: '-1', METRICS_TOKEN: 'hush', READERS: 'perhaps' },
  }
  const { code, errors } = await refusal(service, { ...wrong, LOG_FORMAT: 'json' })
  expect(code).toBe(1)
  const lines = errors
    .trimEnd()
    .split('\n')
    .map((line): { msg: string } => JSON.parse(line))
  expect(new Set(lines.map(({ msg }) => msg.split(' ')[0]))).toEqual(new Set(Object.keys(wrong)))
  expect(lines).toHaveLength(Object.keys(wrong).length)
  expect(lines).toContainEqual(
    expect.objectContaining({
      ...{ level: 'error', event: 'start.failed' },
      msg: expect.stringMatching(facts('FEED_LENGTH', 1000, 1, 100, 'FEED_LENGTH=30')),
    }),
  )
  expect(errors).not.toContain('hush')
})

it.concurrent('names a feed that cannot exist with them, and not yet what is incomplete', async () => {
  const wrong = { FRESH_MS: 'x', PUSH: 'hub', PARTNER_FEEDS: 'topic/science' }
  const { errors } = await refusal(service, wrong)
  expect(errors.split('\n').map((line) => line.split(' ')[0])).toEqual([
    'FRESH_MS',
    'PARTNER_FEEDS',
    '',
  ])
})

it.concurrent('refuses a PORT that is in use, before it opens the database', async () => {
  const line = facts('PORT', silentPort, '127.0.0.1', 'PORT=8789')
  expect(refusalOf(await refusal(service, { PORT: String(silentPort) }))).toMatch(line)
})

it.concurrent('refuses a METRICS_PORT that is in use', async () => {
  const own = { METRICS_PORT: String(silentPort), PORT: '0', DATA_DIR: join(folder, 'own') }
  expect(refusalOf(await refusal(service, own))).toMatch(
    facts('METRICS_PORT', silentPort, 'EADDRINUSE'),
  )
})

it.concurrent('npm run migrate gives up on a DATABASE_URL with a silent server', async () => {
  const url = `postgres://candor:hunter2@127.0.0.1:${silentPort}/newsroom`
  expect(
    refusalOf(await refusal('src/hosts/cli/main.ts migrate', { DATABASE_URL: url, PORT: '0' }), 3),
  ).toMatch(facts('DATABASE_URL', 'CONNECT_TIMEOUT'))
})
