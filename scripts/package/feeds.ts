/**
 * The package `candor-feeds`: the service, with the library and the checker. Everything but the
 * embedded database is bundled into it: this repository's manifest has overrides and a package in a
 * folder, which reach no consumer (decision 54).
 */
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { inRoot, launcher, neutral, noticesOf, read, root, shared, typed } from './bundle.ts'
import { declare } from './declarations.ts'
import { pageOfPackage, readmeOfPackage } from './readme.ts'

const manifest = JSON.parse(read('package.json'))

/** Has files of its own beside its code. */
const external = '@electric-sql/pglite'

/** The oldest Node that runs the package. */
const oldestNode = '22.18'

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
    // A thread of the checker, by the name that it has beside the module that starts it.
    thread: 'packages/check/src/thread.ts',
  },
}

/**
 * A file each for programs that bundle them once more: wrangler, and whatever reads disclosures.
 */
const worker: BuildOptions = {
  ...neutral,
  entryPoints: {
    worker: 'src/worker.ts',
    'desk-worker': 'src/desk.worker.ts',
    'check-worker': 'packages/check/src/page/worker.ts',
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

/** What the registry gets. Its one dependency is pinned as in the repository. */
function published() {
  const { version, description, keywords, license, dependencies } = manifest
  return {
    ...{ name: 'candor-feeds', version, description, keywords, license, type: 'module' },
    bin: { candor: 'candor.js' },
    // Modules only declare: a bundler may leave out what nobody imports.
    sideEffects: false,
    exports: {
      '.': typed('index'),
      './plugins': typed('plugins'),
      './plugin': {
        types: './dist/plugin.d.ts',
        workerd: './dist/edge/plugin.js',
        default: './dist/plugin.js',
      },
      './edge': { types: './dist/edge.d.ts', default: './dist/edge/edge.js' },
      './disclosure': typed('disclosure'),
      './worker': typed('worker'),
      './desk-worker': typed('desk-worker'),
      './check-worker': typed('check-worker'),
      './signer-worker': typed('signer-worker'),
      './package.json': './package.json',
    },
    engines: { node: `>=${oldestNode}` },
    dependencies: { [external]: dependencies[external] },
    // For the types of a plugin's routes.
    peerDependencies: { hono: '^4' },
    peerDependenciesMeta: { hono: { optional: true } },
  }
}

/**
 * Writes the declarations of the entries. Those of the main one name no type of another module.
 */
function declareAll(folder: string, types: string): void {
  const text = readFileSync(join(types, 'src/index.d.ts'), 'utf8')
  if (/from '\.|import\(['"]\./.test(text))
    throw new Error('src/index.ts exports types of other modules.')
  writeFileSync(join(folder, 'dist/index.d.ts'), text)
  for (const name of ['worker', 'desk-worker', 'signer-worker', 'check-worker'])
    cpSync(inRoot('scripts/package/worker.d.ts'), join(folder, `dist/${name}.d.ts`))
  declare(types, folder, {
    disclosure: 'packages/disclosure/src/index',
    plugin: 'src/plugin',
    plugins: 'src/newsroom',
    edge: 'src/edge',
  })
}

/** Folders of docs/ that are for work on the repository. */
const ofRepository = /^docs\/(contributing|screenshots|vocabulary\/(cases|proposals))$/

const copied = [
  ...['schema/functions', 'schema/migrations', 'demo/pictures', 'deploy', 'docs'],
  ...['roles', 'logins', 'harden'].map((name) => `schema/${name}.sql`),
  ...['LICENSE', 'schema/PUBLIC-SUFFIX-LIST-LICENSE.txt', 'src/core/words/CLDR-LICENSE.txt'],
  ...['CHANGELOG.md', 'wrangler.toml', 'kits/python/candor_signed.py'],
  ...['packages/check/README.md', 'packages/disclosure/README.md'],
]

/** Writes the package to a folder, which is emptied first. */
export async function buildFeeds(folder: string, types: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const outdir = join(folder, 'dist')
  const built = [
    await build({ ...node, outdir }),
    await build({ ...worker, outdir }),
    await build({ ...edge, outdir: join(outdir, 'edge') }),
  ]
  for (const path of copied)
    cpSync(inRoot(path), join(folder, path), {
      recursive: true,
      filter: (from) => !ofRepository.test(relative(root, from)),
    })
  for (const page of globSync(['*.md', '{docs,packages}/**/*.md'], { cwd: folder })) {
    const isIncluded = (path: string) => existsSync(join(folder, dirname(page), path))
    writeFileSync(join(folder, page), pageOfPackage(read(page), isIncluded))
  }
  const isIncluded = (path: string) => existsSync(join(folder, path))
  const readme = readmeOfPackage('candor-feeds', read('README.md'), isIncluded)
  writeFileSync(join(folder, 'README.md'), readme)
  const notices = noticesOf(built.flatMap(({ metafile }) => metafile ?? []))
  writeFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), notices)
  const command = launcher('Candor', oldestNode, 'candor')
  writeFileSync(join(folder, 'candor.js'), command, { mode: 0o755 })
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(published(), null, 2)}\n`)
  declareAll(folder, types)
}
