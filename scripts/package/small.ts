/**
 * The packages `candor-disclosure` and `candor-check`. All code is bundled, so `npm install` adds one
 * folder: their parsers have 4.5 MB beside what is used of them.
 */
import { cpSync, existsSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { inRoot, launcher, neutral, noticesOf, read, typed } from './bundle.ts'
import { declare } from './declarations.ts'
import { pageOfPackage, readmeOfPackage } from './readme.ts'

type SmallPackage = {
  /** Its folder in packages/. */
  readonly source: string
  readonly oldestNode: string
  /** Modules that can be imported, by the name of the export; `index` is the package itself. */
  readonly entries: Readonly<Record<string, string>>
  /** The module of its command, and those that it starts as threads. */
  readonly command?: Readonly<Record<string, string>>
  readonly docs: readonly string[]
}

const disclosure: SmallPackage = {
  source: 'packages/disclosure',
  oldestNode: '20.0',
  entries: { index: 'index' },
  docs: ['docs/disclosure-library.md', 'docs/signed.md'],
}

const check: SmallPackage = {
  source: 'packages/check',
  // AbortSignal.any: https://nodejs.org/api/globals.html#static-method-abortsignalanysignals
  oldestNode: '20.3',
  entries: {
    index: 'index',
    'guarded-fetch': 'guarded-fetch',
    'public-address': 'public-address',
    worker: 'page/worker',
  },
  command: { main: 'main', thread: 'thread' },
  docs: ['docs/check.md', 'docs/check.schema.json'],
}

const older: BuildOptions = {
  target: 'node20',
  inject: [inRoot('scripts/package/older-runtimes.ts')],
  define: {
    'URL.parse': 'parseUrl',
    'Map.groupBy': 'groupBy',
    'Promise.withResolvers': 'withResolvers',
  },
}

/** What the registry gets. */
function published({ source, oldestNode, entries, command }: SmallPackage) {
  const manifest = JSON.parse(read(`${source}/package.json`))
  const { name, version, description, keywords, license } = manifest
  const exported = Object.keys(entries).map((entry) => [
    entry === 'index' ? '.' : `./${entry}`,
    typed(entry),
  ])
  return {
    ...{ name, version, description, keywords, license, type: 'module' },
    ...(command ? { bin: { [name]: `${name}.js` } } : { sideEffects: false }),
    exports: { ...Object.fromEntries(exported), './package.json': './package.json' },
    engines: { node: `>=${oldestNode}` },
  }
}

function writeDocs(folder: string, { source, docs }: SmallPackage, name: string): void {
  for (const path of ['LICENSE', 'CHANGELOG.md', ...docs])
    cpSync(inRoot(path), join(folder, path), { recursive: true })
  for (const page of globSync(['*.md', 'docs/**/*.md'], { cwd: folder })) {
    const isIncluded = (path: string) => existsSync(join(folder, dirname(page), path))
    // Its README is one folder above the docs.
    const text = read(page).replaceAll(`](../${source}/README.md`, '](../README.md')
    mkdirSync(dirname(join(folder, page)), { recursive: true })
    writeFileSync(
      join(folder, page),
      pageOfPackage(text, (path) => path === '../README.md' || isIncluded(path)),
    )
  }
  const readme = read(`${source}/README.md`).replaceAll('](../../', '](')
  const isIncluded = (path: string) => existsSync(join(folder, path))
  writeFileSync(join(folder, 'README.md'), readmeOfPackage(name, readme, isIncluded))
}

async function buildSmall(folder: string, types: string, each: SmallPackage): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  const { source, entries, command, oldestNode } = each
  const manifest = published(each)
  const { metafile } = await build({
    ...{ ...neutral, ...older, splitting: true, outdir: join(folder, 'dist') },
    metafile: true,
    entryPoints: Object.fromEntries(
      Object.entries({ ...entries, ...command }).map(([name, path]) => [
        name,
        `${source}/src/${path}.ts`,
      ]),
    ),
  })
  writeDocs(folder, each, manifest.name)
  writeFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), noticesOf([metafile]))
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  if (command) {
    const text = launcher(manifest.name, oldestNode, 'main')
    writeFileSync(join(folder, `${manifest.name}.js`), text, { mode: 0o755 })
  }
  const declared = Object.entries(entries).map(([name, path]) => [name, `${source}/src/${path}`])
  declare(types, folder, Object.fromEntries(declared))
}

/** Write a package to a folder, which is emptied first. `types` has the compiled declarations. */
export const buildDisclosure = (folder: string, types: string) =>
  buildSmall(folder, types, disclosure)
export const buildCheck = (folder: string, types: string) => buildSmall(folder, types, check)
