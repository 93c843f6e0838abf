/**
 * `npm run package`: the package that is published, in dist/package. Everything but the embedded
 * database is bundled into it: this repository's manifest has overrides and a package in a folder,
 * which reach no consumer (docs/decisions/0039-package.md).
 */
import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild'
import { pageOfPackage, readmeOfPackage } from './package/readme.ts'
import { createStubs } from './package/stubs.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const inRoot = (path: string) => join(root, path)
const read = (path: string) => readFileSync(inRoot(path), 'utf8')
const manifest = JSON.parse(read('package.json'))

/** Has files of its own beside its code. */
const external = '@electric-sql/pglite'

/** The oldest Node that runs the package. */
export const oldestNode = '22.18'

/**
 * A module keeps its own address, from which it finds its files: schema/ and demo/pictures/ are
 * where they are in the repository. A worker's module is an entry of its own.
 */
const ownAddresses: Plugin = {
  name: 'own-addresses',
  setup({ onLoad }) {
    onLoad({ filter: /\/(src|demo)\/.*\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8')
      if (!text.includes('import.meta.url')) return undefined
      const address = JSON.stringify(`../${relative(root, path)}`)
      const contents = text
        .replace(
          /new URL\('\.\/([\w-]+)\.ts', import\.meta\.url\)/g,
          `new URL('./$1.js', import.meta['url'])`,
        )
        .replaceAll('import.meta.url', `new URL(${address}, import.meta['url']).href`)
      return { contents, loader: 'ts' }
    })
  },
}

const shared: BuildOptions = {
  ...{
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    metafile: true,
    minifySyntax: true,
    minifyWhitespace: true,
  },
  ...{ legalComments: 'none', plugins: [ownAddresses], logLevel: 'warning' },
  alias: { 'xml-js': './vendor/xml-js/index.js' },
}

const node: BuildOptions = {
  ...{
    ...shared,
    platform: 'node',
    target: `node${oldestNode}`,
    splitting: true,
    external: [external],
  },
  // Packages of CommonJS ask for Node's own modules.
  banner: { js: `import{createRequire as r_}from'node:module';const require=r_(import.meta.url);` },
  entryPoints: {
    candor: 'src/hosts/cli/main.ts',
    index: 'src/index.ts',
    plugins: 'src/newsroom.ts',
    plugin: 'src/plugin.ts',
    'check-thread': 'src/plugins/check/node-thread.ts',
  },
}

/**
 * A file each for programs that bundle them once more: wrangler, and whatever reads disclosures.
 */
const worker: BuildOptions = {
  ...{ ...shared, platform: 'neutral', target: 'es2024', external: ['cloudflare:*', 'node:*'] },
  ...{ conditions: ['workerd', 'worker', 'import'], mainFields: ['module', 'main'] },
  entryPoints: {
    worker: 'src/worker.ts',
    'desk-worker': 'src/desk.worker.ts',
    'check-worker': 'src/plugins/check/check.worker.ts',
    'signer-worker': 'src/plugins/signing/signer.worker.ts',
    disclosure: 'packages/disclosure/src/index.ts',
  },
}

/**
 * What src/edge.ts exports is a file each, and edge.js imports them: so a Worker made of fewer
 * plugins has none of the others' bytes.
 */
const edge: BuildOptions = {
  ...{ ...worker, splitting: true },
  entryPoints: Object.fromEntries([
    ['edge', 'src/edge.ts'],
    ['plugin', 'src/plugin.ts'],
    ...[...read('src/edge.ts').matchAll(/\{ (\w+) \} from '\.\/(.*)'/g)].map(
      ([, name = '', path]) => [name, `src/${path}`],
    ),
  ]),
}

/** Before anything that an old Node cannot parse. */
const launcher = `#!/usr/bin/env node
const [major, minor] = process.versions.node.split('.').map(Number)
const [oldestMajor, oldestMinor] = [${oldestNode.split('.').join(', ')}]
if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) {
  await import('./dist/candor.js')
} else {
  console.error('Candor needs Node ${oldestNode} or later, and this is ' + process.version + ': install it from https://nodejs.org/')
  process.exitCode = 1
}
`

/** What the registry gets. Its one dependency is pinned as in the repository. */
function published() {
  const { version, description, keywords, license, dependencies } = manifest
  const types = (name: string) => ({ types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` })
  return {
    ...{ name: 'candor-feeds', version, description, keywords, license, type: 'module' },
    bin: { candor: 'candor.js' },
    // Modules only declare: a bundler may leave out what nobody imports.
    sideEffects: false,
    exports: {
      '.': types('index'),
      './plugins': types('plugins'),
      './plugin': {
        types: './dist/plugin.d.ts',
        workerd: './dist/edge/plugin.js',
        default: './dist/plugin.js',
      },
      './edge': { types: './dist/edge.d.ts', default: './dist/edge/edge.js' },
      './disclosure': types('disclosure'),
      './worker': types('worker'),
      './desk-worker': types('desk-worker'),
      './check-worker': types('check-worker'),
      './signer-worker': types('signer-worker'),
      './package.json': './package.json',
    },
    engines: { node: `>=${oldestNode}` },
    dependencies: { [external]: dependencies[external] },
    // For the types of a plugin's routes.
    peerDependencies: { hono: '^4' },
    peerDependenciesMeta: { hono: { optional: true } },
  }
}

/** The names of the packages that were bundled. */
const bundledPackages = (metafiles: readonly Metafile[]): readonly string[] => {
  const names = metafiles
    .flatMap(({ inputs }) => Object.keys(inputs))
    .flatMap((path) => path.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1] ?? [])
  return [...new Set(names)].sort()
}

/** Their licences ask to be passed on with the code. */
function noticesOf(names: readonly string[]): string {
  const notices = names.map((name) => {
    const folder = inRoot(`node_modules/${name}`)
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const file = readdirSync(folder).find((each) => /^(licen[cs]e|copying)/i.test(each))
    const text =
      file === undefined ? `Licence: ${license}` : readFileSync(join(folder, file), 'utf8').trim()
    return `${name} ${version} (${license})\n\n${text}\n`
  })
  return `Candor contains code of these packages.\n\n${notices.join(`\n${'-'.repeat(72)}\n\n`)}`
}

/**
 * The declarations of the entries, made from their code. Those of the main one name no type of
 * another module.
 */
function declare(folder: string): void {
  const types = join(folder, 'types')
  execFileSync('tsc', ['-p', inRoot('scripts/package/tsconfig.json'), '--outDir', types], {
    cwd: root,
    stdio: 'inherit',
  })
  const text = readFileSync(join(types, 'src/index.d.ts'), 'utf8')
  if (/from '\.|import\(['"]\./.test(text))
    throw new Error('src/index.ts exports types of other modules.')
  writeFileSync(join(folder, 'dist/index.d.ts'), text)
  for (const name of ['worker', 'desk-worker', 'signer-worker', 'check-worker'])
    cpSync(inRoot('scripts/package/worker.d.ts'), join(folder, `dist/${name}.d.ts`))
  const typesOf = (file: string) => join(folder, 'dist/types', relative(types, file))
  const stubs = createStubs()
  const compiled = (file: string) =>
    stubs.replace(
      readFileSync(file, 'utf8').replaceAll(relativeImports, '$1$2.js$3'),
      relative(dirname(relative(types, file)), '') || '.',
    )
  for (const [name, path] of Object.entries(declared)) {
    const entry = join(types, `${path}.d.ts`)
    for (const file of declarationsBelow(entry)) {
      mkdirSync(dirname(typesOf(file)), { recursive: true })
      writeFileSync(typesOf(file), compiled(file))
    }
    writeFileSync(join(folder, 'dist/types', `${path}.d.ts`), compiled(entry))
    writeFileSync(join(folder, `dist/${name}.d.ts`), `export * from './types/${path}.js'\n`)
  }
  for (const [name, text] of stubs.files())
    writeFileSync(join(folder, `dist/types/${name}.d.ts`), text)
  cpSync(inRoot('scripts/package/valibot.d.ts'), join(folder, 'dist/types/valibot.d.ts'))
  rmSync(types, { recursive: true })
}

const relativeImports = /((?:from |import\()['"])(\.[^'"]*)\.ts(['"])/g

/** Entries whose declarations are made from their code. */
const declared = {
  disclosure: 'packages/disclosure/src/index',
  plugin: 'src/plugin',
  plugins: 'src/newsroom',
  edge: 'src/edge',
}
/** The files of declarations that a file needs, and those that they need. */
function declarationsBelow(file: string, found: Set<string> = new Set()): ReadonlySet<string> {
  for (const [, , path = ''] of readFileSync(file, 'utf8').matchAll(relativeImports)) {
    const needed = join(dirname(file), `${path}.d.ts`)
    if (!found.has(needed)) declarationsBelow(needed, found.add(needed))
  }
  return found
}

/** Folders of docs/ that are for work on the repository. */
const ofRepository = /^docs\/(decisions|screenshots|vocabulary\/(cases|proposals))$/

/** Writes the package to a folder, which is emptied first. */
export async function buildPackage(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const outdir = join(folder, 'dist')
  const built = [
    await build({ ...node, outdir }),
    await build({ ...worker, outdir }),
    await build({ ...edge, outdir: join(outdir, 'edge') }),
  ]
  const roles = ['roles', 'logins', 'harden'].map((name) => `schema/${name}.sql`)
  for (const path of [
    'schema/functions',
    'schema/migrations',
    ...roles,
    'demo/pictures',
    'deploy',
  ]) {
    cpSync(inRoot(path), join(folder, path), { recursive: true })
  }
  cpSync(inRoot('docs'), join(folder, 'docs'), {
    recursive: true,
    filter: (path) => !ofRepository.test(relative(root, path)),
  })
  const licences = [
    'LICENSE',
    'schema/PUBLIC-SUFFIX-LIST-LICENSE.txt',
    'src/core/words/CLDR-LICENSE.txt',
  ]
  for (const path of [...licences, 'CHANGELOG.md', 'wrangler.toml', 'kits/python/candor_signed.py'])
    cpSync(inRoot(path), join(folder, path))
  for (const page of globSync(['*.md', 'docs/**/*.md'], { cwd: folder })) {
    const isIncluded = (path: string) => existsSync(join(folder, dirname(page), path))
    writeFileSync(join(folder, page), pageOfPackage(read(page), isIncluded))
  }
  const readme = readmeOfPackage(read('README.md'), (path) => existsSync(join(folder, path)))
  writeFileSync(join(folder, 'README.md'), readme)
  const notices = noticesOf(bundledPackages(built.flatMap(({ metafile }) => metafile ?? [])))
  writeFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), notices)
  writeFileSync(join(folder, 'candor.js'), launcher, { mode: 0o755 })
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(published(), null, 2)}\n`)
  declare(folder)
}

if (import.meta.main) {
  const folder = inRoot('dist/package')
  await buildPackage(folder)
  console.log(`The package is in ${relative(process.cwd(), folder) || dirname(folder)}.`)
}
