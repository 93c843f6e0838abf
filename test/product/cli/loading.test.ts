/** What the command line loads before it knows its command: help must be there at once. */
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { expect, it } from 'vitest'

/** Packages of this repository are no packages of others. */
const ownPackages: Plugin = {
  name: 'own-packages',
  setup({ onResolve }) {
    onResolve({ filter: /^candor-/ }, ({ path }) => ({
      path: fileURLToPath(import.meta.resolve(path)),
    }))
  },
}

it('loads no package but the parser of commands before a command runs', async () => {
  const entry = 'src/hosts/cli/main.ts'
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
      if (kind === 'dynamic-import' || path.startsWith('node:')) continue
      if (external === true) packages.add(path)
      else files.add(path)
    }
  }
  expect([...packages]).toEqual(['commander'])
  expect(files.size).toBeLessThan(60)
})
