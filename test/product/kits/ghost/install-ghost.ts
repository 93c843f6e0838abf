/**
 * Installs Ghost from npm, as its own lock file says, without scripts: pnpm takes its packages from
 * npm's registry too.
 */
import { join } from 'node:path'
import { runTool } from '../../clients/run-tool.ts'

const version = '6.65.0'
const pnpm = 'pnpm@12.4.2'

async function run(command: string, ...args: string[]): Promise<void> {
  const { code, output, errors } = await runTool(command, args)
  if (code !== 0) throw new Error(`${command} ${args.join(' ')}: ${output}${errors}`)
}

/** The folder of Ghost, below `folder`. */
export async function installGhost(folder: string): Promise<string> {
  const ghost = join(folder, 'package')
  await run('npm', 'install', '--prefix', folder, '--no-audit', '--no-fund', '--silent', pnpm)
  await run('npm', 'pack', `ghost@${version}`, '--silent', '--pack-destination', folder)
  await run('tar', '-xzf', join(folder, `ghost-${version}.tgz`), '-C', folder)
  const program = join(folder, 'node_modules/pnpm/bin/pnpm.mjs')
  const options = ['--prod', '--frozen-lockfile', '--ignore-scripts', '--reporter=silent']
  await run('node', program, '--dir', ghost, 'install', ...options)
  return ghost
}
