/** Tests that a refused start prints one line, which names the variable and the remedy. */
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { CannotOpen } from '../../src/node/database/open.ts'
import { CannotListen } from '../../src/node/socket.ts'
import { explainStart } from '../../src/node/start-errors.ts'
import { facts } from '../fixtures/facts.ts'
import { freePort, killAll, refusalOf, run } from './candor.ts'

const service = 'src/node/main.ts'

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
const refusal = (script: string, environment: Record<string, string>) =>
  run([script], { DATA_DIR: join(folder, 'file/db'), ...environment }).ended

it.concurrent('npm run migrate refuses a DATABASE_URL without a server', async () => {
  const script = 'scripts/migrate.ts'
  const url = `postgres://candor:hunter2@127.0.0.1:${closedPort}/newsroom`
  const line = facts('DATABASE_URL', `postgres://candor@127.0.0.1:${closedPort}/newsroom`, 'ECONNREFUSED')
  expect(refusalOf(await refusal(script, { DATABASE_URL: url, PORT: '0' }))).toMatch(line)
})

it.concurrent.each([service, 'scripts/seed.ts'])('%s refuses a DATA_DIR that cannot be a folder', async (script) => {
  expect(refusalOf(await refusal(script, { PORT: '0' }))).toMatch(facts('DATA_DIR', join(folder, 'file/db')))
})

it.concurrent.each([[service], ['npm', 'run', '--silent', 'migrate']])(
  '%s … refuses an invalid DATABASE_URL, and hides a possible password',
  async (...command) => {
    const ended = await run(command, { DATABASE_URL: 'postgres://candor:hunter2/x@127.0.0.1/newsroom', PORT: '0' })
      .ended
    expect(refusalOf(ended)).toMatch(facts('DATABASE_URL', 'DATABASE_URL=postgres://'))
  },
)

it.concurrent.each([
  [{ LABELS: '/no/such/labels.json' }, facts('LABELS', '/no/such/labels.json', 'ENOENT')],
  // Before it waits for the database: a feed must not be public by a typing error.
  [
    { PARTNER_FEEDS: 'reviewed,topic/science', DATABASE_URL: 'postgres://candor@127.0.0.1:1/news' },
    facts('PARTNER_FEEDS', '"topic/science"', 'topics/science'),
  ],
  [{ FEED_LENGTH: '1000' }, facts('FEED_LENGTH', 1000, 1, 100, 'FEED_LENGTH=30')],
  [{ HOST: '192.0.2.1', PORT: '0' }, facts('HOST', '192.0.2.1', 'HOST=127.0.0.1')],
  [{ HOST: 'nowhere.invalid', PORT: '0' }, facts('HOST', 'nowhere.invalid', 'HOST=127.0.0.1')],
] as const)('refuses %j', async (environment, line) => {
  expect(refusalOf(await refusal(service, environment))).toMatch(line)
})

it.concurrent('names wrong settings of all tables at once, and a misspelt one', async () => {
  const wrong = { FEED_LENGTH: '1000', FRESH_MS: 'x', API_BODY_BYTES: 'x', PORT: 'x', DATABASE_URI: 'postgres://x' }
  const { code, errors } = await refusal(service, wrong)
  expect(code).toBe(1)
  expect(errors.split('\n').map((line) => line.split(' ')[0])).toEqual([
    ...['DATABASE_URI', 'FEED_LENGTH', 'FRESH_MS', 'API_BODY_BYTES', 'PORT', ''],
  ])
})

it.concurrent('names settings that lack another one with them', async () => {
  const wrong = { FRESH_MS: 'x', PUSH: 'hub', PARTNER_FEEDS: 'topic/science', PROCESSES: '2' }
  const { errors } = await refusal(service, wrong)
  expect(errors.split('\n').map((line) => line.split(' ')[0])).toEqual([
    ...['FRESH_MS', 'PUSH=hub', 'PARTNER_FEEDS', 'PROCESSES=2', ''],
  ])
})

it.concurrent('refuses a PORT that is in use, before it opens the database', async () => {
  const line = facts('PORT', silentPort, '127.0.0.1', 'PORT=8788')
  expect(refusalOf(await refusal(service, { PORT: String(silentPort) }))).toMatch(line)
})

it.concurrent('npm run migrate gives up on a DATABASE_URL with a silent server', async () => {
  const url = `postgres://candor:hunter2@127.0.0.1:${silentPort}/newsroom`
  expect(refusalOf(await refusal('scripts/migrate.ts', { DATABASE_URL: url, PORT: '0' }))).toMatch(
    facts('DATABASE_URL', 'CONNECT_TIMEOUT'),
  )
})

// Uses constructed errors because CI runs as root, which may write anywhere.
it('distinguishes a folder without write permission from a forbidden port', () => {
  const denied = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' })
  const folderLine = facts('DATA_DIR', '/closed', 'EACCES')
  expect(explainStart(new CannotOpen('refused', { cause: denied }), { DATA_DIR: '/closed' })).toMatch(folderLine)
  const portLine = facts('PORT', 80, 'PORT=8787')
  expect(explainStart(new CannotListen(denied), { PORT: '80' })).toMatch(portLine)
  expect(explainStart(denied, {})).toMatch(facts('Candor', 'EACCES: permission denied'))
})
