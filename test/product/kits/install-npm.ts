/** Installs packages of npm's registry that only tests of kits need, without their scripts. */
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { runTool } from '../clients/run-tool.ts'

/** A function that gives a folder the packages, `name@version`. */
export function installPackages(...packages: readonly string[]): (folder: string) => Promise<void> {
  let installed: string | undefined
  beforeAll(async () => {
    installed = await mkdtemp(join(tmpdir(), 'candor-npm-'))
    const options = '--ignore-scripts --no-audit --no-fund --silent --prefix'.split(' ')
    const { code, output, errors } = await runTool('npm', [
      ...['install', ...options, installed],
      ...packages,
    ])
    if (code !== 0) throw new Error(`npm cannot install ${packages.join(' ')}: ${output}${errors}`)
  })
  afterAll(() => rm(String(installed), { recursive: true, force: true }))
  return (folder) => symlink(join(String(installed), 'node_modules'), join(folder, 'node_modules'))
}
