/** The import law of `.oxlintrc.json`: which folder may import what, shown on small sample files that the linter reads. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const oxlint = join(root, 'node_modules/oxlint/bin/oxlint')

/** Folder of the file, then the statement it holds. */
type Sample = readonly [where: string, statement: string]

const refused: readonly Sample[] = [
  ['src/feed', "import { store } from '../store/store.ts'"],
  ['src/feed', "import '../store/store.ts'"],
  ['src/feed', "export { store } from '../store/store.ts'"],
  ['src/feed', "export * from '../store/store.ts'"],
  ['src/feed', "export const later = () => import('../store/store.ts')"],
  ['src/feed', "import { parseSite } from '../settings/site.ts'"],
  ['src/feed', "import type { Validators } from '../http/respond.ts'"],
  ['src/feed', "import { createApp } from '../app.ts'"],
  ['src/feed', "import { openDatabase } from '../node/database/server.ts'"],
  ['src/feed', "import { readFile } from 'node:fs'"],
  ['src/feed', "import { env } from 'cloudflare:workers'"],
  ['src/feed', "import { Hono } from 'hono'"],
  ['src/feed', "import { html } from 'hono/html'"],
  ['src/feed', "import { sql } from 'drizzle-orm'"],
  ['src/feed/rss', "import { store } from '../../store/store.ts'"],
  ['src/feed', 'export const now = () => Date.now()'],
  ['src/feed', 'export const chance = () => Math.random()'],
  ['src/feed', 'export const title = () => process.env.SITE_TITLE'],
  ['src/store', "import { buildFeed } from '../feed/feed.ts'"],
  ['src/store', "import type { Feed } from '../feed/feed.ts'"],
  ['src/store', "import { respond } from '../http/respond.ts'"],
  ['src/store', "import { createApp } from '../app.ts'"],
  ['src/store', "import { readFile } from 'node:fs'"],
  ['src/store', "import { Hono } from 'hono'"],
  ['src/embeds', "import { createStore } from '../store/store.ts'"],
  ['src/embeds', "import type { Rendered } from '../http/render.ts'"],
  ['src/embeds', "import { renderPage } from '../pages/layout.ts'"],
  ['src/embeds', "import { loadHeadlines } from './browser/load.ts'"],
  ['src/embeds', "import { html } from 'hono/html'"],
  ['src/embeds', "import { createHash } from 'node:crypto'"],
  ['src/embeds/browser', "import { rootOf } from '../../settings/site.ts'"],
  ['src/embeds/browser', "import { toHeadlines } from '../headlines.ts'"],
  ['src/embeds/browser', "import { framePage } from '../frame-page.ts'"],
  ['src/embeds/browser', "import { html } from 'hono/html'"],
  ['src/http', "import type { Snapshot } from '../store/snapshot.ts'"],
  ['src/http', "import { buildFeed } from '../feed/feed.ts'"],
  ['src/http', "import { createHash } from 'node:crypto'"],
  ['src/http', "import { sql } from 'drizzle-orm'"],
  ['src/archive', "import { readFile } from 'node:fs'"],
  ['src/archive', "import { env } from 'cloudflare:workers'"],
  ['src', "import { serve } from '@hono/node-server'"],
  ['src', "import { listen } from './node/main.ts'"],
]

const allowed: readonly Sample[] = [
  ['src/feed', "import type { Snapshot } from '../store/snapshot.ts'"],
  ['src/feed', "import { type Snapshot, type Marker } from '../store/snapshot.ts'"],
  ['src/feed', "import type { Site } from '../settings/site.ts'"],
  ['src/feed', "import { text } from './articles.ts'"],
  ['src/feed', "import { Feed } from 'feed'"],
  ['src/store', "import { articles } from '../../schema/tables.ts'"],
  ['src/store', "import { sql } from 'drizzle-orm'"],
  ['src/embeds', "import type { Snapshot } from '../store/snapshot.ts'"],
  ['src/embeds', "import { labelIn } from '../disclosure/labels.ts'"],
  ['src/embeds', "import { parseSelection } from '../request/selection.ts'"],
  ['src/embeds', "import { rootOf } from '../settings/site.ts'"],
  ['src/embeds/browser', "import type { Article } from '../../article.ts'"],
  ['src/embeds/browser', "import type { Headlines } from '../headlines.ts'"],
  ['src/embeds/browser', "import { headlinesTree } from '../tree.ts'"],
  ['src/embeds/browser', "import { labelIn } from '../../disclosure/labels.ts'"],
  ['src/embeds/browser', "import { parseUrl } from './parse-url.ts'"],
  ['src/http', "import { toHttpDate } from './http-date.ts'"],
  ['src/http', "import type { Context } from 'hono'"],
  ['src/archive', "import { latest } from '../store/store.ts'"],
  ['src/node/database', "import { readFile } from 'node:fs'"],
  ['src', "import { Hono } from 'hono'"],
  ['src', "import { respond } from './http/respond.ts'"],
]

const law = ['no-restricted-imports', 'no-restricted-globals', 'no-restricted-properties']
const folder = mkdtempSync(join(tmpdir(), 'candor-import-law-'))
const fileOf = ([where, statement]: Sample) => {
  const number = [...refused, ...allowed].findIndex((sample) => sample[0] === where && sample[1] === statement)
  return `${where}/sample-${number}.ts`
}
let broken: ReadonlySet<string>

/** One run of the linter over all samples; returns the files in which it found the law broken. */
function lint(samples: readonly Sample[]): ReadonlySet<string> {
  copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
  for (const sample of samples) {
    const path = join(folder, fileOf(sample))
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `${sample[1]}\n`)
  }
  const run = spawnSync(process.execPath, [oxlint, '--format=json'], { cwd: folder, encoding: 'utf8' })
  const report: { diagnostics: { code: string; filename: string }[]; number_of_files: number } = JSON.parse(run.stdout)
  expect(report.number_of_files).toBe(samples.length)
  const against = report.diagnostics.filter(({ code }) => law.some((rule) => code === `eslint(${rule})`))
  return new Set(against.map(({ filename }) => filename.replaceAll('\\', '/')))
}

beforeAll(() => {
  broken = lint([...refused, ...allowed])
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the import law refuses', () => {
  it.each(refused)('%s: %s', (...sample) => {
    expect(broken).toContain(fileOf(sample))
  })
})

describe('the import law allows', () => {
  it.each(allowed)('%s: %s', (...sample) => {
    expect(broken).not.toContain(fileOf(sample))
  })
})

describe('entries know their runtime', () => {
  it.each(['src/node/main.ts', 'src/worker.ts', 'src/node/stop.ts'])('%s may import it', (path) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), "import { readFile } from 'node:fs'\nexport default readFile\n")
    expect(spawnSync(process.execPath, [oxlint, path], { cwd: folder }).status).toBe(0)
  })
})
