/**
 * The packages `candor-disclosure` and `candor-check` as their users have them: packed, installed
 * alone, on the system's Node 20 and in workerd.
 */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { checkText } from 'candor-check'
import { checkerVersion } from 'candor-check/version.ts'
import { type ReadOptions, readDisclosure, UnreadableDocument } from 'candor-disclosure'
import { transform } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as documents from '../../../packages/check/test/documents.ts'
import { readingCases } from '../../../packages/disclosure/test/disclosure/read-case.ts'
import { compileTypes } from '../../../scripts/package/declarations.ts'
import { buildCheck, buildDisclosure } from '../../../scripts/package/small.ts'
import { codeBlocks, root } from '../../fixtures/read-docs.ts'
import { freePort } from '../processes/candor.ts'
import { startWorker } from '../workerd/running-worker.ts'
import { brokenLinks, installAlone, pack, userEnvironment } from './packed.ts'

const run = promisify(execFile)
let folder: string
const inFolder = (path: string) => join(folder, path)
/** Runs a program of the user; its exit code is part of the result. */
const inApp = (app: string, file: string, args: readonly string[]) =>
  run(file, args, { cwd: inFolder(app), env: userEnvironment(), maxBuffer: 64_000_000 }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code: Number(code), stdout, stderr }) as const,
  )
const packages = ['candor-disclosure', 'candor-check'] as const
const tarballs: Record<string, string> = {}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-small-'))
  compileTypes(inFolder('types'))
  await buildDisclosure(inFolder('built/candor-disclosure'), inFolder('types'))
  await buildCheck(inFolder('built/candor-check'), inFolder('types'))
  for (const name of packages) {
    tarballs[name] = await pack(inFolder(`built/${name}`), folder)
    await installAlone(tarballs[name], inFolder(name))
  }
  await writeFile(inFolder('feed.xml'), documents.rss.replaceAll('human-only', 'by-robots'))
}, 120_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Texts of documents, and what readers give beside them. */
const cases = readingCases.map(
  ([, { document, about: _about, expected: _expected, ...options }]) => ({
    text: typeof document === 'string' ? document : JSON.stringify(document),
    options,
  }),
)

function readHere({ text, options }: { readonly text: string; readonly options: ReadOptions }) {
  try {
    return readDisclosure(text, options)
  } catch (error) {
    if (error instanceof UnreadableDocument) return { error: error.code }
    throw error
  }
}
const readings = JSON.stringify(cases.map(readHere))

/** A module of users, which reads `cases` as `readHere` does. */
const readsCases = `import { readDisclosure } from 'candor-disclosure'
export const readAll = (cases) => JSON.stringify(cases.map(({ text, options }) => {
  try { return readDisclosure(text, options) } catch (error) { return { error: error.code } }
}))\n`

it('finds the Node 20 of the system', async () => {
  expect((await inApp('candor-check', 'node', ['--version'])).stdout).toMatch(/^v20\./)
})

describe.each(packages)('%s', (name) => {
  const own = () => join(folder, name, 'node_modules', name)

  it('installs nothing else: no database, no service', async () => {
    const installed = await readdir(inFolder(`${name}/node_modules`))
    expect(installed.filter((each) => !each.startsWith('.'))).toEqual([name])
    expect(await readdir(own())).not.toContain('node_modules')
    const notices = await readFile(join(own(), 'THIRD-PARTY-NOTICES.txt'), 'utf8')
    expect([...notices.matchAll(/^(\S+) \d+\.\d+\.\d+ \(/gm)].map(([, each]) => each)).toEqual([
      ...['@noble/hashes', 'entities', 'parse5', 'saxes', 'valibot', 'xmlchars'],
    ])
    const { size } = JSON.parse(
      (await inApp(name, 'npm', ['pack', '--dry-run', '--json', own()])).stdout,
    )[0]
    expect(size).toBeLessThan(220_000)
  })

  it('has the version of the repository, its licence, and pages whose links lead somewhere', async () => {
    const manifest = JSON.parse(await readFile(join(own(), 'package.json'), 'utf8'))
    const { version, license } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
    expect(manifest).toMatchObject({ name, version, license })
    expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining(['dependencies']))
    expect(checkerVersion).toBe(version)
    const files = await readdir(own(), { recursive: true })
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'CHANGELOG.md', 'dist/index.d.ts']))
    expect(files.filter((file) => /(?<!\.d)\.ts$/.test(file))).toEqual([])
    expect(await brokenLinks(own())).toEqual([])
    const readme = await readFile(join(own(), 'README.md'), 'utf8')
    const named = [...readme.matchAll(/`(docs\/[^`*]+\.\w+)`/g)].map(([, path = '']) => path)
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((path) => !files.includes(path))).toEqual([])
  })

  it('does on Node 20 what the code of its README prints', async () => {
    const readme = await readFile(join(own(), 'README.md'), 'utf8')
    for (const code of codeBlocks(readme, 'ts')) {
      const promised = [...code.matchAll(/^\/\/ (.*)/gm)].map(([, line]) => `${line}\n`)
      expect(promised.length).toBeGreaterThan(0)
      await writeFile(inFolder(`${name}/own.js`), (await transform(code, { loader: 'ts' })).code)
      const { stdout, stderr } = await inApp(name, 'node', ['own.js'])
      expect([stdout, stderr]).toEqual([promised.join(''), ''])
    }
  })
})

it('the library reads all cases of documents on Node 20 as here', async () => {
  await writeFile(inFolder('candor-disclosure/cases.json'), JSON.stringify(cases))
  await writeFile(inFolder('candor-disclosure/read-all.js'), readsCases)
  await writeFile(
    inFolder('candor-disclosure/print.js'),
    `import { readFileSync } from 'node:fs'
import { readAll } from './read-all.js'
process.stdout.write(readAll(JSON.parse(readFileSync('cases.json', 'utf8'))))\n`,
  )
  expect(cases.length).toBeGreaterThan(100)
  const { stdout, stderr } = await inApp('candor-disclosure', 'node', ['print.js'])
  expect(stderr).toBe('')
  expect(JSON.parse(stdout)).toEqual(JSON.parse(readings))
})

/** Starts a Worker of a user in workerd. */
async function workerOf(app: string, code: string, flags: string) {
  await writeFile(inFolder(`${app}/worker.js`), code)
  await writeFile(
    inFolder(`${app}/wrangler.toml`),
    `name = "own"\nmain = "worker.js"\ncompatibility_date = "2026-11-01"\ncompatibility_flags = [${flags}]
[vars]\nSITE_ORIGIN = "https://news.example.org"\n`,
  )
  return await startWorker(relative(root, inFolder(`${app}/wrangler.toml`)))
}

it('the library reads the same in workerd, without what Node has', async () => {
  await writeFile(inFolder('candor-disclosure/read-all.js'), readsCases)
  const { origin, close } = await workerOf(
    'candor-disclosure',
    `import { readAll } from './read-all.js'
export default { fetch: async (request) => new Response(readAll(await request.json())) }\n`,
    '',
  )
  const response = await fetch(origin, { method: 'POST', body: JSON.stringify(cases) })
  expect(await response.json()).toEqual(JSON.parse(readings))
  await close()
})

it('the page of the checker is a Worker in one line', async () => {
  const { origin, close } = await workerOf(
    'candor-check',
    `export { default } from 'candor-check/worker'\n`,
    '"nodejs_compat"',
  )
  const body = new URLSearchParams({ document: documents.byAi })
  const response = await fetch(`${origin}/check/`, { method: 'POST', body })
  expect(await response.text()).toContain('ai-assisted 2')
  expect(response.status).toBe(200)
  await close()
})

it('npx of the checker’s tarball checks a file, in an empty folder', async () => {
  await mkdir(inFolder('empty'))
  const check = (...args: readonly string[]) =>
    // npm runs an absolute path as a program.
    inApp('empty', 'npx', [
      ...['--offline', '--yes', relative(inFolder('empty'), tarballs['candor-check'] ?? '')],
      ...args,
    ])
  const { code, stdout } = await check(inFolder('feed.xml'), '--json')
  const text = await readFile(inFolder('feed.xml'), 'utf8')
  const here = await checkText({ text, address: null }, { now: new Date() })
  expect(JSON.parse(stdout)).toEqual(here)
  expect(here.findings.map((each) => each.code)).toContain('disclosure-unknown')
  expect(code).toBe(1)
  expect((await check('--version')).stdout).toBe(`${checkerVersion}\n`)
})

it('the checker reports of all documents on Node 20 as here', async () => {
  const now = new Date('2026-01-01T00:00:00Z')
  const texts = [...Object.values(documents), ...cases.map(({ text }) => text)].filter(
    (text) => typeof text === 'string',
  )
  await writeFile(inFolder('candor-check/texts.json'), JSON.stringify(texts))
  await writeFile(
    inFolder('candor-check/reports.js'),
    `import { readFileSync } from 'node:fs'
import { checkText } from 'candor-check'
const now = new Date(${now.getTime()})
const check = (text) => checkText({ text, address: null }, { now }).catch(({ name, message }) => ({ name, message }))
const texts = JSON.parse(readFileSync('texts.json', 'utf8'))
process.stdout.write(JSON.stringify(await Promise.all(texts.map(check))))\n`,
  )
  const reports = texts.map((text) =>
    checkText({ text, address: null }, { now }).catch(({ name, message }: Error) => ({
      ...{ name, message },
    })),
  )
  const { stdout, stderr } = await inApp('candor-check', 'node', ['reports.js'])
  expect(stderr).toBe('')
  expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(await Promise.all(reports))))
})

it('the checker serves its page on Node 20', async () => {
  const port = await freePort()
  const child = spawn('node_modules/.bin/candor-check', ['--serve'], {
    cwd: inFolder('candor-check'),
    env: { ...userEnvironment(), CHECK_PORT: String(port) },
  })
  let printed = ''
  child.stderr.on('data', (bytes) => {
    printed += bytes
  })
  await vi.waitUntil(() => printed.includes('Stop with Ctrl-C'), { timeout: 20_000 })
  const body = new URLSearchParams({ document: documents.byAi })
  const response = await fetch(`http://127.0.0.1:${port}/check/`, { method: 'POST', body })
  expect(await response.text()).toContain('ai-assisted 2')
  child.kill('SIGTERM')
  await once(child, 'close')
})

/** Programs of users; the second needs the types of Node. */
const typed = {
  'candor-disclosure': `import { type Keys, type ReadItem, readDisclosure, withDisclosure } from 'candor-disclosure'
export const labels = (text: string): (boolean | null)[] =>
  readDisclosure(text).items.map((item: ReadItem) => item.disclosure?.byAi ?? null)
export const keysOf = (keys: Keys) => keys
// @ts-expect-error No disclosure has this mode.
withDisclosure({ id: '1' }, { mode: 'robot', label: '', statement: '' }, 'feedsmith-json')\n`,
  'candor-check': `import { checkText, type Report } from 'candor-check'
import { isPublicIp } from 'candor-check/public-address'
import worker from 'candor-check/worker'
export const isPublic: boolean = isPublicIp('192.0.2.1')
export const answer = (request: Request): Promise<Response> => worker.fetch(request, {})
export const modes = (report: Report) => report.items.map(({ disclosure }) => disclosure?.mode)
export const first = async (text: string): Promise<'error' | 'warning' | 'info' | undefined> =>
  (await checkText({ text, address: null }, { now: new Date() })).findings[0]?.severity
// @ts-expect-error A report has no such member.
export const none = (report: Report) => report.nothing
export const robots = (report: Report): 'robot' | null | undefined =>
  // @ts-expect-error No item has this mode.
  report.items[0]?.disclosure?.mode\n`,
}

it.each(packages)('%s has types that need nothing else', async (name) => {
  await writeFile(inFolder(`${name}/own.ts`), typed[name])
  const { stdout } = await inApp(name, process.execPath, [
    join(root, 'node_modules/typescript/bin/tsc'),
    ...['--strict', '--noEmit', '--skipLibCheck', 'false', '--module', 'nodenext', '--types', ''],
    ...['--lib', 'es2022,dom', '--target', 'es2022', 'own.ts'],
  ])
  expect(stdout).toBe('')
})
