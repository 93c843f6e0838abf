/**
 * What programs load before they know their command: help must be there at once. And what the
 * service has of the checker where it serves readers.
 */
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { expect, it } from 'vitest'
import { guard } from '../../../scripts/import-law.ts'

/** Packages of this repository are no packages of others. */
const ownPackages: Plugin = {
  name: 'own-packages',
  setup({ onResolve }) {
    onResolve({ filter: /^candor-/ }, ({ path }) => ({
      path: fileURLToPath(import.meta.resolve(path)),
    }))
  },
}

async function loadedBy(entry: string, also: 'static imports' | 'all imports' = 'static imports') {
  const { metafile } = await build({
    ...{
      entryPoints: [entry],
      bundle: true,
      write: false,
      metafile: true,
      splitting: true,
      outdir: 'dist',
    },
    ...{ format: 'esm', platform: 'node', packages: 'external', logLevel: 'silent' },
    plugins: [ownPackages],
    absWorkingDir: fileURLToPath(new URL('../../..', import.meta.url)),
  })
  const files = new Set([entry])
  const packages = new Set<string>()
  for (const file of files) {
    for (const { path, kind, external } of metafile.inputs[file]?.imports ?? []) {
      if (kind === 'dynamic-import' && also === 'static imports') continue
      if (/^(node|cloudflare):/.test(path)) continue
      if (external === true) packages.add(path)
      else files.add(path)
    }
  }
  return { files: [...files], packages: [...packages] }
}

it('loads no package but the parser of commands before a command runs', async () => {
  const { files, packages } = await loadedBy('src/hosts/cli/main.ts')
  expect(packages).toEqual(['commander'])
  expect(files.length).toBeLessThan(60)
})

const checker = 'packages/check/src/'
const ofChecker = (files: readonly string[]) =>
  files.filter((file) => file.startsWith(checker)).map((file) => file.slice(checker.length))

it.each([
  ['src/worker.ts', 'all imports'],
  ['src/desk.worker.ts', 'all imports'],
  ['src/plugins/signing/signer.worker.ts', 'all imports'],
  ['src/hosts/node/main.ts', 'static imports'],
] as const)(
  '%s has no module of the checker but the guard of addresses',
  async (entry, imports) => {
    const { files } = await loadedBy(entry, imports)
    expect(files.length).toBeGreaterThan(20)
    expect(ofChecker(files).filter((file) => !guard.includes(file))).toEqual([])
  },
)

it('finds the checker where it is', async () => {
  const { files } = await loadedBy('src/hosts/cli/check-command.ts', 'all imports')
  expect(ofChecker(files)).toEqual(expect.arrayContaining(['command.ts', 'page/serve.ts']))
})
