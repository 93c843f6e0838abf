/** What the bundles of all packages share: addresses of files, options, and licences. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BuildOptions, Metafile, Plugin } from 'esbuild'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const inRoot = (path: string) => join(root, path)
export const read = (path: string) => readFileSync(inRoot(path), 'utf8')

/**
 * A module keeps its own address, from which it finds its files: schema/ and demo/pictures/ are
 * where they are in the repository. A thread's module is an entry of its own.
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

export const shared: BuildOptions = {
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

/** For Workers, browsers and Node: without what one of them alone has, unless it is imported. */
export const neutral: BuildOptions = {
  ...{ ...shared, platform: 'neutral', target: 'es2024', external: ['cloudflare:*', 'node:*'] },
  ...{ conditions: ['workerd', 'worker', 'import'], mainFields: ['module', 'main'] },
}

/** The names of the packages that were bundled. */
const bundledPackages = (metafiles: readonly Metafile[]): readonly string[] => {
  const names = metafiles
    .flatMap(({ inputs }) => Object.keys(inputs))
    .flatMap((path) => path.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1] ?? [])
  return [...new Set(names)].sort()
}

/** The licences of what was bundled ask to be passed on with the code. */
export function noticesOf(metafiles: readonly Metafile[]): string {
  const notices = bundledPackages(metafiles).map((name) => {
    const folder = inRoot(`node_modules/${name}`)
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const file = readdirSync(folder).find((each) => /^(licen[cs]e|copying)/i.test(each))
    const text =
      file === undefined ? `Licence: ${license}` : readFileSync(join(folder, file), 'utf8').trim()
    return `${name} ${version} (${license})\n\n${text}\n`
  })
  return `Candor contains code of these packages.\n\n${notices.join(`\n${'-'.repeat(72)}\n\n`)}`
}

/** A command's file, which nothing that an old Node cannot parse comes before. */
export function launcher(name: string, oldestNode: string, entry: string): string {
  const [oldestMajor, oldestMinor] = oldestNode.split('.')
  return `#!/usr/bin/env node
const [major, minor] = process.versions.node.split('.').map(Number)
if (major > ${oldestMajor} || (major === ${oldestMajor} && minor >= ${oldestMinor})) {
  await import('./dist/${entry}.js')
} else {
  console.error('${name} needs Node ${oldestNode} or later, and this is ' + process.version + ': install it from https://nodejs.org/')
  process.exitCode = 1
}
`
}

/** The conditions of an export in a manifest. */
export const typed = (name: string) => ({
  types: `./dist/${name}.d.ts`,
  default: `./dist/${name}.js`,
})
