/** scripts/install.mjs in temporary projects, with a fake of npm. */
import { spawn } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'candor-install-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Imitates npm: waits, writes what it installs, prints. */
const goodNpm = `
  import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
  appendFileSync('npm-calls', process.argv.slice(2).join(' ') + '\\n')
  await new Promise((done) => setTimeout(done, 300))
  const tools = process.argv.includes('--include=dev') ? ['node_modules/vitest'] : []
  for (const path of ['node_modules/.bin', ...tools]) mkdirSync(path, { recursive: true })
  writeFileSync('node_modules/.package-lock.json', '{}')
  console.log('npm has much to say')
`
const failingNpm = `console.error('npm error code ENOTFOUND'); process.exitCode = 7`

/** An npm that also installs a Node: a shell script with these lines. */
const npmWithNode = (lines: string) => `${goodNpm}
  writeFileSync('node_modules/.bin/node', ${JSON.stringify(`#!/bin/sh\n${lines}\n`)}, { mode: 0o755 })
`

/** A temporary project in which nothing is installed. */
function project(npm = goodNpm): string {
  const root = mkdtempSync(join(folder, 'project-'))
  for (const path of ['scripts', 'npm']) mkdirSync(join(root, path))
  const script = fileURLToPath(new URL('../../../scripts/install.mjs', import.meta.url))
  copyFileSync(script, join(root, 'scripts/install.mjs'))
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(root, 'npm/npm-cli.js'), npm)
  writeFileSync(join(root, 'package-lock.json'), '{}')
  return root
}

type Run = { readonly code: number | null; readonly out: string; readonly err: string }
type Given = { readonly version?: string; readonly event?: string }

/** Runs the script before the npm script `event`, on a Node that reports `version`. */
function install(
  root: string,
  { version = '22.18.0', event = 'pretest' }: Given = {},
): Promise<Run> {
  const reported = `Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}})`
  const { npm_node_execpath: _, ...inherited } = process.env
  const npm = { npm_execpath: join(root, 'npm/npm-cli.js'), npm_lifecycle_event: event }
  const args = ['--import', `data:text/javascript,${reported}`, join(root, 'scripts/install.mjs')]
  const child = spawn(process.execPath, args, { cwd: folder, env: { ...inherited, ...npm } })
  const run = { out: '', err: '' }
  child.stdout.on('data', (chunk) => (run.out += chunk))
  child.stderr.on('data', (chunk) => (run.err += chunk))
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (code) => done({ ...run, code }))
  })
}

const callsOfNpm = (root: string) => {
  const path = join(root, 'npm-calls')
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : []
}

const quiet: Run = { code: 0, out: '', err: '' }
const once: Run = { ...quiet, out: 'Installing packages with npm, once; this can take a minute.\n' }

describe('missing packages', () => {
  it('are installed once, with one line of output', async () => {
    const root = project()
    expect(await install(root)).toEqual(once)
    expect(await install(root)).toEqual(quiet)
    expect(callsOfNpm(root)).toEqual([
      'install --include=dev --include=optional --no-save --ignore-scripts --loglevel=error --no-audit --no-fund',
    ])
  })

  it('are installed again when package-lock.json is newer', async () => {
    const root = project()
    await install(root)
    const later = Date.now() / 1000 + 60
    utimesSync(join(root, 'package-lock.json'), later, later)
    expect(await install(root)).toEqual(once)
  })

  it('are those of the service before it starts, and tools are added for tests', async () => {
    const root = project()
    expect(await install(root, { event: 'prestart' })).toEqual(once)
    expect(await install(root, { event: 'premigrate' })).toEqual(quiet)
    expect(await install(root, { event: 'pretest' })).toEqual(once)
    expect(await install(root, { event: 'prestart' })).toEqual(quiet)
    expect(callsOfNpm(root).map((call) => call.split(' ')[1])).toEqual([
      '--omit=dev',
      '--include=dev',
    ])
  })
})

describe('concurrent installs', () => {
  it('run npm once, and all wait for it', async () => {
    const root = project()
    const runs = await Promise.all([install(root), install(root), install(root)])
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0])
    expect(callsOfNpm(root)).toHaveLength(1)
    expect(existsSync(join(root, '.candor/install.lock'))).toBe(false)
  })

  it('ignore a lock whose process has ended', async () => {
    const root = project()
    mkdirSync(join(root, '.candor'))
    // Higher than any system’s process ids.
    writeFileSync(join(root, '.candor/install.lock'), '2147483646')
    expect(await install(root)).toEqual(once)
  })
})

describe('a failure', () => {
  it('of npm shows its output and the next step, releases the lock, and exits with 1', async () => {
    const root = project(failingNpm)
    const { code, err } = await install(root)
    expect(code).toBe(1)
    expect(err).toBe(
      'npm error code ENOTFOUND\n' +
        'npm install failed (exit code 7): check the network and "npm config get registry", then try again.\n',
    )
    expect(existsSync(join(root, '.candor/install.lock'))).toBe(false)
  })

  it('is reported for an old Node in one line, without running npm', async () => {
    const root = project()
    const { code, err } = await install(root, { version: '18.20.1' })
    expect(code).toBe(1)
    expect(err).toBe(
      'Candor needs Node 20 or later, and this is 18.20.1: see https://nodejs.org.\n',
    )
    expect(callsOfNpm(root)).toEqual([])
  })

  it('is reported for Node 22.17 where no Node package runs on the platform', async () => {
    const { code, err } = await install(project(), { version: '22.17.1' })
    expect(code).toBe(1)
    expect(err).toMatch(
      /^No Node package runs on this platform \(\S+\), and this is Node 22\.17\.1: install Node/,
    )
  })

  it('is reported for a pinned Node that lacks a library of the system', async () => {
    const missing = 'libatomic.so.1: cannot open shared object file'
    const { code, err } = await install(
      project(npmWithNode(`echo "node: ${missing}" >&2; exit 127`)),
    )
    expect(code).toBe(1)
    expect(err).toContain(missing)
    expect(err).toContain('apt-get install libatomic1')
  })

  it('is not reported for an old Node beside a pinned one', async () => {
    expect(await install(project(npmWithNode('echo v26.0.0')), { version: '20.20.2' })).toEqual(
      once,
    )
  })
})

it('the pinned Node is the same version on all platforms', () => {
  const read = (file: string) =>
    JSON.parse(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8'))
  const versions: Readonly<Record<string, string>> = read('package.json').optionalDependencies
  expect(Object.keys(versions)).toHaveLength(5)
  expect(new Set(Object.values(versions)).size).toBe(1)
  for (const [name, version] of Object.entries(versions)) {
    expect(read('package-lock.json').packages[`node_modules/${name}`].version).toBe(version)
  }
})
