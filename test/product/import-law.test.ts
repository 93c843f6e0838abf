/** The import law of scripts/import-law.ts: by samples, and by all imports that there are. */
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  globSync,
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
import { expect, it } from 'vitest'
import { core, hosts, library, lists, plugins, refusalOf } from '../../scripts/import-law.ts'
import { openModules } from '../../scripts/open-modules.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A file, and a module that it imports; `type` for `import type`. */
type Sample = readonly [file: string, specifier: string, type?: 'type']

const fileIn = (room: string) => (room.endsWith('.ts') ? room : `${room}/sample.ts`)
const refuses = ([file, specifier, type]: Sample) =>
  refusalOf(file, specifier, type === 'type') !== null

const pairs = (rooms: readonly string[]) =>
  rooms.flatMap((one, index) => rooms.slice(index + 1).map((other) => [one, other] as const))
const upTo = (room: string) => (room.endsWith('.ts') ? './' : '../')

const refused: readonly Sample[] = [
  ...pairs(core).map(
    ([earlier, later]): Sample => [
      `src/core/${fileIn(earlier)}`,
      `${upTo(earlier)}${fileIn(later)}`,
    ],
  ),
  ...pairs(library).map(
    ([earlier, later]): Sample => [
      `packages/disclosure/src/${fileIn(earlier)}`,
      `${upTo(earlier)}${fileIn(later)}`,
    ],
  ),
  ['packages/disclosure/src/strange/room.ts', '../text/hex.ts'],
  ['packages/disclosure/src/parse/read-xml.ts', '../../../../src/core/text/dates.ts'],
  ['packages/disclosure/src/parse/read-xml.ts', 'node:fs'],
  ['packages/disclosure/src/parse/read-xml.ts', 'candor-check/public-address.ts'],
  ['packages/disclosure/test/text/iri.test.ts', '../../../../test/fixtures/facts.ts'],
  ['packages/check/src/delivery.ts', '../../../src/core/text/dates.ts'],
  ['packages/check/src/delivery.ts', '../../../schema/tables.ts', 'type'],
  ['packages/check/src/delivery.ts', '../../disclosure/src/index.ts'],
  ['packages/check/src/delivery.ts', 'hono'],
  ['packages/check/src/delivery.ts', 'drizzle-orm'],
  ['src/core/app.ts', 'candor-check'],
  ['src/plugins/push/hub.ts', 'candor-check/check-text.ts', 'type'],
  ['src/hosts/node/main.ts', 'candor-check/ask-web.ts'],
  ['demo/pages.ts', 'candor-check/check-text.ts'],
  ['src/core/app.ts', '../../packages/disclosure/src/index.ts'],
  ['src/core/feed/rss/rss.ts', '../../documents/serve.ts'],
  ['src/core/feed/rss.ts', '../store/store.ts'],
  ['src/core/feed/rss.ts', 'drizzle-orm'],
  ['src/core/feed/rss.ts', '../../../schema/tables.ts'],
  ['src/core/feed/rss.ts', 'hono'],
  ['src/core/feed/rss.ts', 'node:fs'],
  ['src/core/feed/rss.ts', 'node:fs/promises'],
  ['src/core/store/store.ts', 'node:fs/promises'],
  ['src/plugins/publish/store/tokens.ts', 'node:net'],
  ['src/core/feed/rss.ts', 'cloudflare:workers'],
  ['src/core/pages/layout.ts', 'drizzle-orm'],
  ['src/core/store/store.ts', 'hono/cloudflare-workers'],
  ['src/core/documents/serve.ts', 'node:fs'],
  ['src/core/http/respond.ts', '../article.ts', 'type'],
  ['src/core/delivery/shelf.ts', '../store/snapshot.ts', 'type'],
  ['src/core/delivery/shelf.ts', '../../../schema/tables.ts'],
  ['src/core/pages/layout.ts', '../../../demo/newsroom.ts'],
  ['src/core/app.ts', '../plugins/push/hub.ts'],
  ['src/core/app.ts', '../plugins/push/hub.ts', 'type'],
  ['src/core/app.ts', '../hosts/node/log.ts'],
  ['src/core/app.ts', '../worker.ts'],
  ['src/core/strange/room.ts', '../text/dates.ts'],
  ['src/strange.ts', './core/text/dates.ts'],
  ['src/plugins/strange/plugin.ts', '../../core/app.ts'],
  ['src/hosts/strange/main.ts', '../../core/app.ts'],
  ['src/plugins/push/hub.ts', '../desk/node.ts'],
  ['src/plugins/push/hub.ts', '../../core/documents/warm.ts'],
  ['src/plugins/push/store/topics.ts', '../../desk/node.ts', 'type'],
  ['src/plugins/push/hub.ts', '../../hosts/node/log.ts'],
  ['src/plugins/push/hub.ts', '../../newsroom.ts'],
  ['src/plugins/push/hub.ts', '../../../demo/newsroom.ts'],
  ['src/plugins/push/hub.ts', 'node:fs'],
  ['src/plugins/push/hub.ts', 'drizzle-orm'],
  ['src/plugins/import/feed-page.ts', 'hono'],
  ['src/plugins/import/feed-page.ts', 'node:fs'],
  ['src/hosts/cli/main.ts', '../../../scripts/progress.ts'],
  ['src/hosts/node/main.ts', '../../../test/fixtures/facts.ts'],
  ['demo/pages.ts', '../scripts/progress.ts'],
  ['demo/pages.ts', '../src/plugins/embeds/oembed.ts'],
  ['demo/pages.ts', '../src/hosts/node/log.ts'],
  ['test/core/app/feeds.test.ts', '../../../src/plugins/push/hub.ts'],
  ['test/core/app/feeds.test.ts', '../../../src/plugins/push/hub.ts', 'type'],
  ['test/core/app/feeds.test.ts', '../../../src/newsroom.ts'],
  ['test/core/app/feeds.test.ts', '../../plugins/push/push-rows.ts'],
  ['test/core/app/feeds.test.ts', '../../product/app/open-plugins.ts'],
  ['test/fixtures/build-hub.ts', '../../src/plugins/push/hub.ts'],
  ['test/fixtures/build-hub.ts', '../product/app/open-plugins.ts'],
  ['test/plugins/push/hub.test.ts', '../../../src/plugins/desk/node.ts'],
  ['test/plugins/push/app/hub.test.ts', '../../desk/open-desk.ts'],
  ['test/plugins/strange/strange.test.ts', '../../../src/core/app.ts'],
]

const allowed: readonly Sample[] = [
  ...pairs(core).flatMap(([earlier, later]): Sample[] =>
    earlier === 'store' || later === 'http' || later === 'delivery'
      ? []
      : [[`src/core/${fileIn(later)}`, `${upTo(later)}${fileIn(earlier)}`]],
  ),
  ['src/core/feed/rss.ts', '../store/snapshot.ts', 'type'],
  ['src/core/feed/rss.ts', '../store/selection.ts'],
  ['src/core/feed/rss.ts', 'feed'],
  ['src/core/store/store.ts', '../../../schema/tables.ts'],
  ['src/core/store/store.ts', 'drizzle-orm'],
  ['src/core/store/store.ts', 'node:net'],
  ['src/core/pages/layout.ts', 'hono/html'],
  ['src/core/http/respond.ts', '../text/xml.ts'],
  ['src/core/http/respond.ts', 'hono', 'type'],
  ['src/core/delivery/shelf.ts', '../http/encode.ts', 'type'],
  ['src/core/documents/serve.ts', '../store/store.ts'],
  ['src/core/feed/rss.ts', 'candor-disclosure/text/markup.ts'],
  ['src/plugins/push/hub.ts', 'candor-check/public-address.ts'],
  ['src/plugins/push/doctor.ts', 'candor-check/ask-web.ts'],
  ['src/hosts/doctor/deployment.ts', 'candor-check/delivery.ts'],
  ['packages/check/src/delivery.ts', 'candor-disclosure/parse/read-xml.ts'],
  ['packages/check/test/delivery.test.ts', '../src/delivery.ts'],
  ['packages/check/src/guarded-fetch.ts', 'node:http'],
  ['packages/disclosure/src/disclosure/reading.ts', '../parse/read-xml.ts'],
  ['src/plugins/publish/article-body.ts', '../../../schema/limits.ts'],
  ['src/plugins/push/hub.ts', '../publish/route.ts'],
  ['src/plugins/push/store/topics.ts', 'drizzle-orm'],
  ['src/plugins/push/node/worker.ts', 'node:fs'],
  ['src/hosts/node/log.ts', 'node:fs'],
  ['src/hosts/node/main.ts', '../../plugins/push/hub.ts'],
  ['src/hosts/node/main.ts', '../../../demo/pages.ts'],
  ['src/worker.ts', './plugins/push/hub.ts'],
  ['demo/pages.ts', '../src/core/pages/layout.ts'],
  ['demo/generator/options.ts', 'node:util'],
  ['test/core/app/feeds.test.ts', 'node:fs'],
  ['test/core/app/feeds.test.ts', '../../../src/core/app.ts'],
  ['test/core/app/feeds.test.ts', '../../../src/hosts/node/log.ts'],
  ['test/core/app/feeds.test.ts', '../../../demo/seed.ts'],
  ['test/core/app/feeds.test.ts', '../../fixtures/facts.ts'],
  ['test/fixtures/open-migrated.ts', '../core/store/bench.ts'],
  ['test/plugins/push/hub.test.ts', '../../../src/plugins/push/hub.ts'],
  ['test/plugins/push/hub.test.ts', '../../../src/plugins/publish/route.ts'],
  ['test/plugins/push/hub.test.ts', '../../../src/newsroom.ts'],
  ['test/plugins/push/hub.test.ts', '../../core/app/newsroom.ts'],
  ['test/plugins/push/hub.test.ts', '../publish/open-api.ts'],
  ['test/plugins/push/hub.test.ts', '../../product/app/open-plugins.ts'],
  ['test/product/app/http.test.ts', '../../plugins/push/app/hub.suite.ts'],
]

it('refuses imports of later rooms, of plugins and hosts, and what does not belong in a room', () => {
  expect(refused.length).toBeGreaterThan(200)
  expect(refused.filter((sample) => !refuses(sample))).toEqual([])
})

it('allows imports of earlier rooms', () => {
  expect(allowed.length).toBeGreaterThan(100)
  expect(allowed.filter(refuses)).toEqual([])
})

it('knows all rooms', () => {
  const inFolder = (path: string) => readdirSync(join(root, 'src', path)).toSorted()
  expect(inFolder('core')).toEqual(core.toSorted())
  expect(inFolder('../packages/disclosure/src')).toEqual(library.toSorted())
  expect(inFolder('plugins')).toEqual(Object.keys(plugins).toSorted())
  expect(inFolder('hosts')).toEqual(hosts.toSorted())
  const folders = ['core', 'hosts', 'plugins']
  expect(inFolder('.').filter((each) => !folders.includes(each))).toEqual(
    lists.filter((each) => inFolder('.').includes(each)).toSorted(),
  )
})

const specifiers = /\b(?:import|export)\s*(type\b)?[^'"()]*?\(?\s*['"]([^'"\n]+[^/'"\n])['"]/g

/** Every import of the product and its tests, without a parser: a statement begins with its keyword. */
function allImports(): Sample[] {
  const files = globSync('{src,packages,demo,schema,scripts,test}/**/*.ts', {
    cwd: root,
    exclude: ['**/node_modules/**'],
  })
  return files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    return [...text.replace(/^\s*\/?\*.*/gm, '').matchAll(specifiers)].map(
      ([, type, specifier = '']): Sample => [file, specifier, type ? 'type' : undefined] as Sample,
    )
  })
}

it('opens to plugins what they import, and no more', () => {
  const used = new Set(
    allImports().flatMap(([file, specifier]) => {
      const target = join(dirname(file), specifier)
      return file.startsWith('src/plugins/') && target.startsWith('src/core/') ? target : []
    }),
  )
  const open = Object.entries(openModules).flatMap(([room, names]) =>
    names.map((name) => join('src/core', room, `${name}.ts`)),
  )
  expect(open.toSorted()).toEqual([...used].toSorted())
  expect(open.length).toBeLessThanOrEqual(89)
})

it('holds for every import', () => {
  const imports = allImports()
  expect(imports.length).toBeGreaterThan(2000)
  expect(imports.filter(refuses)).toEqual([])
})

it('lets no test of the core load a plugin, or a list of plugins', () => {
  const imports = new Map<string, string[]>()
  for (const [file, specifier] of allImports())
    if (specifier.startsWith('.'))
      imports.set(file, [...(imports.get(file) ?? []), join(dirname(file), specifier)])
  const isOutside = (file: string) =>
    /^(src\/(plugins\/|[^/]+$)|test\/(plugins|product)\/)/.test(file)
  const loaded = new Set([...imports.keys()].filter((file) => file.startsWith('test/core/')))
  expect(loaded.size).toBeGreaterThan(150)
  const loading = new Set<string>()
  for (const file of loaded)
    for (const target of imports.get(file) ?? [])
      if (isOutside(target)) loading.add(file)
      else loaded.add(target)
  expect([...loading]).toEqual([])
})

/** Lints files with one statement each; returns the files that the rules refuse. */
function lint(samples: readonly (readonly [file: string, statement: string])[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'candor-lint-'))
  try {
    for (const file of ['oxlint.config.ts', 'scripts/import-law.ts', 'scripts/open-modules.ts'])
      cpSync(join(root, file), join(folder, file))
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
    for (const [file, statement] of samples) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), `${statement}\n`)
    }
    const oxlint = join(root, 'node_modules/oxlint/bin/oxlint')
    const run = spawnSync(process.execPath, [oxlint, '--format=json', 'src', 'test'], {
      cwd: folder,
      encoding: 'utf8',
    })
    const report: { diagnostics: { filename: string }[]; number_of_files: number } = JSON.parse(
      run.stdout,
    )
    expect(report.number_of_files).toBe(samples.length)
    return report.diagnostics.map(({ filename }) => filename.replaceAll('\\', '/'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

it('is a rule of the linter, beside those of pure rooms, vague names and the component', () => {
  const wrong = [
    ['src/core/feed/law.ts', "export { serve } from '../documents/serve.ts'"],
    ['src/core/feed/law-type.ts', "import type { Document } from '../documents/document.ts'"],
    ['src/core/feed/law-all.ts', "export * from '../documents/serve.ts'"],
    ['src/core/feed/law-later.ts', "export const later = () => import('../documents/serve.ts')"],
    ['src/core/feed/clock.ts', 'export const now = () => Date.now()'],
    ['src/core/feed/chance.ts', 'export const chance = () => Math.random()'],
    ['src/core/disclosure/title.ts', 'export const title = () => process.env.SITE_TITLE'],
    ['src/plugins/import/page.ts', "export const page = () => fetch('https://news.example.org')"],
    ['test/core/feed/chance.ts', 'export const chance = () => Math.random()'],
    ['test/core/feed/law.ts', "import '../../../src/plugins/push/hub.ts'"],
    ['test/plugins/push/law.ts', "import '../desk/open-desk.ts'"],
    ['src/core/text/vague.ts', 'export const kind = 1'],
    ['src/plugins/publish/place.ts', 'export const of = (place: string) => place'],
    ['src/core/pages/many.ts', 'export type Page = { readonly mostItems: number }'],
    ['src/plugins/embeds/browser/site.ts', "import '../../../core/settings/site.ts'"],
    ['src/plugins/embeds/browser/headlines.ts', "import { a } from '../headlines.ts'"],
  ] as const
  const right = [
    ['src/plugins/publish/visibility.ts', 'export type Visible = { readonly shown: boolean }'],
    ['src/core/feed/most.ts', 'export const most = (kind: string) => kind'],
    ['src/plugins/embeds/browser/tree.ts', "import { a } from '../tree.ts'\nexport const b = a"],
  ] as const
  const found = lint([...wrong, ...right])
  expect(wrong.filter(([file]) => !found.includes(file))).toEqual([])
  expect(right.filter(([file]) => found.includes(file))).toEqual([])
})
