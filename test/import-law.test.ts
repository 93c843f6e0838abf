/**
 * The import law of oxlint.config.ts, tested with sample files; docs/architecture.md defines the
 * order.
 */
import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The folders in the order of the architecture: `text`, …, `article.ts`, …, `worker.ts`. */
const [, list = ''] = readFileSync(join(root, 'docs/architecture.md'), 'utf8').split('```')
const rooms = [...list.matchAll(/^src\/([\w.]+)/gm)].map(([, room = '']) => room)

/** The folder of a file, or a file that there is once, and the statement in it. */
type Sample = readonly [where: string, statement: string]

const isFile = (room: string) => room.endsWith('.ts')
const pathOf = (room: string) => (isFile(room) ? 'src' : `src/${room}`)
const importOf = (from: string, room: string) =>
  `import { thing } from '${isFile(from) ? './' : '../'}${isFile(room) ? room : `${room}/thing.ts`}'`

const withoutArticles = ['http', 'delivery']
const folders = rooms.filter((room) => !isFile(room))
const later = folders.flatMap((room) =>
  rooms
    .slice(rooms.indexOf(room) + 1)
    .map((other): Sample => [pathOf(room), importOf(room, other)]),
)
const earlier = folders
  .filter((room) => !withoutArticles.includes(room))
  .flatMap((room) =>
    rooms
      .slice(0, rooms.indexOf(room))
      .filter((other) => other !== 'store' && !(room === 'routes' && other === 'import'))
      .map((other): Sample => [pathOf(room), importOf(room, other)]),
  )

const refused: readonly Sample[] = [
  ...later,
  ['src/feed', "import type { Document } from '../documents/document.ts'"],
  ['src/feed', "export { serve } from '../documents/serve.ts'"],
  ['src/feed', "export * from '../documents/serve.ts'"],
  ['src/feed', "export const later = () => import('../documents/serve.ts')"],
  ['src/feed/rss', "import { serve } from '../../documents/serve.ts'"],
  ['src/feed', "import { createStore } from '../store/store.ts'"],
  ['src/feed', "import { sql } from 'drizzle-orm'"],
  ['src/feed', "import { articles } from '../../schema/tables.ts'"],
  ['src/feed', "import { Hono } from 'hono'"],
  ['src/feed', "import { readFile } from 'node:fs'"],
  ['src/feed', "import { readFile } from 'node:fs/promises'"],
  ['src/store', "import { readFile } from 'node:fs/promises'"],
  ['src/writer', "import { connect } from 'node:net'"],
  ['src/feed', "import { env } from 'cloudflare:workers'"],
  ['src/feed', 'export const now = () => Date.now()'],
  ['src/feed', 'export const chance = () => Math.random()'],
  ['test/feed', 'export const chance = () => Math.random()'],
  ['src/disclosure', 'export const title = () => process.env.SITE_TITLE'],
  ['src/embeds', "import { html } from 'hono/html'"],
  ['src/pages', "import { sql } from 'drizzle-orm'"],
  ['src/store', "import { Hono } from 'hono/cloudflare-workers'"],
  ['src/documents', "import { readFile } from 'node:fs'"],
  ['src/http', "import type { Article } from '../article.ts'"],
  ['src/http', "import type { Feed } from '../feed/feed.ts'"],
  ['src/delivery', "import type { Snapshot } from '../store/snapshot.ts'"],
  ['src/delivery', "import { articles } from '../../schema/tables.ts'"],
  ['src/import', "import { readFile } from 'node:fs'"],
  ['src/import', "export const page = () => fetch('https://news.example.org')"],
  ['src/app.ts', "import { importArticles } from './import/import-articles.ts'"],
  ['src/routes', "import { importArticles } from '../import/import-articles.ts'"],
  ['src/worker.ts', "import { importArticles } from './import/import-articles.ts'"],
  ['src/pages', "import { newsroom } from '../../demo/newsroom.ts'"],
  ['src/cli', "import { showProgress } from '../../scripts/progress.ts'"],
  ['src/node', "import { openFresh } from '../../test/store/fresh-database.ts'"],
  ['demo', "import { nodeCodec } from '../src/node/codec.ts'"],
  ['demo', "import { ok } from '../src/doctor/finding.ts'"],
  ['demo', "import { showProgress } from '../scripts/progress.ts'"],
  ['src/embeds/browser', "import { rootOf } from '../../settings/site.ts'"],
  ['src/embeds/browser', "import { toHeadlines } from '../headlines.ts'"],
  ['src/embeds/browser', "import { html } from 'hono/html'"],
  ['src/text', 'export const kind = 1'],
  ['src/publish', 'export const of = (place: string) => place'],
  ['src/pages', 'export type Page = { readonly mostItems: number }'],
]

const allowed: readonly Sample[] = [
  ...earlier,
  ['src/feed', "import type { Snapshot } from '../store/snapshot.ts'"],
  ['src/feed', "import { familiesOf } from '../store/selection.ts'"],
  ['src/feed', "import { Feed } from 'feed'"],
  ['src/disclosure', "import { invisibleRanges } from '../../schema/invisible.ts'"],
  ['src/publish', "import { longest } from '../../schema/limits.ts'"],
  ['src/store', "import { articles } from '../../schema/tables.ts'"],
  ['src/store', "import { sql } from 'drizzle-orm'"],
  ['src/store', "import { connect } from 'node:net'"],
  ['src/pages', "import { html } from 'hono/html'"],
  ['src/http', "import { legalText } from '../text/legal-text.ts'"],
  ['src/http', "import type { Context } from 'hono'"],
  ['src/delivery', "import type { Rendered } from '../http/encode.ts'"],
  ['src/documents', "import { createStore } from '../store/store.ts'"],
  ['src/embeds/browser', "import type { Headlines } from '../headlines.ts'"],
  ['src/embeds/browser', "import { headlinesTree } from '../tree.ts'"],
  ['src/embeds/browser', "import { labelIn } from '../../disclosure/labels.ts'"],
  ['src/node', "import { readFile } from 'node:fs'"],
  ['src/node', "import { demoPages } from '../../demo/pages.ts'"],
  ['src/doctor', "import { newsroom } from '../../demo/newsroom.ts'"],
  ['src/doctor', "import { drizzle } from 'drizzle-orm/postgres-js'"],
  ['demo', "import { renderPage } from '../src/pages/layout.ts'"],
  ['demo', "import { articles } from '../schema/tables.ts'"],
  ['demo/generator', "import { parseArgs } from 'node:util'"],
  ['src/node/database', "import { drizzle } from 'drizzle-orm/pglite'"],
  ['src/publish', 'export type Answer = { readonly shown: boolean }'],
  ['src/feed', 'export const most = (kind: string) => kind'],
]

const law = [
  'no-restricted-imports',
  'no-restricted-globals',
  'no-restricted-properties',
  'id-denylist',
  'id-match',
]
const folder = mkdtempSync(join(tmpdir(), 'candor-import-law-'))
const samples = [...refused, ...allowed]
const fileOf = (sample: Sample) =>
  isFile(sample[0]) ? sample[0] : `${sample[0]}/sample-${samples.indexOf(sample)}.ts`
let broken: ReadonlySet<string>

/** Lints all samples at once; returns the files that violate the import law. */
function lint(): ReadonlySet<string> {
  copyFileSync(join(root, 'oxlint.config.ts'), join(folder, 'oxlint.config.ts'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  for (const sample of samples) {
    const path = join(folder, fileOf(sample))
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `${sample[1]}\n`)
  }
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint')
  const run = spawnSync(process.execPath, [oxlint, '--format=json', 'src', 'demo', 'test'], {
    cwd: folder,
    encoding: 'utf8',
  })
  const report: { diagnostics: { code: string; filename: string }[]; number_of_files: number } =
    JSON.parse(run.stdout)
  expect(report.number_of_files).toBe(samples.length)
  const against = report.diagnostics.filter(({ code }) =>
    law.some((rule) => code === `eslint(${rule})`),
  )
  return new Set(against.map(({ filename }) => filename.replaceAll('\\', '/')))
}

beforeAll(() => {
  broken = lint()
})
afterAll(() => rmSync(folder, { recursive: true }))

it('knows all rooms', () => {
  expect(rooms.toSorted()).toEqual(readdirSync(join(root, 'src')).toSorted())
  expect(later.length).toBeGreaterThan(100)
  expect(earlier.length).toBeGreaterThan(80)
})

it('refuses imports of later rooms, what does not belong in a room, and vague names', () => {
  expect(refused.filter((sample) => !broken.has(fileOf(sample)))).toEqual([])
})

it('allows imports of earlier rooms', () => {
  expect(allowed.filter((sample) => broken.has(fileOf(sample)))).toEqual([])
})
