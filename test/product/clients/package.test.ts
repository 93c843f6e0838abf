/**
 * The package as its users have it: packed, installed into an empty folder, served, embedded in
 * programs, upgraded.
 */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { compileTypes } from '../../../scripts/package/declarations.ts'
import { buildFeeds } from '../../../scripts/package/feeds.ts'
import { facts } from '../../fixtures/facts.ts'
import { codeBlocks, readDoc } from '../../fixtures/read-docs.ts'
import { freePort } from '../processes/candor.ts'
import { brokenLinks, pack } from './packed.ts'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../../..', import.meta.url))
let folder: string
let app: string
let port: number

/** The environment of a user whose Node is the one of these tests. */
const environment = (more: Readonly<Record<string, string>> = {}) => ({
  ...{
    PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
    HOME: process.env['HOME'] ?? '',
  },
  ...(process.env['NODE_EXTRA_CA_CERTS'] && {
    NODE_EXTRA_CA_CERTS: process.env['NODE_EXTRA_CA_CERTS'],
  }),
  ...{ PORT: String(port), LOG_FORMAT: 'text', ...more },
})
const inApp = (file: string, args: readonly string[], more = {}) =>
  run(file, args, { cwd: app, env: environment(more), maxBuffer: 64_000_000 })
const candor = (args: readonly string[], more = {}) => inApp('node_modules/.bin/candor', args, more)

/** Checks files with the types of these packages. */
const checkTypes = (types: string, ...files: readonly string[]) =>
  inApp(join(root, 'node_modules/.bin/tsc'), [
    ...['--strict', '--noEmit', '--skipLibCheck', 'false', '--module', 'nodenext'],
    ...['--lib', 'es2024,dom', '--target', 'es2024', '--types', types, ...files],
  ])

/**
 * What programs of users have beside the package. Copies: through a link, the next npm install would
 * empty the repository's own folders.
 */
async function addPackages() {
  for (const name of ['hono', '@types/node', 'undici-types']) {
    await cp(join(root, 'node_modules', name), join(app, 'node_modules', name), { recursive: true })
  }
}

const install = (file: string) =>
  inApp('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', file])

async function serve(more: Readonly<Record<string, string>> = {}) {
  const child = spawn('node_modules/.bin/candor', {
    cwd: app,
    env: environment(more),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes) => {
      printed += bytes
    })
  }
  await vi.waitUntil(() => printed.includes('Stop with Ctrl-C') || child.exitCode !== null, {
    timeout: 60_000,
  })
  expect(printed).toContain('Stop with Ctrl-C')
  return {
    printed,
    stop: async () => {
      child.kill('SIGTERM')
      await once(child, 'close')
    },
  }
}
const read = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-package-'))
  app = join(folder, 'app')
  port = await freePort()
  await mkdir(app)
  compileTypes(join(folder, 'types'))
  await buildFeeds(join(folder, 'built'), join(folder, 'types'))
  await writeFile(join(app, 'package.json'), '{ "private": true, "type": "module" }')
  await install(await pack(join(folder, 'built'), folder))
}, 600_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

/** What npm installs, in bytes and packages. */
async function installed() {
  const { stdout } = await run('du', ['-sb', join(app, 'node_modules')])
  const { packages } = JSON.parse(
    await readFile(join(app, 'node_modules/.package-lock.json'), 'utf8'),
  )
  return { bytes: Number(stdout.split('\t')[0]), packages: Object.keys(packages).length }
}

it('is small, says who made what it contains, and has nothing of the tests', async () => {
  const { bytes, packages } = await installed()
  expect(bytes).toBeLessThan(60_000_000)
  expect(packages).toBeLessThanOrEqual(55)
  const own = join(app, 'node_modules/candor-feeds')
  const files = await readdir(own, { recursive: true })
  expect(files.filter((file) => /^(?!docs\/examples\/).*(?<!\.d)\.ts$/.test(file))).toEqual([])
  expect(files).toEqual(
    expect.arrayContaining([
      'LICENSE',
      'README.md',
      'CHANGELOG.md',
      'dist/index.d.ts',
      'deploy/candor.service',
    ]),
  )
  const readme = await readFile(join(own, 'README.md'), 'utf8')
  expect(readme).not.toMatch(/\]\((?!https?:|#)/)
  const named = [...readme.matchAll(/`((?:docs|src)\/[^`]+)`/g)].map(([, path = '']) => path)
  expect(named).toEqual(expect.arrayContaining(['docs/settings.md', 'docs/self-host.md']))
  expect(named.filter((path) => !files.includes(path))).toEqual([])
  expect(await brokenLinks(own)).toEqual([])
  expect(files).toContain('docs/examples/text-feed.ts')
  const notices = await readFile(join(own, 'THIRD-PARTY-NOTICES.txt'), 'utf8')
  for (const name of ['hono', 'postgres', 'drizzle-orm', 'feed', 'parse5']) {
    expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, 'm'))
  }
  const manifest = JSON.parse(await readFile(join(own, 'package.json'), 'utf8'))
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  expect(manifest).toMatchObject({ name: 'candor-feeds', version, engines: { node: '>=22.18' } })
  expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining(['overrides']))
  expect(JSON.stringify(manifest)).not.toMatch(/file:|node-linux/)
})

it('serves the demo without a command, takes the article of the printed command, and passes the doctor', async () => {
  const service = await serve()
  expect(await read('/rss.xml')).toContain('<rss')
  expect(await read('/')).toContain('Musk testifies that xAI used distillation')
  expect((await fetch(`http://127.0.0.1:${port}/demo/`)).status).toBeLessThan(500)
  const [command = ''] = /curl -X PUT [\s\S]*?\}'/.exec(service.printed) ?? []
  const published = await run('sh', ['-c', `${command} --silent`])
  expect(JSON.parse(published.stdout)).toMatchObject({ result: 'created', shown: true })
  await vi.waitUntil(async () => (await read('/rss.xml')).includes('My first article'), {
    timeout: 5000,
  })
  const corrected = await candor(['correct', 'first-article', '--text', 'It has two paragraphs.'])
  expect(corrected.stdout).toContain('changed: first-article')
  expect((await candor(['doctor', `http://127.0.0.1:${port}`])).stdout).toContain(' 0 faults')
  await service.stop()
  expect((await candor(['doctor'])).stdout).toContain(' 0 faults')
}, 120_000)

it('asks for a newer Node in one sentence', async () => {
  const old = `data:text/javascript,Object.defineProperty(process.versions,"node",{value:"22.17.1"})`
  const failed = inApp(process.execPath, ['--import', old, 'node_modules/candor-feeds/candor.js'])
  await expect(failed).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^[^\n]*22\.18[^\n]*\n$/),
  })
})

it('exports createApp, for another Hono app too, and nothing that is not documented', async () => {
  await addPackages()
  const page = await readFile(join(root, 'docs/package.md'), 'utf8')
  const [below = ''] = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, text = '']) => text)
  expect(below).toContain('candor-feeds')
  await writeFile(
    join(app, 'below.ts'),
    `${below}\nconst answer = await app.request('/news/rss.xml')
console.log(answer.status, (await answer.text()).includes('https://example.org/news/'))
await candor.close()\n`,
  )
  const settings = { DATA_DIR: join(folder, 'below') }
  expect((await inApp(process.execPath, ['below.ts'], settings)).stdout).toContain('200 true')
  await checkTypes('node', 'below.ts')
  const inside = `import('candor-feeds/dist/index.js').catch(({ code }) => console.log(code))`
  expect((await inApp(process.execPath, ['-e', inside])).stdout).toBe(
    'ERR_PACKAGE_PATH_NOT_EXPORTED\n',
  )
  const wrong = `import { createApp } from 'candor-feeds'; createApp({ PORT: 'x' }).catch(({ message }) => console.log(message))`
  expect((await inApp(process.execPath, ['--input-type=module', '-e', wrong])).stdout).toMatch(
    /^PORT is "x"/,
  )
}, 60_000)

it('has the checker and its thread, as a command', async () => {
  const feed =
    '<rss version="2.0"><channel><title>News</title><item><title>A</title></item></channel></rss>'
  await writeFile(join(app, 'feed.xml'), feed)
  const failed = candor(['check', 'feed.xml', '--json'])
  await expect(failed).rejects.toMatchObject({
    stdout: expect.stringContaining('disclosure-none'),
  })
})

/** The types of statements are those of valibot's schemas, of which the package has none. */
const statements = `import type { Key, StatementPayload } from 'candor-feeds/disclosure'
export const until = ({ exp, revoked }: Key): number => revoked?.revoked_at ?? exp ?? 0
export const textsOf = (payload: StatementPayload): string[] =>
  payload.state === 'withdrawn' ? [payload.at] : [payload.entry.title, payload.license_url ?? '']
// @ts-expect-error The payload of a withdrawn article has no texts.
export const entryOf = (payload: StatementPayload) => payload.entry
// @ts-expect-error It has a number only if the key ends.
export const endOf = ({ exp }: Key): number => exp
`

it('exports the disclosure library, with its types, as its documentation has it', async () => {
  const [example = ''] = codeBlocks(readDoc('packages/disclosure/README.md'), 'ts')
  const reads = example.replace('candor-disclosure', 'candor-feeds/disclosure')
  await writeFile(join(app, 'reads.ts'), reads)
  expect((await inApp(process.execPath, ['reads.ts'])).stdout).toContain('AI: Bridge reopens')
  await writeFile(join(app, 'statements.ts'), statements)
  await checkTypes('', 'reads.ts', 'statements.ts')
  const { stdout: size } = await run('du', [
    '-sb',
    join(app, 'node_modules/candor-feeds/dist/types'),
  ])
  expect(parseInt(size, 10)).toBeLessThan(330_000)
  const wrong = `${reads}\nconst mode: 'robot' | null = readDisclosure(rss).items[0]?.disclosure?.mode ?? null`
  await writeFile(join(app, 'wrong.ts'), wrong)
  await expect(checkTypes('', 'wrong.ts')).rejects.toMatchObject({
    stdout: expect.stringContaining('ai-autonomous'),
  })
}, 60_000)

it('bundles into a Worker of one’s own in the lines of the documentation', async () => {
  const page = await readFile(join(root, 'docs/package.md'), 'utf8')
  const [, worker = ''] = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, text = '']) => text)
  expect(worker).toContain('candor-feeds/worker')
  const own = join(app, 'worker')
  await mkdir(own)
  await writeFile(join(own, 'worker.ts'), worker)
  const config = await readFile(join(root, 'wrangler.toml'), 'utf8')
  await writeFile(join(own, 'wrangler.toml'), config.replace('src/worker.ts', 'worker.ts'))
  const { stdout } = await inApp(join(root, 'node_modules/.bin/wrangler'), [
    'deploy',
    '--dry-run',
    '--cwd',
    own,
  ])
  const [, size] = /gzip: ([\d.]+) KiB/.exec(stdout) ?? []
  expect(Number(size) * 1.024).toBeLessThan(405)
}, 60_000)

const [textFeedOfUsers = ''] = codeBlocks(readDoc('docs/plugins.md'), 'ts').filter((code) =>
  code.includes('export const textFeed'),
)

it('makes a newsroom of some plugins and one of one’s own', async () => {
  await addPackages()
  await writeFile(join(app, 'text-feed.ts'), textFeedOfUsers)
  const some = `import { createApp } from 'candor-feeds'
import { add, pageForms, type PageForm, type Plugin } from 'candor-feeds/plugin'
import { articles, embeds, newsroom } from 'candor-feeds/plugins'
import { textFeed } from './text-feed.ts'
const all: readonly { readonly name: string }[] = newsroom
const environment = { SITE_ORIGIN: 'https://example.org', DATA_DIR: process.env.DATA_DIR, ARTICLE_PAGES: 'on' }
const form: PageForm = { key: 'text', file: 'index.txt', mediaType: 'text/plain', isNegotiated: true,
  render: ({ entries }) => entries.map(({ title }) => title).join() }
const forms: Plugin = { name: 'forms', needs: ['articles'], adds: [add(pageForms, form), add(pageForms, form)] }
const candor = await createApp(environment, { plugins: [embeds, textFeed] })
for (const path of ['feed.txt', 'embed/new', 'rss.xml', 'api/1/', 'check/'])
  console.log(path, (await candor.fetch(new Request('https://example.org/' + path))).status)
await candor.close()
console.log(all.length)
const wrong = createApp(environment, { plugins: [textFeed, textFeed] })
await wrong.catch(({ message }: Error) => console.log(message))
await createApp(environment, { plugins: [articles, forms] }).catch(({ message }: Error) => console.log(message))\n`
  await writeFile(join(app, 'some.ts'), some)
  const { stdout } = await inApp(process.execPath, ['some.ts'], { DATA_DIR: join(folder, 'some') })
  expect(stdout.trim().split('\n')).toEqual([
    ...['feed.txt 200', 'embed/new 200', 'rss.xml 200', 'api/1/ 404', 'check/ 404', '12'],
    'The plugin "text-feed" is in the list twice: take one of them out of it.',
    expect.stringContaining('the same key (text, text)'),
  ])
  await writeFile(
    join(app, 'small.ts'),
    `import { createWorker, publish } from 'candor-feeds/edge'
import { textFeed } from './text-feed.ts'
export default createWorker([publish, textFeed])
// @ts-expect-error A plugin has a name.
createWorker([{}])\n`,
  )
  await checkTypes('node', '--allowImportingTsExtensions', 'some.ts', 'small.ts', 'text-feed.ts')
}, 60_000)

/** The bytes of a Worker of one's own. */
async function bundled(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: app, loader: 'ts' },
    ...{ bundle: true, write: false, format: 'esm', platform: 'neutral', minify: true },
    ...{ conditions: ['workerd', 'worker'], mainFields: ['module', 'main'] },
    external: ['cloudflare:*', 'node:*'],
  })
  return outputFiles[0]?.text ?? ''
}

it('leaves plugins out of a Worker that has them not in its list', async () => {
  /** A text of each, which nothing else has. */
  const marks = {
    embeds: '/embed/new',
    publish: 'openapi.json',
    push: 'PRIVATE_CALLBACKS',
    partners: 'PARTNER_FILE',
    readers: 'READERS_DATASET',
    metrics: 'ACCESS_LOG',
    signing: 'SIGNING_KEY',
    desk: 'DESK_ORIGIN',
  }
  const found = async (names: readonly string[]) => {
    const text =
      await bundled(`import { createWorker, ${names.join(', ')} } from 'candor-feeds/edge'
export default createWorker([${names.join(', ')}])`)
    return Object.entries(marks).flatMap(([name, mark]) => (text.includes(mark) ? [name] : []))
  }
  expect(await found(Object.keys(marks))).toEqual(Object.keys(marks))
  expect(await found([])).toEqual([])
  expect(await found(['embeds'])).toEqual(['embeds'])
}, 60_000)

it('is upgraded by one command, which says before what it would do, and finishes or changes nothing', async () => {
  const next = join(folder, 'next')
  await cp(join(folder, 'built'), next, { recursive: true })
  const manifest = JSON.parse(await readFile(join(next, 'package.json'), 'utf8'))
  await writeFile(join(next, 'package.json'), JSON.stringify({ ...manifest, version: '0.1.1' }))
  const journalFile = join(next, 'schema/migrations/meta/_journal.json')
  const journal = JSON.parse(await readFile(journalFile, 'utf8'))
  const [baseline] = journal.entries
  const entry = { ...baseline, idx: 1, when: baseline.when + 1, tag: '0001_next' }
  await writeFile(journalFile, JSON.stringify({ ...journal, entries: [baseline, entry] }))
  await writeFile(
    join(next, 'schema/migrations/0001_next.sql'),
    'ALTER TABLE articles ADD COLUMN next text;',
  )
  const settings = { DATA_DIR: join(folder, 'upgraded') }
  const first = await serve(settings)
  const before = await read('/atom.xml?limit=100')
  await first.stop()
  await install(await pack(next, folder))
  expect((await candor(['migrate', '--dry-run'], settings)).stdout).toMatch(
    facts('migrations: 1', 'lock articles'),
  )
  expect((await candor(['migrate'], settings)).stdout).toContain('up to date')
  expect((await candor(['migrate', '--dry-run'], settings)).stdout).toContain('nothing to do')
  const second = await serve(settings)
  expect((await read('/atom.xml?limit=100')).replaceAll('0.1.1', '0.1.0')).toBe(before)
  await second.stop()
}, 120_000)
